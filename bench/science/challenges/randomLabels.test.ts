import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '#engine/start/startEngine';
import { simulateSection } from '#seismic/simulate/simulateSection';
import {
  deviationsAbove,
  groupedShare,
  panelShare,
  type RandomLabelInput,
  randomLabelInput,
} from './randomLabels';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

describe('with random labels', () => {
  let input: Omit<RandomLabelInput, 'steps'>;
  beforeAll(async () => {
    const { createNetwork } = await startEngine('wasm', { threads: 1 });
    input = randomLabelInput(simulateSection({ seed: 6, traceCount: 160, sampleCount: 280 }), createNetwork);
  });

  it('validation by place stays at chance', async () => {
    const above: number[] = [];
    for (const seed of SEEDS) above.push(deviationsAbove(await groupedShare({ ...input, steps: 40 }, seed)));
    expect(above.filter((deviations) => Math.abs(deviations) <= 2).length).toBeGreaterThanOrEqual(19);
  });

  it('validation by random panels is far above it', async () => {
    expect(deviationsAbove(await panelShare({ ...input, steps: 1000 }, 1))).toBeGreaterThan(2);
  });
});
