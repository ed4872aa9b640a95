import { afterEach, expect, it, vi } from 'vitest';
import { attributesBeside } from '#jobs/classify/attributeThread';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
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
const working = workingSection(section);
const free = freeChannels(working);
const attributes = () => attributesBeside(section, working, free);

it('a thread measures the same attributes as this one', async () => {
  const inThread = await attributes();
  expect(programs.started).toBe(1);
  programs.isBuilt = false;
  expect(await attributes()).toEqual(inThread);
  expect(inThread[0]).toEqual(free.maps[free.names.indexOf('lsnr')]);
  expect(inThread).toHaveLength(3);
});

it('the slope ratio is the logit of its rank among those of the nearest samples', async () => {
  const [, ratioLogits] = await attributes();
  const ratios = slopeRatio(section);
  const at = (place: number): number => {
    const [trace, sample] = [Math.floor(place / working.sampleCount), place % working.sampleCount];
    const nearest = Math.min(section.sampleCount - 1, Math.round(sample * working.sampleStep));
    return ratios[trace * section.sampleCount + nearest];
  };
  const places = [...ratioLogits.keys()];
  const byRatio = [...places].sort((a, b) => at(a) - at(b));
  for (const [i, place] of byRatio.slice(1).entries())
    expect(ratioLogits[place]).toBeGreaterThanOrEqual(ratioLogits[byRatio[i]]);
  const middle = ratioLogits[byRatio[byRatio.length >> 1]];
  expect(Math.abs(middle)).toBeLessThan(0.1);
});
