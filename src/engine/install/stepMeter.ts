import { type ProgressListener, ProgressMeter } from '#system/progressMeter';

/** A meter of a step that is not counted in parts: it is told as begun at once, and as done by `tell(1)`. */
export function stepMeter(listener: ProgressListener, stage: string): ProgressMeter {
  return new ProgressMeter(listener, { stage, total: 1, unit: 'step' });
}

/** A meter of bytes, told in megabytes. @returns takes the bytes done so far */
export function byteMeter(
  listener: ProgressListener,
  stage: string,
  totalBytes: number,
): (doneBytes: number) => void {
  const meter = new ProgressMeter(listener, { stage, total: totalBytes / 1e6, unit: 'MB' });
  return (doneBytes) => meter.tell(doneBytes / 1e6);
}
