import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '#engine/start/startEngine';
import { clusterWindows } from '#jobs/classify/clusterWindows';
import { denseNetOf } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import type { WindowClusters } from '#learning/embedding/windowClusters';
import { adjustedRandIndex } from '#learning/testing/randIndex';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { extentOfPick, isInside } from '#seismic/picks/pick';
import { sampleOfTimeMs } from '#seismic/section/section';
import { simulateSection } from '#seismic/simulate/simulateSection';

const simulated = simulateSection({ seed: 12, traceCount: 200, sampleCount: 300, sampleIntervalUs: 4000 });
const { section, truthClass } = simulated;
const { signal } = new AbortController();
const size = { traces: 24, durationMs: 128 };
let line: DenseLine;
let features: readonly Float32Array[];
let found: WindowClusters;

beforeAll(async () => {
  const net = { model: await readShippedModel(), engine: await startEngine('wasm', { threads: 1 }) };
  line = await DenseLine.prepare(section, signal);
  ({ features } = await HeadLine.prepare(line, denseNetOf(net), signal));
  found = await clusterWindows(line, features, { ...size, clusterCount: null }, signal);
}, 60_000);

/** The true class in the middle of a window; null where it is mixed. */
function truthOf({ trace, timeMs }: { readonly trace: number; readonly timeMs: number }): number | null {
  const middle = Math.round(sampleOfTimeMs(section, timeMs));
  const counts = [0, 0, 0, 0];
  for (let t = trace - 2; t <= trace + 2; t++)
    for (let s = middle - 3; s <= middle + 3; s++) counts[truthClass[t * section.sampleCount + s]]++;
  const label = counts.indexOf(Math.max(...counts));
  return label === TRUTH.mixed ? null : label;
}

describe('windows of a line by likeness', () => {
  it('lie inside the line, are of the asked size, and come the same each time', async () => {
    expect(found.windows.length).toBeGreaterThan(100);
    expect(found.windows.length).toBeLessThanOrEqual(600);
    for (const one of found.windows) {
      expect(one).toMatchObject(size);
      expect(isInside(extentOfPick(one, section), section)).toBe(true);
      expect(one.cluster).toBeLessThan(found.clusterCount);
    }
    expect(await clusterWindows(line, features, { ...size, clusterCount: null }, signal)).toEqual(found);
  });

  it('fall into clusters that tell the true classes, which they were never told, far above chance', async () => {
    const six = await clusterWindows(line, features, { ...size, clusterCount: 6 }, signal);
    const known = six.windows.flatMap((one) => {
      const truth = truthOf(one);
      return truth === null ? [] : [{ truth, cluster: one.cluster }];
    });
    const truths = known.map(({ truth }) => truth);
    const clusters = known.map(({ cluster }) => cluster);
    const purityOf = (groups: readonly number[]): number =>
      [0, 1, 2, 3, 4, 5].reduce((sum, group) => {
        const own = truths.filter((_, i) => groups[i] === group);
        return sum + Math.max(...[0, 1, 2].map((truth) => own.filter((one) => one === truth).length));
      }, 0) / truths.length;
    const byChance = createRandom(1).shuffle([...clusters]);
    expect(adjustedRandIndex(clusters, truths)).toBeGreaterThan(0.2);
    expect(purityOf(clusters)).toBeGreaterThan(0.75);
    expect(purityOf(byChance)).toBeLessThan(0.6);
  });

  it('are refused where the windows are too large, in words that say so', async () => {
    const wish = { traces: 190, durationMs: 1100, clusterCount: null };
    await expect(clusterWindows(line, features, wish, signal)).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/190 traces and 1100 ms are too large/),
    });
  });
});
