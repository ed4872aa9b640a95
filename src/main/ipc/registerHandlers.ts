import { ipcMain } from 'electron';
import type { Handlers, RequestName } from '#contract/contract';
import { REQUESTS } from '#contract/names';
import { isOwnSender } from '#main/electron/security';
import { answerAsk } from '#main/ipc/answerAsk';

const NOT_OURS = {
  ok: false,
  failure: {
    code: 'sender.refused',
    message: 'A page that is not part of Diffrakt sent a request.',
    remedy: 'Close the window and start Diffrakt again.',
  },
};

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUESTS, name);
}

/** Connects every request of the contract to its handler, for messages of our own page only. */
export function registerHandlers(handlers: Handlers): void {
  for (const name of Object.keys(REQUESTS).filter(isRequestName)) {
    ipcMain.handle(`ask:${name}`, (event, ask: unknown) =>
      isOwnSender(event) ? answerAsk(handlers, name, ask) : NOT_OURS,
    );
  }
}
