import { TRUTH } from '#seismic/labels/sectionTruth';
import { type Extent2d, localEnergy, type SmoothingWidths } from '#seismic/signal/smooth';

/** The parts of a section, before they are added up. */
export interface SectionParts {
  readonly diffractions: Float32Array;
  readonly reflections: Float32Array;
  readonly noise: Float32Array;
}

/** How energies of events are compared. */
export interface TruthComparison extends SmoothingWidths {
  /** Energy per sample that is counted as noise everywhere, so that a section without noise has an end of signal. */
  readonly floorEnergy: number;
}

/** Over this neighbourhood energies are compared: about a wavelet's length. */
const USUAL_COMPARISON: TruthComparison = { traces: 1.5, samples: 4, floorEnergy: 0 };
/** The level of the noise is smoothed: it is a property of a place, not of single oscillations. */
const NOISE_WIDTHS: SmoothingWidths = { traces: 12, samples: 25 };
/** 3 dB as a ratio of energies. */
const THREE_DECIBEL = 1.9952623149688795;

function truthOf(diffraction: number, reflection: number, noise: number): number {
  if (diffraction + reflection < noise) return TRUTH.neither;
  if (diffraction > THREE_DECIBEL * reflection) return TRUTH.diffraction;
  if (reflection > THREE_DECIBEL * diffraction) return TRUTH.reflection;
  return TRUTH.mixed;
}

/**
 * Class of every sample: neither where local signal is below local noise (0 dB), mixed where diffraction and
 * reflection are within 3 dB of each other, else the stronger.
 */
export function classifyTruth(
  parts: SectionParts,
  extent: Extent2d,
  comparison: TruthComparison = USUAL_COMPARISON,
): Uint8Array {
  const diffraction = localEnergy(parts.diffractions, extent, comparison);
  const reflection = localEnergy(parts.reflections, extent, comparison);
  const noise = localEnergy(parts.noise, extent, NOISE_WIDTHS);
  const { floorEnergy } = comparison;
  return Uint8Array.from(diffraction, (energy, i) => truthOf(energy, reflection[i], noise[i] + floorEnergy));
}
