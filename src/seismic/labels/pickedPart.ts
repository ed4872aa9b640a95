/**
 * A line with a known truth is picked in its left third and scored on the right two thirds, so that no pick
 * covers a scored sample.
 */

/** First trace behind the part that is picked. */
export function endOfPickedTraces(traceCount: number): number {
  return Math.floor(traceCount / 3);
}

/** First trace of the part that is scored. */
export function firstScoredTrace(traceCount: number): number {
  return Math.ceil(traceCount / 3);
}
