import { balanced } from '#seismic/channels/balance';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { median, quantile } from '#seismic/channels/kernels/quantile';
import { slantResidual } from '#seismic/channels/slantResidual';
import type { LevelSection } from '#seismic/channels/workingSection';

/** Gaussian over which energies of the band of the signal are measured, in traces and working samples. */
const BAND_ENERGY = { traces: 3, samples: 3 };
/** Gaussians on the section's own samples: in traces, and in working samples, of which a period has about five. */
const BALANCE = { traces: 6, working: 20 };
const SLOPE = { traces: 40, working: 8 };
const ENERGY = { traces: 3, working: 1.8 };
/** Traces to each side over which amplitudes are averaged along the slope. */
const REACH = 16;
const QUIET_SHARE = 0.1;
const LEAST_SHARE = 1e-3;
/** Part of the median energy that is added below the ratio. */
const FLOOR = 1e-3;

/** S / (S + N) at each sample: N is the energy that a tenth of the samples do not reach. */
function signalShare(energy: Float32Array): Float32Array {
  const noise = quantile(energy, QUIET_SHARE);
  return energy.map((value) => Math.max(LEAST_SHARE, value > noise ? 1 - noise / value : 0));
}

/** Local energies [trace][sample]. */
interface Energies {
  /** Of balanced amplitudes less their mean along the slope. */
  readonly residual: Float32Array;
  /** Of balanced amplitudes. */
  readonly balanced: Float32Array;
  /** Of amplitudes as they are. */
  readonly amplitudes: Float32Array;
}

function shareOf(energies: Energies): Float32Array {
  const floor = FLOOR * median(energies.balanced);
  const signal = signalShare(energies.amplitudes);
  return energies.residual.map((left, i) => (left / (energies.balanced[i] + floor || 1)) * signal[i]);
}

/**
 * Share of the local energy that is left when the mean along the local slope is taken away, times S / (S + N): a value
 * a working sample, larger for a likelier diffraction. Within the band of the signal.
 */
export function bandResidualShare(free: FreeChannels): Float32Array {
  const energyOf = (values: Float32Array): Float32Array => meanEnergy(values, free, BAND_ENERGY);
  const residual = free.maps[free.names.indexOf('res10')];
  return shareOf({
    ...{ residual: energyOf(residual), balanced: energyOf(free.amplitudes) },
    amplitudes: free.energy,
  });
}

/** What is measured at each sample of a section. */
export interface OwnMeasures {
  readonly residualShare: Float32Array;
  /** Local energy of the amplitudes, with the noise beyond the band of the signal. */
  readonly energy: Float32Array;
}

/**
 * The same on the section's own samples, and over more traces: a value a sample of the section. The noise beyond the
 * band of the signal is what weak events are told from.
 * @param sampleStep samples of the section in a working sample
 */
export function ownMeasures(level: LevelSection, sampleStep: number): OwnMeasures {
  const widths = ({ traces, working }: typeof SLOPE) => ({ traces, samples: working * sampleStep });
  const energyOf = (values: Float32Array): Float32Array => meanEnergy(values, level, widths(ENERGY));
  const even = balanced(level.amplitudes, level, widths(BALANCE));
  const energy = energyOf(level.amplitudes);
  const share = shareOf({
    residual: energyOf(slantResidual(even, level, widths(SLOPE), REACH)),
    balanced: energyOf(even),
    amplitudes: energy,
  });
  return { residualShare: share, energy };
}
