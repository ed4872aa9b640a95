import { readingPicture } from '#jobs/opening/readingPicture';
import type { ReadingPreview } from '#jobs/opening/readingPreview';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

/** @throws JobError 'cancelled' and those that are no fault of the options */
async function previewOf(path: string, opening: OpeningOptions): Promise<ReadingPreview> {
  try {
    const dataset = await openLineFile(path, opening);
    try {
      return { opening, picture: await withJobErrors(() => readingPicture(dataset)), fault: null };
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
