import { findBlockers, findWarnings, neededBytesOf } from '#jobs/engine/install/blockers';
import { finishedBytesOf, partBytesOf } from '#jobs/engine/install/fetchWheels';
import { engineFolder } from '#jobs/engine/install/nativeFolder';
import { diskBytesOf, downloadBytesOf, type NativeBuild, wheelsOf } from '#jobs/engine/install/wheels';

/** What installing a build takes here, and what stands in its way. */
export interface InstallPlan {
  readonly build: NativeBuild;
  readonly folder: string;
  /** Still to download. */
  readonly downloadBytes: number;
  /** Downloaded before and kept. */
  readonly partBytes: number;
  /** Occupied when installed. */
  readonly diskBytes: number;
  /** Free space that it takes on the way. */
  readonly neededBytes: number;
  /** A sentence each, with its remedy; none if it can go. */
  readonly blockers: string[];
  /** What will be lacking though it can go, a sentence each. */
  readonly warnings: string[];
}

/** What installing a build takes here, and what stands in its way. Looks only; changes and fetches nothing. */
export async function installPlan(build: NativeBuild): Promise<InstallPlan> {
  const wheels = wheelsOf(build);
  const partBytes = await partBytesOf(wheels);
  const hasWheels = (await finishedBytesOf(wheels)) === downloadBytesOf(build);
  const [blockers, warnings] = await Promise.all([findBlockers(build, hasWheels), findWarnings(build)]);
  return {
    build,
    folder: engineFolder(),
    downloadBytes: Math.max(0, downloadBytesOf(build) - partBytes),
    partBytes,
    diskBytes: diskBytesOf(build).installed,
    neededBytes: await neededBytesOf(build),
    blockers: blockers.map(({ message, remedy }) => `${message}. ${remedy}`),
    warnings,
  };
}
