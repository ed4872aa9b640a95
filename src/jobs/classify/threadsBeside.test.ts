import { beforeEach, describe, expect, it, vi } from 'vitest';
import { attributesBeside } from '#jobs/classify/attributeThread';
import { correlateBeside } from '#jobs/classify/correlationThread';
import { freeChannels } from '#seismic/channels/freeChannels';
import { PickCorrelations } from '#seismic/channels/pickCorrelations';
import { type ChannelPick, pickExampleOf } from '#seismic/channels/pickExample';
import { ownMeasures } from '#seismic/channels/residualShare';
import { traceRange } from '#seismic/channels/traceRange';
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

beforeEach(() => {
  programs.isBuilt = false;
  programs.started = 0;
});

describe('attributes of a line', () => {
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
});

describe('correlations of a line', () => {
  const PICKS: ChannelPick[] = [
    { id: 'a', class: 'diffraction', trace: 20, sample: 30 },
    { id: 'b', class: 'diffraction', trace: 50, sample: 60 },
    { id: 'c', class: 'reflection', trace: 40, sample: 20 },
  ];

  /** The channels of a line, and examples of its picks. */
  function lineOf(seed: number) {
    const { section } = simulateTrainingSection({ seed, traceCount: 64, sampleCount: 96 });
    const free = freeChannels(workingSection(section));
    return { free, examples: PICKS.map((pick) => pickExampleOf(free, pick)) };
  }

  const lines = [lineOf(3), lineOf(4)];

  /** Requests one behind the other, and what they come to in this thread. */
  async function answered(count: number) {
    const asked = lines.flatMap(({ free, examples }) => {
      const correlate = correlateBeside(free);
      const here = new PickCorrelations(free);
      const some = { traces: traceRange(free, 8, 24), kept: [examples[2].key] };
      return [
        [correlate(examples, {}), here.maps(examples, {})],
        [correlate(examples.slice(0, 2), some), here.maps(examples.slice(0, 2), some)],
        [correlate(examples.slice(1), { isOnce: true }), here.maps(examples.slice(1), {})],
        // The same diffraction once more, beside no reflection; then another one.
        [correlate(examples.slice(1, 2), { isOnce: true }), here.maps(examples.slice(1, 2), {})],
        [correlate(examples.slice(0, 1), { isOnce: true }), here.maps(examples.slice(0, 1), {})],
      ];
    });
    expect(asked).toHaveLength(count);
    return Promise.all(asked.map(async ([beside, here]) => [await beside, await here]));
  }

  it('correlates here what no thread can be asked for', async () => {
    for (const [beside, here] of await answered(10)) expect(beside).toEqual(here);
    expect(programs.started).toBe(0);
  });

  it('one thread correlates the same for all lines, also when several are asked for at once', async () => {
    programs.isBuilt = true;
    for (const [beside, here] of await answered(10)) expect(beside).toEqual(here);
    const [first, second] = lines.map(({ free }) => correlateBeside(free));
    const alternating = await Promise.all([
      first(lines[0].examples, {}),
      second(lines[1].examples, {}),
      first(lines[0].examples, {}),
    ]);
    expect(alternating[2]).toEqual(alternating[0]);
    expect(alternating[1]).toEqual(new PickCorrelations(lines[1].free).maps(lines[1].examples));
    expect(programs.started).toBe(1);
  });
});
