import type { AppState } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import type { Services } from '#main/services/services';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { isPackagePath } from '#system/packageNames';

/** @throws AppFailure 'path.notChosen' */
export function refuseUnchosen({ userState, chosen }: Services, path: string): void {
  const isRecent = userState.recent.some((known) => known.path === path);
  if (!isRecent && !chosen.has(path))
    throw failureOf('path.notChosen', 'This file was not chosen by you.', 'Use File, Open.');
}

/** Changes which line is shown, once all that was asked for before is open, and answers what is open then. */
export function stateAfter({ opening, app }: Services, change: () => Promise<unknown>): Promise<AppState> {
  return opening.run(async () => {
    await change();
    return app.state();
  });
}

/** The same for what takes the place of the open project: a run in progress is stopped and keeps its results. */
export function stateInstead(services: Services, change: () => Promise<unknown>): Promise<AppState> {
  return stateAfter(services, async () => {
    await services.training.stopAll();
    await change();
  });
}

/** Opens a path that the user chose, a package where the user has it unpacked. */
export async function openPath(
  services: Services,
  path: string,
  opening?: OpeningOptions,
): Promise<AppState> {
  const opened = isPackagePath(path) ? await services.packages.unpack(path) : path;
  if (opened === null) return services.app.state();
  return stateInstead(services, () => services.projects.openPath(opened, opening));
}
