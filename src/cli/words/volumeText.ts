import type { VolumeResult } from '#jobs/volume/classifyVolume';
import { RESULT_FILES } from '#system/fileNames';

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** The classified volume and its files, or how far it is. */
export function volumeLines(result: VolumeResult, folder: string): string[] {
  const { report, direction, doneCount, planeCount, unfinishedFolder } = result;
  if (!report)
    return doneCount < planeCount
      ? [`${doneCount} of ${planeCount} ${direction}s are done, in ${unfinishedFolder}`]
      : [`All ${planeCount} ${direction}s are done; the last part has put the volumes in ${folder}`];
  const { line, shares, engine, files, timings, volume } = report;
  const rate = timings.planeCount > 0 ? `, ${timings.planeCount} now in ${timings.seconds.toFixed(0)} s` : '';
  const left = volume.notClassifiedTraceCount;
  return [
    `${line.file}: ${volume.planeCount} ${direction}s${rate} (${engine.name})`,
    `diffraction ${percent(shares.diffraction)}, reflection ${percent(shares.reflection)}, ` +
      `noise ${percent(shares.noise)}`,
    ...(left > 0
      ? [`${left} traces share the place of another and are not classified (class -1, all probabilities 0)`]
      : []),
    `${folder}: ${files.join(', ')}, ${RESULT_FILES.report}`,
  ];
}
