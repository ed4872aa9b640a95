import type { LineHandlers } from '#main/ipc/handlerParts';
import { refuseUnchosen, stateAfter } from '#main/ipc/opening';
import type { Services } from '#main/services/services';

/** Answers to what the window asks of the lines of the project. */
export function lineHandlers(services: Services): LineHandlers {
  const { dialogs, lines, projects } = services;
  const add = (paths: readonly string[]) => stateAfter(services, () => lines.add(paths));
  return {
    'lines.addDialog': async () => {
      projects.require();
      const paths = await dialogs.chooseLines();
      return paths.length === 0 ? null : add(paths);
    },
    'lines.add': async ({ paths }) => {
      for (const path of paths) refuseUnchosen(services, path);
      return add(paths);
    },
    'lines.show': ({ lineId }) => stateAfter(services, () => lines.show(lineId)),
    'lines.rename': async ({ lineId, name }) => lines.rename(lineId, name),
    'lines.remove': ({ lineId }) => stateAfter(services, () => lines.remove(lineId)),
  };
}
