import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { heldLine } from '#seismic/channels/working/resample';
import { type LevelSection, PERIOD_SAMPLES } from '#seismic/channels/workingSection';
import type { Extent2d } from '#seismic/signal/smooth';

/** Groups of neighbouring traces that are looked at, evenly spread, and the traces of a group besides its outer two. */
const GROUP_COUNT = 32;
const GROUP_TRACES = 5;
/** Slopes that an event may have, to both sides, and the Gaussian that energies are averaged over, in working samples. */
const MOST_SLOPE = 3;
const SMOOTHING = 2.5;
/** Part of a place's neighbourhood that may be muted. */
const MOST_SILENT = 0.01;

/** Groups of traces: a value [group][sample], which is a mean over the inner traces of the group. */
interface Groups extends Extent2d {
  /** The first inner trace of each. */
  readonly firstTraces: readonly number[];
}

/** What tells the level of the noise, along a section and in time. */
export interface NoiseField extends Groups {
  /** Energy that no plane event explains; infinite where the section is muted. */
  readonly unexplained: Float32Array;
  readonly energy: Float32Array;
}

/** The trace in the middle of a group. */
export function middleTrace({ firstTraces }: NoiseField, group: number): number {
  return firstTraces[group] + (GROUP_TRACES - 1) / 2;
}

function groupsOf({ traceCount, sampleCount, deadTraces }: LevelSection): Groups {
  const dead = new Set(deadTraces);
  const step = (traceCount - GROUP_TRACES - 2) / GROUP_COUNT;
  const all = Array.from({ length: GROUP_COUNT }, (_, i) => 1 + Math.floor((i + 0.5) * step));
  const isLive = (first: number): boolean => {
    for (let trace = first - 1; trace <= first + GROUP_TRACES; trace++) if (dead.has(trace)) return false;
    return first > 0;
  };
  const firstTraces = [...new Set(all)].filter(isLive);
  return { traceCount: firstTraces.length, sampleCount, firstTraces };
}

/** Means over the inner traces of each group. */
function overGroups(groups: Groups, valueAt: (trace: number, sample: number) => number): Float32Array {
  const { sampleCount, firstTraces } = groups;
  const values = new Float32Array(firstTraces.length * sampleCount);
  firstTraces.forEach((first, group) => {
    for (let trace = first; trace < first + GROUP_TRACES; trace++)
      for (let sample = 0; sample < sampleCount; sample++)
        values[group * sampleCount + sample] += valueAt(trace, sample) / GROUP_TRACES;
  });
  return values;
}

/** Traces of all groups with their outer ones, one behind the other; the ends of each held over `margin` samples. */
function tracesOfGroups({ amplitudes, sampleCount }: LevelSection, groups: Groups, margin: number) {
  const length = sampleCount + 2 * margin;
  const traces = groups.firstTraces.flatMap((first) =>
    Array.from({ length: GROUP_TRACES + 2 }, (_, i) => first - 1 + i),
  );
  const values = new Float32Array(traces.length * length);
  traces.forEach((trace, i) => {
    const samples = amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount);
    values.set(heldLine(samples, margin), i * length);
  });
  return { values, length };
}

/** Of what is left of a trace without the mean of its neighbours, moved against each other by the slope that leaves least. */
function unexplainedEnergy(level: LevelSection, groups: Groups, sampleStep: number): Float32Array {
  const { sampleCount } = level;
  const widths = { traces: 0, samples: SMOOTHING * sampleStep };
  const most = Math.ceil(MOST_SLOPE * sampleStep);
  const step = Math.max(1, Math.round(sampleStep / 2));
  const { values, length } = tracesOfGroups(level, groups, most);
  const energy = new Float32Array(groups.traceCount * sampleCount).fill(Number.POSITIVE_INFINITY);
  const squares = new Float32Array(energy.length);
  for (let shift = -most; shift <= most; shift += step) {
    squares.fill(0);
    for (let group = 0; group < groups.traceCount; group++)
      for (let trace = 1; trace <= GROUP_TRACES; trace++) {
        const from = (group * (GROUP_TRACES + 2) + trace) * length + most;
        for (let sample = 0; sample < sampleCount; sample++) {
          const at = from + sample;
          const left = values[at] - 0.5 * (values[at - length - shift] + values[at + length + shift]);
          squares[group * sampleCount + sample] += left * left;
        }
      }
    const means = gaussianMean(squares, groups, widths);
    for (let i = 0; i < energy.length; i++) energy[i] = Math.min(energy[i], means[i] / GROUP_TRACES);
  }
  return energy;
}

/** Looks at some traces of a section for the level of its noise. */
export function noiseField(level: LevelSection, periodSamples: number): NoiseField {
  const { amplitudes, sampleCount, muted } = level;
  const groups = groupsOf(level);
  const sampleStep = periodSamples / PERIOD_SAMPLES;
  const unexplained = unexplainedEnergy(level, groups, sampleStep);
  if (muted) {
    const shares = overGroups(groups, (trace, sample) => muted[trace * sampleCount + sample]);
    gaussianMean(shares, groups, { traces: 0, samples: SMOOTHING * sampleStep }).forEach((share, i) => {
      if (share > MOST_SILENT) unexplained[i] = Number.POSITIVE_INFINITY;
    });
  }
  const energy = overGroups(groups, (trace, sample) => amplitudes[trace * sampleCount + sample] ** 2);
  return { ...groups, unexplained, energy };
}
