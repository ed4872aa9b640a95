import { afterEach, expect, it, vi } from 'vitest';
import { slopeRatioBeside } from '#jobs/classify/slopeRatioThread';
import { slopeRatio } from '#seismic/signal/slopeRatio';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

const programs = vi.hoisted(() => ({ isBuilt: true, started: 0 }));
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
afterEach(() => {
  programs.isBuilt = true;
});

const { section } = simulateTrainingSection({ seed: 3, traceCount: 64, sampleCount: 96 });

it('a thread measures the same slope ratio as this one', async () => {
  expect(await slopeRatioBeside(section)).toEqual(slopeRatio(section));
  expect(programs.started).toBe(1);
});

it('without a thread it is measured here', async () => {
  programs.isBuilt = false;
  expect(await slopeRatioBeside(section)).toEqual(slopeRatio(section));
});
