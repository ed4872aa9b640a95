import { findBlockers, findWarnings, neededBytesOf } from '#engine/install/blockers';
import { finishedBytesOf, partBytesOf } from '#engine/install/fetchWheels';
import type { InstallPlan, NativeBuild } from '#engine/install/nativeBuild';
import { engineFolder } from '#engine/install/nativeFolder';
import { diskBytesOf, downloadBytesOf, TENSORFLOW_VERSION, wheelsOf } from '#engine/install/wheels';

/** What installing a build takes here, and what prevents it. Reads only; changes and downloads nothing. */
export async function installPlan(build: NativeBuild): Promise<InstallPlan> {
  const wheels = wheelsOf(build);
  const partBytes = await partBytesOf(wheels);
  const hasWheels = (await finishedBytesOf(wheels)) === downloadBytesOf(build);
  const [blockers, warnings] = await Promise.all([findBlockers(build, hasWheels), findWarnings(build)]);
  return {
    build,
    tensorflowVersion: TENSORFLOW_VERSION,
    folder: engineFolder(),
    downloadBytes: Math.max(0, downloadBytesOf(build) - partBytes),
    partBytes,
    diskBytes: diskBytesOf(build).installed,
    neededBytes: await neededBytesOf(build),
    blockers,
    warnings,
  };
}
