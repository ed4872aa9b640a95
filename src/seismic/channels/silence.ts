import { ENERGY_WIDTHS, quietEnergy } from '#seismic/channels/balance';
import { gaussianMean, meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { createRandom } from '#seismic/numerics/random';
import type { Extent2d } from '#seismic/signal/smooth';

/** A part of a trace is silent where hardly anything varies over so many dominant periods. */
const SILENT_PERIODS = 2;
/**
 * What varies by so many times less than all else varies hardly, as what a filter leaves in a muted part. A share of all
 * differences may lie between, and these shares of them, at least and at most, are as good as none.
 */
const GAP = { factor: 30, between: 0.005, least: 0.02, most: 0.8 };
/** Differences that a gap is looked for among. */
const MOST_SORTED = 16_384;
/** Part of a place's neighbourhood that is silent where its energy still counts. */
const MOST_SILENT = 0.01;
const SEED = 1;

/** The largest difference from sample to sample that is as good as none: 0 where the differences have no gap. */
function stillness(amplitudes: Float32Array, { traceCount, sampleCount }: Extent2d): number {
  const step = Math.ceil((traceCount * sampleCount) / MOST_SORTED);
  const differences: number[] = [];
  for (let i = 1; i < amplitudes.length; i += step) {
    const difference = Math.abs(amplitudes[i] - amplitudes[i - 1]);
    if (i % sampleCount !== 0 && difference > 0) differences.push(difference);
  }
  const sorted = Float32Array.from(differences).sort();
  const placeOf = (share: number): number => Math.floor(share * sorted.length);
  for (let i = placeOf(GAP.most); i > placeOf(GAP.least); i--)
    if (sorted[i + placeOf(GAP.between)] > GAP.factor * sorted[i]) return sorted[i];
  return 0;
}

/**
 * Samples without signal in the traces of a section, [trace][sample]: 1 in muted and padded parts, where hardly anything
 * varies over two dominant periods and more; null where there are none.
 */
export function silentSamples(
  amplitudes: Float32Array,
  extent: Extent2d,
  periodSamples: number,
): Uint8Array | null {
  const { traceCount, sampleCount } = extent;
  const most = stillness(amplitudes, extent);
  const least = Math.ceil(SILENT_PERIODS * periodSamples);
  const silent = new Uint8Array(amplitudes.length);
  let isAnySilent = false;
  for (let trace = 0; trace < traceCount; trace++) {
    const end = (trace + 1) * sampleCount;
    for (let first = trace * sampleCount, next = first + 1; first < end; first = next, next++) {
      while (next < end && Math.abs(amplitudes[next] - amplitudes[next - 1]) <= most) next++;
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
