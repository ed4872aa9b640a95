import { describe, expect, it } from 'vitest';
import { averagePrecision } from '#seismic/labels/averagePrecision';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { traceOf } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';
import { localEnergy } from '#seismic/signal/smooth';
import { type Apex, type SimulatedSection, simulateSection } from '#seismic/simulate/simulateSection';

const SIZE = { traceCount: 256, sampleCount: 500 };
const LINES = [1, 2, 3].map((seed) => ({ seed, line: simulateSection({ seed, ...SIZE }) }));

function share(codes: Uint8Array, code: number): number {
  return codes.filter((value) => value === code).length / codes.length;
}

/** Average precision of a score for diffraction against reflection and noise; mixed samples are left out. */
function precisionOf({ truthClass }: SimulatedSection, score: (index: number) => number): number {
  const scoresOf = (isWanted: (code: number) => boolean): Float64Array =>
    Float64Array.from(
      [...truthClass.keys()].filter((i) => isWanted(truthClass[i])),
      score,
    );
  const positives = scoresOf((code) => code === TRUTH.diffraction);
  return averagePrecision(
    positives,
    scoresOf((code) => code === TRUTH.reflection || code === TRUTH.neither),
  );
}

function prevalence({ truthClass }: SimulatedSection): number {
  return share(truthClass, TRUTH.diffraction) / (1 - share(truthClass, TRUTH.mixed));
}

describe('simulated sections', () => {
  it('are the same bytes for the same seed and others for another', () => {
    const small = (seed: number): SimulatedSection =>
      simulateSection({ seed, traceCount: 64, sampleCount: 150 });
    expect(small(5)).toEqual(small(5));
    expect(small(5).section.amplitudes).not.toEqual(small(6).section.amplitudes);
    expect(small(5).truthClass).not.toEqual(small(6).truthClass);
  });

  it('have the requested size, by default that of the demo line', () => {
    const options = { seed: 9, traceCount: 40, sampleCount: 90, sampleIntervalUs: 2000, traceSpacingM: 25 };
    const { section, traceSpacingM } = simulateSection(options);
    const { amplitudes, ...axes } = section;
    expect(axes).toEqual({ traceCount: 40, sampleCount: 90, sampleIntervalUs: 2000, startTimeMs: 0 });
    expect([amplitudes.length, traceSpacingM]).toEqual([3600, 25]);
  });

  describe.each(LINES)('of seed $seed', ({ line }) => {
    it('have finite samples and nothing on their dead traces, in section and truth', () => {
      const { section, diffractionOnly, truthClass, deadTraces } = line;
      expect(section.amplitudes.every(Number.isFinite)).toBe(true);
      const silent = Array.from({ length: SIZE.traceCount }, (_, i) => i).filter((trace) =>
        traceOf(section, trace).every((amplitude) => amplitude === 0),
      );
      expect(silent).toEqual(deadTraces);
      for (const trace of deadTraces)
        for (const field of [diffractionOnly, truthClass])
          expect(field.subarray(trace * 500, (trace + 1) * 500).every((value) => value === 0)).toBe(true);
    });

    it('have all four codes, none rare', () => {
      const shares = [0, 1, 2, 3].map((code) => share(line.truthClass, code));
      expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...shares)).toBeGreaterThan(0.05);
    });

    it('have diffraction in their truth where the diffractions have their energy', () => {
      const energy = localEnergy(line.diffractionOnly, line.section, { traces: 1.5, samples: 4 });
      const meanOf = (code: number): number => {
        const some = energy.filter((_, i) => line.truthClass[i] === code);
        return some.reduce((sum, value) => sum + value, 0) / some.length;
      };
      expect(meanOf(TRUTH.diffraction)).toBeGreaterThan(10 * meanOf(TRUTH.neither));
    });

    it('cannot be separated by amplitude', () => {
      const { amplitudes } = line.section;
      const strength = localEnergy(amplitudes, line.section, { traces: 3, samples: 5 });
      const ratio = slopeRatio(line.section);
      const trivial = [
        precisionOf(line, (i) => Math.abs(amplitudes[i])),
        precisionOf(line, (i) => strength[i]),
        precisionOf(line, (i) => -strength[i]),
      ];
      expect(Math.max(...trivial)).toBeLessThan(1.3 * prevalence(line));
      expect(precisionOf(line, (i) => ratio[i])).toBeGreaterThan(2.2 * prevalence(line));
    });

    it('have apexes where hyperbolas of their velocity have their energy', () => {
      const points = line.apexes.filter((apex) => apex.kind === 'point' && isWellInside(apex));
      expect(points.length).toBeGreaterThan(8);
      const ranks = points.map((apex) => rankOfApex(line, apex));
      // Others cross; of 41 places across and 41 down most apexes are still among the best twentieth.
      expect(ranks.filter((rank) => rank < 0.05).length / ranks.length).toBeGreaterThan(0.8);
    });
  });
});

const REACH = 15;

function isWellInside({ trace, timeMs }: Apex): boolean {
  return trace > 40 && trace < SIZE.traceCount - 40 && timeMs > 300 && timeMs < 1700;
}

/** |Σ|² of the diffractions along a hyperbola with its apex moved by traces and samples. */
function stackedEnergy(line: SimulatedSection, apex: Apex, moved: readonly [number, number]): number {
  const topS = apex.timeMs / 1000 + moved[1] * 0.004;
  let sum = 0;
  for (let offset = -REACH; offset <= REACH; offset++) {
    const trace = Math.round(apex.trace) + moved[0] + offset;
    const offsetM = (Math.round(apex.trace) + offset - apex.trace) * line.traceSpacingM;
    const place = Math.hypot(topS, (2 * offsetM) / apex.velocityMps) / 0.004;
    const at = trace * SIZE.sampleCount + Math.floor(place);
    const part = place - Math.floor(place);
    sum += line.diffractionOnly[at] * (1 - part) + line.diffractionOnly[at + 1] * part;
  }
  return sum * sum;
}

/** Share of the moved apexes (±20 traces and samples) that gather more than the best within a sample. */
function rankOfApex(line: SimulatedSection, apex: Apex): number {
  const own = Math.max(...[-1, 0, 1].map((samples) => stackedEnergy(line, apex, [0, samples])));
  const others = Array.from({ length: 41 * 41 }, (_, i) =>
    stackedEnergy(line, apex, [Math.floor(i / 41) - 20, (i % 41) - 20]),
  );
  return others.filter((energy) => energy > own).length / others.length;
}
