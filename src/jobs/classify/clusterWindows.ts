import type { DenseLine } from '#jobs/classify/denseLine';
import { embedWindows } from '#learning/embedding/embedWindows';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import { windowFeatures } from '#learning/embedding/windowFeatures';
import { eventStrength, windowPlaces } from '#learning/embedding/windowPlaces';
import { JobError } from '#system/failure';
import { takeTurn } from '#system/takeTurn';

/** Windows of a line at most: more take long to look at, and say the same. */
const MOST_WINDOWS = 600;
/** Fewer are no groups. */
const FEWEST_WINDOWS = 8;
/** The same line gives the same windows and clusters. */
const SEED = 1;

/** The size of the windows, and how many clusters they make. */
export interface ClusterRequest {
  readonly traces: number;
  readonly durationMs: number;
  /** 2 to 12; null for the number with the best silhouette. */
  readonly clusterCount: number | null;
}

/**
 * Groups windows of a line by what they look like, without picks.
 * @param features maps [trace][working sample]
 * @throws JobError 'argument.invalid' where windows of the size are too large for the line, 'cancelled'
 */
export async function clusterWindows(
  line: DenseLine,
  features: readonly Float32Array[],
  { traces, durationMs, clusterCount }: ClusterRequest,
  signal: AbortSignal,
): Promise<WindowClusters> {
  const { channels, working } = line;
  const window = { traces, samples: line.workingSamplesIn(durationMs) };
  const order = { window, silence: line.silence(), most: MOST_WINDOWS, seed: SEED };
  const places = windowPlaces(eventStrength(channels.free), working, order);
  if (places.length < FEWEST_WINDOWS)
    throw new JobError(
      'argument.invalid',
      `Windows of ${traces} traces and ${durationMs} ms are too large to group: ${places.length} of them fit this line.`,
      'Choose smaller windows.',
    );
  await takeTurn(signal);
  const rows = windowFeatures(features, working, places);
  const embedding = embedWindows(rows, { clusterCount, seed: SEED });
  const windows = embedding.windows.map((one, i) => {
    const { trace, sample } = places[i];
    return { trace, timeMs: line.timeMsOfWorkingSample(sample), traces, durationMs, ...one };
  });
  return { ...embedding, windows };
}
