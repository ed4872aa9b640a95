import { failureOf } from '#main/base/failure';
import type { LineHandlers } from '#main/ipc/handlerParts';
import type { Services } from '#main/services/services';

/** @throws AppFailure 'path.notChosen' */
export function refuseUnchosen({ userState, chosen }: Services, path: string): void {
  const isRecent = userState.recent.some((known) => known.path === path);
  if (!isRecent && !chosen.has(path))
    throw failureOf('path.notChosen', 'This file was not chosen by you.', 'Use File, Open.');
}

/** Answers to what the window asks of the lines of the project. */
export function lineHandlers(services: Services): LineHandlers {
  const { app, opening, dialogs, lines, projects } = services;
  const add = (paths: readonly string[]) =>
    opening.run(async () => {
      await lines.add(paths);
      return app.state();
    });
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
    'lines.show': ({ lineId }) =>
      opening.run(async () => {
        await lines.show(lineId);
        return app.state();
      }),
    'lines.rename': async ({ lineId, name }) => lines.rename(lineId, name),
    'lines.remove': ({ lineId }) =>
      opening.run(async () => {
        await lines.remove(lineId);
        return app.state();
      }),
  };
}
