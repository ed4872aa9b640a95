import { expect, it, vi } from 'vitest';
import { attributesBeside } from '#jobs/classify/attributeThread';
import { ownMeasures } from '#seismic/channels/residualShare';
import { levelSection, workingSection } from '#seismic/channels/workingSection';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

const programs = vi.hoisted(() => ({ isBuilt: false, started: 0 }));
vi.mock('#engine/programs', async (importOriginal) => {
  const real = await importOriginal<typeof import('#engine/programs')>();
  return {
    programPath: (name: Parameters<typeof real.programPath>[0]) => {
      if (!programs.isBuilt) throw new Error('not built');
      programs.started++;
      return real.programPath(name);
    },
  };
});
vi.mock('node:os', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:os')>()),
  availableParallelism: () => 2,
}));
const { section } = simulateTrainingSection({ seed: 3, traceCount: 64, sampleCount: 96 });
const working = workingSection(section);
const measure = () => attributesBeside({ section, working });

it('one thread measures the same as this one, for all lines', async () => {
  const here = await measure();
  expect(programs.started).toBe(0);
  programs.isBuilt = true;
  expect(await Promise.all([measure(), measure()])).toEqual([here, here]);
  expect(await measure()).toEqual(here);
  expect(programs.started).toBe(1);
});

it('the residual is the logit of its rank among the shares of the nearest samples', async () => {
  const { residual: logits } = await measure();
  const shares = ownMeasures(levelSection(section), working.sampleStep).residualShare;
  const at = (place: number): number => {
    const [trace, sample] = [Math.floor(place / working.sampleCount), place % working.sampleCount];
    const nearest = Math.min(section.sampleCount - 1, Math.round(sample * working.sampleStep));
    return shares[trace * section.sampleCount + nearest];
  };
  const byShare = [...logits.keys()].sort((a, b) => at(a) - at(b));
  for (const [i, place] of byShare.slice(1).entries())
    expect(logits[place]).toBeGreaterThanOrEqual(logits[byShare[i]]);
  expect(Math.abs(logits[byShare[byShare.length >> 1]])).toBeLessThan(0.1);
});

it('the energy is that of the amplitudes around, and none on dead traces', async () => {
  const amplitudes = section.amplitudes.map((_, i) => (i % 2 === 0 ? 3 : -3));
  const dead = 20;
  amplitudes.fill(0, dead * section.sampleCount, (dead + 1) * section.sampleCount);
  const { energy } = await attributesBeside({ section: { ...section, amplitudes }, working });
  const middle = Math.round(working.sampleCount / 2);
  const at = (trace: number): number => energy[trace * working.sampleCount + middle];
  expect(at(dead)).toBe(0);
  expect(at(50)).toBeCloseTo(9, 3);
});
