/** The dip-steered slant-stack residual, a filter without learning. */
import { type Section, traceOf } from '#seismic/section/section';
import { localEnergy, smoothInPlace } from '#seismic/signal/smooth';

/** Gaussian over which the slope is measured, traces averaged to each side, steepest slope in samples/trace. */
const SLOPE_WIDTHS = { traces: 20, samples: 20 };
const REACH_TRACES = 10;
const STEEPEST = 3;
const ENERGY_WIDTHS = { traces: 3, samples: 5 };
/** Local level: Gaussian of this size. */
const LEVEL_WIDTHS = { traces: 6, samples: 60 };
const QUIET_SHARE = 0.1;

function percentile(values: Float32Array, share: number): number {
  const live = values.filter((value) => value > 0).sort();
  return live.length === 0 ? 1 : live[Math.floor(live.length * share)];
}

/** Amplitudes over their local RMS, dead traces filled by the mean of their live neighbours. */
function normalised(section: Section): Section {
  const { traceCount, sampleCount } = section;
  const amplitudes = section.amplitudes.slice();
  const live = Array.from({ length: traceCount }, (_, i) => i).filter((trace) =>
    traceOf(section, trace).some((value) => value !== 0),
  );
  for (let trace = 0; trace < traceCount; trace++) {
    if (live.includes(trace)) continue;
    const before = live.filter((other) => other < trace).at(-1) ?? live[0];
    const after = live.find((other) => other > trace) ?? before;
    if (before === undefined) break;
    for (let t = 0; t < sampleCount; t++)
      amplitudes[trace * sampleCount + t] =
        (section.amplitudes[before * sampleCount + t] + section.amplitudes[after * sampleCount + t]) / 2;
  }
  const level = localEnergy(amplitudes, section, LEVEL_WIDTHS).map(Math.sqrt);
  const floor = 0.2 * percentile(level, 0.5);
  return { ...section, amplitudes: amplitudes.map((value, i) => value / (level[i] + floor)) };
}

/** Slope dt/dx in samples/trace by least squares of g_x + p g_t = 0 over a Gaussian neighbourhood. */
function slopes({ amplitudes, traceCount, sampleCount }: Section): Float32Array {
  const smooth = amplitudes.slice();
  const extent = { traceCount, sampleCount };
  smoothInPlace(smooth, extent, { traces: 0.7, samples: 1 });
  const cross = new Float32Array(smooth.length);
  const down = new Float32Array(smooth.length);
  for (let trace = 1; trace + 1 < traceCount; trace++)
    for (let sample = 1; sample + 1 < sampleCount; sample++) {
      const i = trace * sampleCount + sample;
      const byTrace = smooth[i + sampleCount] - smooth[i - sampleCount];
      const bySample = smooth[i + 1] - smooth[i - 1];
      cross[i] = byTrace * bySample;
      down[i] = bySample * bySample;
    }
  smoothInPlace(cross, extent, SLOPE_WIDTHS);
  smoothInPlace(down, extent, SLOPE_WIDTHS);
  const floor = 1e-3 * percentile(down, 0.5);
  return cross.map((value, i) => Math.max(-STEEPEST, Math.min(STEEPEST, -value / (down[i] + floor))));
}

/** Amplitudes minus their mean along the local slope. */
function residualOf({ amplitudes, traceCount, sampleCount }: Section, slope: Float32Array): Float32Array {
  return amplitudes.map((amplitude, i) => {
    const [trace, sample] = [Math.floor(i / sampleCount), i % sampleCount];
    let [sum, count] = [0, 0];
    for (let h = -REACH_TRACES; h <= REACH_TRACES; h++) {
      const place = sample + slope[i] * h;
      const before = Math.floor(place);
      if (trace + h < 0 || trace + h >= traceCount || before < 0 || before + 1 >= sampleCount) continue;
      const at = (trace + h) * sampleCount + before;
      sum += amplitudes[at] + (place - before) * (amplitudes[at + 1] - amplitudes[at]);
      count++;
    }
    return amplitude - sum / Math.max(1, count);
  });
}

/**
 * Share of the local energy that is left when the mean along the local slope is taken away, times S / (S + N)
 * with N the quietest tenth of the section. One value a sample, larger for a likelier diffraction.
 */
export function slantResidual(section: Section): Float32Array {
  const even = normalised(section);
  const left = localEnergy(residualOf(even, slopes(even)), section, ENERGY_WIDTHS);
  const all = localEnergy(even.amplitudes, section, ENERGY_WIDTHS);
  const raw = localEnergy(section.amplitudes, section, ENERGY_WIDTHS);
  const [noise, floor] = [percentile(raw, QUIET_SHARE), 1e-3 * percentile(all, 0.5)];
  return left.map((energy, i) => {
    const signalShare = raw[i] > noise ? 1 - noise / raw[i] : 0;
    return (energy / (all[i] + floor)) * Math.max(signalShare, 1e-3);
  });
}
