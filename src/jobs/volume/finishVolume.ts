import { rename } from 'node:fs/promises';
import { describeEngine } from '#engine/names/engineWords';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { Classifier } from '#jobs/export/classifier';
import { type ClassCounts, toShares } from '#jobs/export/leaveResults';
import { describeLine } from '#jobs/export/reportLine';
import type { ResultFolder } from '#jobs/export/resultFolder';
import type { LineReader } from '#jobs/line/lineReader';
import { isThere } from '#jobs/volume/volumeFile';
import type { DonePlane, UnfinishedFolder, VolumeOrder } from '#jobs/volume/volumeOrder';
import type { VolumeReport } from '#jobs/volume/volumeReport';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { tracesWithoutPlace } from '#seismic/survey/volumePlanes';
import { RESULT_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';
import { programVersion } from '#system/programVersion';
import { toWriteError, writeWholeFile } from '#system/wholeFile';

/** A volume whose planes are all done. */
export interface FinishedVolume {
  readonly line: LineReader;
  readonly order: VolumeOrder;
  readonly classifier: Classifier;
  readonly engine: RunningEngine;
  readonly done: readonly DonePlane[];
  readonly fileNames: readonly string[];
  readonly timings: VolumeReport['timings'];
}

/** Puts a volume in its place, unless an earlier try or another part of the work has done so. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(await isThere(from)) && (await isThere(to))) return;
    throw toWriteError(error, to);
  }
}

function sumCounts(done: readonly DonePlane[]): ClassCounts {
  const sum = (name: keyof ClassCounts) => done.reduce((total, { counts }) => total + counts[name], 0);
  const [diffraction, reflection, noise] = EVENT_CLASSES.map(sum);
  return { diffraction, reflection, noise };
}

/** A folder that cannot be removed costs space and nothing else. */
async function removeOrWarn(folder: UnfinishedFolder, { warn }: Pick<JobContext, 'warn'>): Promise<void> {
  await folder.remove().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The volumes are complete, but the folder that they were made in stays: ${reason}`);
  });
}

/**
 * Moves the volumes of a complete folder to their places, writes the report and takes the folder away. Where it fails or
 * is killed, the same command goes on with the volumes that are left. @throws JobError 'disk.full', 'file.write'
 */
export async function finishVolume(
  { line, order, classifier, engine, done, fileNames, timings }: FinishedVolume,
  complete: UnfinishedFolder,
  folder: ResultFolder,
  context: Pick<JobContext, 'signal' | 'warn'>,
): Promise<VolumeReport> {
  const counts = sumCounts(done);
  const total = EVENT_CLASSES.reduce((sum, name) => sum + counts[name], 0);
  const report: VolumeReport = {
    version: 1,
    program: { name: 'diffrakt', version: programVersion() },
    line: await describeLine(line, line.fileOrder, order.fileSha256),
    ...classifier.report,
    engine: { name: engine.name, description: describeEngine(engine.description) },
    volume: {
      direction: order.direction,
      planeCount: done.length,
      notClassifiedTraceCount: tracesWithoutPlace(await line.survey(context.signal)),
    },
    counts,
    shares: toShares(counts, Math.max(1, total)),
    timings,
    files: [...fileNames],
  };
  for (const name of fileNames) await moveFile(complete.pathOf(name), folder.pathOf(name));
  await writeWholeFile(folder.pathOf(RESULT_FILES.report), `${JSON.stringify(report, null, 2)}\n`);
  await removeOrWarn(complete, context);
  return report;
}
