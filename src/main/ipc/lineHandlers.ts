import type { LineHandlers } from '#main/ipc/handlerParts';
import { refuseUnchosen, stateAfter } from '#main/ipc/opening';
import { fileOfLine } from '#main/project/findLine';
import type { Services } from '#main/services/services';
import { mostPickedPlane } from '#seismic/picks/surveyPick';

/** Answers to what the window asks of the lines of the project. */
export function lineHandlers(services: Services): LineHandlers {
  const { datasets, dialogs, lines, projects } = services;
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
    'lines.planes': async ({ lineId }) => {
      const open = projects.require();
      const file = await fileOfLine(open, lineId, 'line');
      const families = await datasets.client.ask('linePlanes', file).answer;
      return { families, usual: mostPickedPlane(open.store.picksOf(lineId)) };
    },
    'lines.rename': async ({ lineId, name }) => lines.rename(lineId, name),
    'lines.remove': ({ lineId }) => stateAfter(services, () => lines.remove(lineId)),
  };
}
