import type { MapSize } from '#learning/dense/channelImage';

/** Steps of a sequence that fills a rectangle evenly: powers of 1 / 1.3247, the root of x³ = x + 1 (Roberts, 2018). */
const STEPS = [0.7548776662466927, 0.5698402909980532] as const;

/** Places spread evenly over a map [trace][sample], by index; the first of them are spread evenly too. */
export function sectionPlaces({ traceCount, sampleCount }: MapSize, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => {
    const [x, t] = STEPS.map((step) => ((i + 1) * step) % 1);
    return Math.floor(x * traceCount) * sampleCount + Math.floor(t * sampleCount);
  });
}
