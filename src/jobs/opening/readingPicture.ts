import type { SegyDataset } from 'segyio-wasm';
import type { ReadingPicture } from '#jobs/opening/readingPreview';
import { absoluteQuantiles, clipOfPercentile } from '#seismic/display/amplitudeQuantiles';
import { foldTrace } from '#seismic/display/cells';
import { finiteOrZero } from '#seismic/numerics/finite';

/** Traces of a picture. */
export const PICTURE_COLUMNS = 24;
const MOST_ROWS = 160;
const CLIP_PERCENTILE = 98;

/** At most 24 traces of a file from `firstTrace` on, each folded to at most 160 rows that keep the largest samples. */
export async function readingPicture(dataset: SegyDataset, firstTrace = 0): Promise<ReadingPicture> {
  const { traceCount, sampleCount, format } = dataset.layout;
  const columnCount = Math.min(PICTURE_COLUMNS, traceCount - firstTrace);
  const rowStep = Math.max(1, Math.ceil(sampleCount / MOST_ROWS));
  const rowCount = Math.ceil(sampleCount / rowStep);
  const amplitudes = new Float32Array(columnCount * rowCount);
  for (let column = 0; column < columnCount; column++) {
    const samples = (await dataset.trace.read(firstTrace + column)).map(finiteOrZero);
    foldTrace(samples, rowStep, amplitudes.subarray(column * rowCount, (column + 1) * rowCount));
  }
  const clip = clipOfPercentile(absoluteQuantiles(amplitudes), CLIP_PERCENTILE);
  return { traceCount, sampleCount, formatName: format.name, amplitudes, columnCount, rowCount, clip };
}
