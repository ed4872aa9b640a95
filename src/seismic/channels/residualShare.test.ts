import { expect, it } from 'vitest';
import { freeChannels } from '#seismic/channels/freeChannels';
import { bandResidualShare, ownMeasures } from '#seismic/channels/residualShare';
import { levelSection, workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

const EXTENT = { traceCount: 120, sampleCount: 200 };
const STEP = 2;
const APEX = { trace: 60, sample: 90 };
const REFLECTION_SAMPLES = [30, 70, 110, 150];
/** Without an event. */
const QUIET_SAMPLE = 190;

function ricker(sample: number): number {
  const square = (Math.PI * sample * 0.08) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

/** Sample at which the diffraction is. */
function hyperbola(trace: number): number {
  return Math.hypot(APEX.sample, 1.4 * (trace - APEX.trace));
}

/** Flat reflections, a diffraction and noise. */
function sectionOf({
  noise,
  diffraction,
}: {
  readonly noise: number;
  readonly diffraction: number;
}): Section {
  const random = createRandom(4);
  const amplitudes = Float32Array.from({ length: EXTENT.traceCount * EXTENT.sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / EXTENT.sampleCount), i % EXTENT.sampleCount];
    const reflections = REFLECTION_SAMPLES.reduce((sum, at) => sum + ricker(sample - at), 0);
    return reflections + diffraction * ricker(sample - hyperbola(trace)) + noise * random.normal();
  });
  return { ...EXTENT, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
}

function shareOf(section: Section): Float32Array {
  return ownMeasures(levelSection(section), STEP).residualShare;
}

/** Mean share along an event, away from the edges. */
function along(share: Float32Array, sampleOf: (trace: number) => number, traces: readonly number[]): number {
  const values = traces.map((trace) => share[trace * EXTENT.sampleCount + Math.round(sampleOf(trace))]);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Between the reflections at 110 and 150. */
const flank = [114, 116];
const flat = [30, 40, 50, 70, 80, 90];

it('is larger on the flank of a weak diffraction than on a reflection and on noise', () => {
  const share = shareOf(sectionOf({ noise: 0.02, diffraction: 0.3 }));
  const onFlank = along(share, hyperbola, flank);
  expect(onFlank).toBeGreaterThan(10 * along(share, () => REFLECTION_SAMPLES[0], flat));
  expect(onFlank).toBeGreaterThan(1.5 * along(share, () => QUIET_SAMPLE, flat));
});

it('is nothing on a reflection without noise', () => {
  const share = shareOf(sectionOf({ noise: 0, diffraction: 0 }));
  expect(along(share, () => REFLECTION_SAMPLES[0], flat)).toBeLessThan(1e-4);
});

it('does not depend on units', () => {
  const section = sectionOf({ noise: 0.02, diffraction: 0.3 });
  const share = shareOf(section);
  const scaled = shareOf({ ...section, amplitudes: section.amplitudes.map((value) => 1024 * value) });
  share.forEach((value, i) => {
    expect(Math.abs(scaled[i] - value)).toBeLessThan(1e-4);
  });
});

it('is finite with dead traces, values that are no numbers, and nothing at all', () => {
  const section = sectionOf({ noise: 0.02, diffraction: 0.3 });
  section.amplitudes.fill(0, 10 * EXTENT.sampleCount, 12 * EXTENT.sampleCount);
  section.amplitudes[5000] = Number.NaN;
  section.amplitudes[9000] = Number.POSITIVE_INFINITY;
  const empty = { ...section, amplitudes: new Float32Array(section.amplitudes.length) };
  for (const each of [section, empty]) expect(shareOf(each).every(Number.isFinite)).toBe(true);
});

it('within the band of the signal tells the same events apart', () => {
  const section = sectionOf({ noise: 0.02, diffraction: 0.3 });
  const working = workingSection(section, { sampleStep: STEP });
  const share = bandResidualShare(freeChannels(working));
  const at = (trace: number, sample: number): number =>
    share[trace * working.sampleCount + Math.round(sample / STEP)];
  const least = Math.min(...flank.map((trace) => at(trace, hyperbola(trace))));
  for (const trace of flat) expect(at(trace, REFLECTION_SAMPLES[0])).toBeLessThan(0.1 * least);
});
