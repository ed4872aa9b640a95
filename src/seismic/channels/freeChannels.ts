import {
  balanced,
  ENERGY_WIDTHS,
  flooredEnergy,
  quietEnergy,
  signalToNoise,
} from '#seismic/channels/balance';
import { FREE_CHANNELS, type FreeChannelName } from '#seismic/channels/channelNames';
import { curvatureScan, hyperbolaTable } from '#seismic/channels/curvature/curvatureScan';
import { hyperbolaSpread } from '#seismic/channels/curvature/hyperbolaSpread';
import { dipScan, evenSlopes, slopeScan } from '#seismic/channels/dipScan';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { slantResidual } from '#seismic/channels/slantResidual';
import { steepShares } from '#seismic/channels/slopeFan';
import type { WorkingSection } from '#seismic/channels/workingSection';
import type { Extent2d } from '#seismic/signal/smooth';

/** Slopes of the histogram and of the straight-line scan, in samples per trace. */
const SLOPE_COUNT = 17;
const SHORT_SCAN = { slopes: evenSlopes(2, SLOPE_COUNT), reach: 4, step: 1 };
const LONG_SCAN = { slopes: evenSlopes(1, SLOPE_COUNT), reach: 8, step: 2 };
const FAN_LIMITS = [0.3, 0.5] as const;
/** Beyond these lies little but noise that differs from trace to trace: they tell its level without picks. */
const NOISE_LIMITS = [1.1, 1.7] as const;

type FreeMaps = Record<FreeChannelName, Float32Array>;

/** The channels of a section that need no picks, and what the others are made from. */
export interface FreeChannels extends Extent2d {
  readonly names: readonly FreeChannelName[];
  /** In the order of `names`, each [trace][sample] of the working section. */
  readonly maps: readonly Float32Array[];
  /** Balanced amplitudes: the channel A. */
  readonly amplitudes: Float32Array;
  /** Amplitudes less their mean along the local slope: the channel res16. */
  readonly residual: Float32Array;
  /** Local energy of the working section's amplitudes. */
  readonly energy: Float32Array;
  /** The first sample, counted from time zero in working samples. */
  readonly firstSample: number;
  /** Shares of slopes at each sample, [slope][trace][sample]. */
  readonly slopeHistogram: Float32Array;
}

function straightChannels(amplitudes: Float32Array, extent: Extent2d) {
  const short = slopeScan(amplitudes, extent, SHORT_SCAN);
  const aslope = new Float32Array(amplitudes.length);
  for (let i = 0; i < aslope.length; i++) aslope[i] = Math.abs(SHORT_SCAN.slopes[short.bestSlope[i]]);
  const line = dipScan(amplitudes, extent, LONG_SCAN).best;
  return { histogram: short.histogram, maps: { semb: short.best, aslope, line } };
}

function curvedChannels(amplitudes: Float32Array, residual: Float32Array, working: WorkingSection) {
  const { firstSample } = working;
  const table = hyperbolaTable(working.sampleCount, firstSample);
  const ofResidual = curvatureScan(residual, working, table);
  return {
    hypR: ofResidual.semblance,
    spread: hyperbolaSpread(ofResidual, working, firstSample),
    hypA: curvatureScan(amplitudes, working, table).semblance,
  };
}

/**
 * Computes the channels that need no picks. All are finite, also where a section is empty or constant.
 * One thread; about as much memory as 60 maps of the working section while it runs.
 */
export function freeChannels(working: WorkingSection): FreeChannels {
  const energy = meanEnergy(working.amplitudes, working, ENERGY_WIDTHS);
  const amplitudes = balanced(working.amplitudes, working);
  const residual = slantResidual(amplitudes, working, { traces: 40, samples: 20 }, 16);
  const floored = flooredEnergy(amplitudes, working);
  const fans = steepShares(amplitudes, floored, working, [FAN_LIMITS, NOISE_LIMITS]);
  const straight = straightChannels(amplitudes, working);
  const maps: FreeMaps = {
    A: amplitudes,
    res10: slantResidual(amplitudes, working, { traces: 20, samples: 10 }, 10),
    res16: residual,
    lsnr: signalToNoise(energy, quietEnergy(energy)),
    'fk.3': fans[0],
    'fk.5': fans[1],
    'fk1.1': fans[2],
    'fk1.7': fans[3],
    ...straight.maps,
    ...curvedChannels(amplitudes, residual, working),
  };
  return {
    traceCount: working.traceCount,
    sampleCount: working.sampleCount,
    names: FREE_CHANNELS,
    maps: FREE_CHANNELS.map((name) => maps[name]),
    amplitudes,
    residual,
    energy,
    firstSample: working.firstSample,
    slopeHistogram: straight.histogram,
  };
}
