import { ENERGY_WIDTHS, quietEnergy } from '#seismic/channels/balance';
import { gaussianMean, meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { createRandom } from '#seismic/numerics/random';
import type { Extent2d } from '#seismic/signal/smooth';

/** A part of a trace is silent where nothing varies over so many dominant periods. */
const SILENT_PERIODS = 2;
/** Part of a place's neighbourhood that is silent where its energy still counts. */
const MOST_SILENT = 0.01;
const SEED = 1;

/**
 * Samples without signal in the traces of a section, [trace][sample]: 1 in muted and padded parts, where all samples are
 * equal over two dominant periods and more; null where there are none.
 */
export function silentSamples(
  amplitudes: Float32Array,
  { traceCount, sampleCount }: Extent2d,
  periodSamples: number,
): Uint8Array | null {
  const least = Math.ceil(SILENT_PERIODS * periodSamples);
  const silent = new Uint8Array(amplitudes.length);
  let isAnySilent = false;
  for (let trace = 0; trace < traceCount; trace++) {
    const end = (trace + 1) * sampleCount;
    for (let first = trace * sampleCount, next = first; first < end; first = next) {
      while (next < end && amplitudes[next] === amplitudes[first]) next++;
      if (next - first < least) continue;
      silent.fill(1, first, next);
      isAnySilent = true;
    }
  }
  return isAnySilent ? silent : null;
}

/**
 * Fills silent samples with noise, in place: white, seeded, as strong as where the rest of the section is quietest. What
 * is measured over a whole section, as the level of its noise, would else be measured on its muted parts, and the edge
 * of a mute would be an event.
 * @param sampleStep samples of these amplitudes in a working sample
 */
export function fillSilence(
  amplitudes: Float32Array,
  extent: Extent2d,
  silent: Uint8Array | Float32Array,
  sampleStep: number,
): void {
  const widths = { traces: ENERGY_WIDTHS.traces, samples: ENERGY_WIDTHS.samples * sampleStep };
  const energy = meanEnergy(amplitudes, extent, widths);
  const share = gaussianMean(Float32Array.from(silent), extent, widths);
  const live = energy.filter((_, i) => share[i] < MOST_SILENT);
  const level = Math.sqrt(quietEnergy(live));
  const random = createRandom(SEED);
  for (let i = 0; i < amplitudes.length; i++) if (silent[i] === 1) amplitudes[i] = level * random.normal();
}
