import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';

/** Codes of the standard classes, probabilities from 0 to 1, velocities in m/s, or any other values. */
const OVERLAY_KINDS = ['class', 'probability', 'velocity', 'values'] as const;
export type OverlayKind = (typeof OVERLAY_KINDS)[number];

/** The values that a grid has as 0 and 1. */
export interface OverlayEnds {
  readonly least: number;
  readonly most: number;
}

/** A section as it is laid over another. */
export interface SectionOverlay extends OverlayEnds {
  readonly kind: OverlayKind;
  /** Of other kinds than 'class', the first class is the value and the third what is left to 1. */
  readonly grid: ProbabilityGrid;
}

/** Shares of the classes in a sample of a class section; mixed is half diffraction and half reflection. */
const SHARES: Readonly<Record<number, readonly [number, number, number]>> = {
  [TRUTH.neither]: [0, 0, 1],
  [TRUTH.diffraction]: [1, 0, 0],
  [TRUTH.reflection]: [0, 1, 0],
  [TRUTH.mixed]: [0.5, 0.5, 0],
};
/** Other values are shown between these shares of them, so that single spikes do not hide the rest. */
const TAIL = 0.005;
/** Values that the tails are taken from, at most. */
const MOST_SORTED = 1e6;

interface Range extends OverlayEnds {
  readonly kind: OverlayKind;
}

function rangeOf(amplitudes: Float32Array): Range {
  if (amplitudes.every((value) => value in SHARES)) return { kind: 'class', least: 0, most: 1 };
  if (amplitudes.every((value) => value >= 0 && value <= 1))
    return { kind: 'probability', least: 0, most: 1 };
  const step = Math.ceil(amplitudes.length / MOST_SORTED);
  const sorted = amplitudes.filter((_, i) => i % step === 0).sort();
  const last = sorted.length - 1;
  const [least, most] = [sorted[Math.round(TAIL * last)], sorted[Math.round((1 - TAIL) * last)]];
  return { kind: 'values', least, most: most > least ? most : least + 1 };
}

/** Whole steps along traces and samples so that no more nodes than allowed are left. */
function stepsFor({ traceCount, sampleCount }: Section, mostNodes: number): { across: number; down: number } {
  const steps = { across: 1, down: 1 };
  const nodes = () => Math.ceil(traceCount / steps.across) * Math.ceil(sampleCount / steps.down);
  while (nodes() > mostNodes) {
    if (traceCount / steps.across > sampleCount / steps.down) steps.across++;
    else steps.down++;
  }
  return steps;
}

/** Adds the shares of a sample's value, over a number of samples, to a node. */
function addShares(node: Float32Array, value: number, count: number, { kind, least, most }: Range): void {
  const share = Math.min(1, Math.max(0, (value - least) / (most - least)));
  const [first, second, third] = kind === 'class' ? SHARES[value] : [share, 0, 1 - share];
  node[0] += first / count;
  node[1] += second / count;
  node[2] += third / count;
}

/**
 * A section as an overlay: of class codes where all its samples are 0, 1, 2 or 3, of probabilities where they are
 * from 0 to 1, else of values.
 * @param section its values; not finite ones are 0
 * @param mostNodes of the grid; cells of a larger section are averaged
 * @param ends values that are drawn as 0 and 1, so that it has the colours of another section; by default its own
 */
export function overlayOfSection(
  section: Section,
  mostNodes: number,
  ends: OverlayEnds | null = null,
): SectionOverlay {
  const { traceCount, sampleCount, amplitudes } = section;
  const range: Range = ends ? { kind: 'values', ...ends } : rangeOf(amplitudes);
  const { across, down } = stepsFor(section, mostNodes);
  const [columns, rows] = [Math.ceil(traceCount / across), Math.ceil(sampleCount / down)];
  const count = EVENT_CLASSES.length;
  const probabilities = new Float32Array(columns * rows * count);
  for (let trace = 0; trace < traceCount; trace++) {
    const column = Math.floor(trace / across);
    const width = Math.min(across, traceCount - column * across);
    for (let sample = 0; sample < sampleCount; sample++) {
      const row = Math.floor(sample / down);
      const cells = width * Math.min(down, sampleCount - row * down);
      const at = (column * rows + row) * count;
      const value = amplitudes[trace * sampleCount + sample];
      addShares(probabilities.subarray(at, at + count), value, cells, range);
    }
  }
  const grid = {
    ...{ firstTrace: (across - 1) / 2, traceStep: across, nodeTraceCount: columns },
    ...{ firstSample: (down - 1) / 2, sampleStep: down, nodeSampleCount: rows, probabilities },
  };
  return { ...range, grid };
}
