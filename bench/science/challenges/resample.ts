/** Known lines at another spacing or sampling. */

import type { SectionAxes } from '#seismic/section/section';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';
import type { KnownLine } from '../knownLine';

/** Every second trace of trace-major values, into `kept`. */
function keepEverySecond(
  values: Float32Array | Uint8Array,
  kept: Float32Array | Uint8Array,
  samples: number,
): void {
  for (let at = 0; at < kept.length; at += samples) kept.set(values.subarray(2 * at, 2 * at + samples), at);
}

/** The line with every second trace only. */
export function halfTheTraces(known: KnownLine): KnownLine {
  const { section } = known;
  const traceCount = Math.floor(section.traceCount / 2);
  const length = traceCount * section.sampleCount;
  const [amplitudes, diffractionOnly] = [new Float32Array(length), new Float32Array(length)];
  const truthClass = new Uint8Array(length);
  keepEverySecond(section.amplitudes, amplitudes, section.sampleCount);
  keepEverySecond(known.diffractionOnly, diffractionOnly, section.sampleCount);
  keepEverySecond(known.truthClass, truthClass, section.sampleCount);
  return {
    ...known,
    traceSpacingM: 2 * known.traceSpacingM,
    section: { ...section, traceCount, amplitudes },
    truthClass,
    diffractionOnly,
    apexes: known.apexes.map((apex) => ({ ...apex, trace: apex.trace / 2 })),
  };
}

/** A trace with `ratio` times as many samples, without the frequencies that do not fit. */
function resampleTrace(trace: Float32Array, ratio: number): Float64Array {
  const from = createFft(nextPowerOfTwo(trace.length));
  const to = createFft(from.size * ratio);
  const [re, im] = [new Float64Array(from.size), new Float64Array(from.size)];
  re.set(trace);
  from.forward(re, im);
  const [outRe, outIm] = [new Float64Array(to.size), new Float64Array(to.size)];
  const highest = Math.min(from.size, to.size) / 2;
  for (let k = 0; k < highest; k++) {
    outRe[k] = re[k] / from.size;
    outIm[k] = im[k] / from.size;
    if (k === 0) continue;
    outRe[to.size - k] = re[from.size - k] / from.size;
    outIm[to.size - k] = im[from.size - k] / from.size;
  }
  to.inverse(outRe, outIm);
  return outRe;
}

function resampleField(field: Float32Array, axes: SectionAxes, ratio: number): Float32Array {
  const sampleCount = Math.floor(axes.sampleCount * ratio);
  const out = new Float32Array(axes.traceCount * sampleCount);
  for (let trace = 0; trace < axes.traceCount; trace++) {
    const values = field.subarray(trace * axes.sampleCount, (trace + 1) * axes.sampleCount);
    if (values.some((value) => value !== 0))
      out.set(resampleTrace(values, ratio).subarray(0, sampleCount), trace * sampleCount);
  }
  return out;
}

/** The line with `ratio` (2 or 1/2) times as many samples a trace; classes of the nearest samples before. */
export function resampled(known: KnownLine, ratio: 2 | 0.5): KnownLine {
  const { section } = known;
  const sampleCount = Math.floor(section.sampleCount * ratio);
  const truthClass = Uint8Array.from({ length: section.traceCount * sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / sampleCount), i % sampleCount];
    return known.truthClass[trace * section.sampleCount + Math.floor(sample / ratio)];
  });
  return {
    ...known,
    section: {
      ...section,
      sampleCount,
      sampleIntervalUs: section.sampleIntervalUs / ratio,
      amplitudes: resampleField(section.amplitudes, section, ratio),
    },
    truthClass,
    diffractionOnly: resampleField(known.diffractionOnly, section, ratio),
  };
}

/** The same samples a tenth of the time apart, as a line of ten times the frequency would have them. */
export function tenTimesFaster(known: KnownLine): KnownLine {
  const { section, apexes } = known;
  return {
    ...known,
    section: {
      ...section,
      sampleIntervalUs: section.sampleIntervalUs / 10,
      startTimeMs: section.startTimeMs / 10,
    },
    apexes: apexes.map((apex) => ({ ...apex, timeMs: apex.timeMs / 10 })),
  };
}
