import type { SegyDataset } from 'segyio-wasm';
import type { ReadingPicture, ReadingPreview } from '#jobs/opening/readingPreview';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import { absoluteQuantiles, clipOfPercentile } from '#seismic/display/amplitudeQuantiles';
import { foldTrace } from '#seismic/display/cells';
import { finiteOrZero } from '#seismic/numerics/finite';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

const MOST_COLUMNS = 24;
const MOST_ROWS = 160;
const CLIP_PERCENTILE = 98;

async function pictureOf(dataset: SegyDataset): Promise<ReadingPicture> {
  const { traceCount, sampleCount, format } = dataset.layout;
  const columnCount = Math.min(MOST_COLUMNS, traceCount);
  const rowStep = Math.max(1, Math.ceil(sampleCount / MOST_ROWS));
  const rowCount = Math.ceil(sampleCount / rowStep);
  const amplitudes = new Float32Array(columnCount * rowCount);
  for (let column = 0; column < columnCount; column++) {
    const samples = (await dataset.trace.read(column)).map(finiteOrZero);
    foldTrace(samples, rowStep, amplitudes.subarray(column * rowCount, (column + 1) * rowCount));
  }
  const clip = clipOfPercentile(absoluteQuantiles(amplitudes), CLIP_PERCENTILE);
  return { traceCount, sampleCount, formatName: format.name, amplitudes, columnCount, rowCount, clip };
}

/** @throws JobError 'cancelled' and those that are no fault of the options */
async function previewOf(path: string, opening: OpeningOptions): Promise<ReadingPreview> {
  try {
    const dataset = await openLineFile(path, opening);
    try {
      return { opening, picture: await withJobErrors(() => pictureOf(dataset)), fault: null };
    } finally {
      await dataset.dispose();
    }
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { opening, picture: null, fault: error.message };
  }
}

/** Reads the first traces of a file in each of several ways; a way in which it does not open says why. */
export async function previewReadings(
  { path, openings }: { readonly path: string; readonly openings: readonly OpeningOptions[] },
  context: JobContext,
): Promise<ReadingPreview[]> {
  const previews: ReadingPreview[] = [];
  for (const opening of openings) {
    throwIfCancelled(context.signal);
    previews.push(await previewOf(path, opening));
  }
  return previews;
}
