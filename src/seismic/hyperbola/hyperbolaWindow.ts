import { type CurveData, type Hyperbola, sampleOnCurve } from '#seismic/hyperbola/coherence';
import type { PathGeometry } from '#seismic/hyperbola/diffractionTime';
import type { WindowExtent } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleOfTimeMs, timeMsOfSample } from '#seismic/section/section';

/** A curve on a section whose samples are not needed. */
export interface CurveLine {
  readonly axes: SectionAxes;
  readonly metres: ArrayLike<number>;
  readonly geometry: PathGeometry;
}

const NO_SAMPLES = new Float32Array(0);

function dataOf({ axes, metres }: CurveLine): CurveData {
  return { section: { ...axes, amplitudes: NO_SAMPLES } satisfies Section, metres };
}

/** A point of a curve: a trace, and the time on it. */
export interface CurvePoint {
  readonly trace: number;
  readonly timeMs: number;
}

/** Points of a hyperbola on the traces up to some distance from its apex, every trace or as many as are told. */
export function curvePoints(
  line: CurveLine,
  hyperbola: Hyperbola,
  halfTraces: number,
  mostPoints = 96,
): CurvePoint[] {
  const data = dataOf(line);
  const { axes, geometry } = line;
  const first = Math.max(0, Math.round(hyperbola.apexTrace - halfTraces));
  const last = Math.min(axes.traceCount - 1, Math.round(hyperbola.apexTrace + halfTraces));
  const step = Math.max(1, Math.ceil((last - first) / mostPoints));
  const traces = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  return traces.map((trace) => ({
    trace,
    timeMs: timeMsOfSample(axes, sampleOnCurve(data, hyperbola, trace, geometry)),
  }));
}

/**
 * The window that follows a hyperbola: its centre is the apex, and its width and height hold the curve with a margin
 * of samples below; narrower where the section ends. Null where the apex is outside the section.
 */
export function windowOfHyperbola(
  line: CurveLine,
  hyperbola: Hyperbola,
  reach: { readonly halfTraces: number; readonly marginSamples: number },
): WindowExtent | null {
  const { axes, geometry } = line;
  const data = dataOf(line);
  const trace = Math.round(hyperbola.apexTrace);
  const sample = Math.round(sampleOfTimeMs(axes, hyperbola.apexTimeMs));
  const halfSamples = Math.min(sample, axes.sampleCount - 1 - sample);
  if (trace < 0 || trace >= axes.traceCount || halfSamples < 0) return null;
  const heightAt = (half: number) => {
    const ends = [trace - half, trace + half].map((at) => sampleOnCurve(data, hyperbola, at, geometry));
    return Math.ceil(Math.max(...ends) - sample + reach.marginSamples);
  };
  let half = Math.min(reach.halfTraces, trace, axes.traceCount - 1 - trace);
  while (half > 0 && heightAt(half) > halfSamples) half--;
  const height = Math.min(halfSamples, heightAt(half));
  return {
    ...{ firstTrace: trace - half, traceCount: 2 * half + 1 },
    ...{ firstSample: sample - height, sampleCount: 2 * height + 1 },
  };
}
