/**
 * Classes of one's own on recorded lines: strong horizons as polylines, quiet layers between them, and the disturbed
 * part below. Drawn by eye; the points were then moved to the largest local amplitude within 9 samples. Other horizons
 * lie in the quiet layers, so that this is a drawing and no truth. Samples near a horizon or a limit are mixed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readLine } from '#jobs/line/readLine';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { quietContext } from '../knownLineFolder';
import type { RedefinedLine } from './redefinitions';

export const RECORDED_FOLDER = join('..', 'shared', 'data', 'lines');

/** A horizon: its samples at traces that are `traceStep` apart, and at the last trace. */
type Horizon = readonly number[];

interface Drawing {
  readonly name: string;
  readonly classes: readonly [string, string, string];
  readonly file: string;
  readonly traceStep: number;
  readonly horizons: readonly Horizon[];
  /** First and last sample of the quiet layers, and of the disturbed part. */
  readonly quiet: readonly [number, number];
  readonly disturbed: readonly [number, number];
}

/** A sample belongs to a horizon up to the first distance; from the second on it does not; between them it is mixed. */
const DISTANCES = { on: 9, off: 18 } as const;

export const DRAWINGS: readonly Drawing[] = [
  {
    name: 'horizons of the NPRA line',
    classes: ['NPRA: strong horizons', 'quiet layers', 'disturbed'],
    file: 'npra-31-81.sgy',
    traceStep: 50,
    horizons: [
      [335, 325, 309, 314, 306, 287, 279, 275, 272, 267, 264, 270],
      [432, 430, 429, 430, 433, 421, 419, 430, 428, 428, 418, 429],
      [552, 547, 541, 544, 551, 547, 550, 549, 540, 542, 543, 544],
      [581, 589, 588, 590, 591, 589, 591, 591, 587, 589, 590, 600],
      [664, 656, 653, 654, 655, 651, 652, 655, 648, 640, 641, 646],
      [730, 724, 723, 720, 721, 717, 721, 716, 700, 698, 697, 697],
    ],
    quiet: [200, 690],
    disturbed: [760, 1480],
  },
  {
    name: 'horizons of the Volve line',
    classes: ['Volve: strong horizons', 'quiet layers', 'disturbed'],
    file: 'volve-arbitrary-line.sgy',
    traceStep: 25,
    horizons: [
      [105, 114, 105, 103, 112, 104, 112, 113, 103, 103],
      [167, 171, 173, 165, 170, 165, 163, 160, 165, 168],
      [268, 271, 270, 269, 265, 264, 269, 275, 279, 283],
      [334, 334, 337, 339, 330, 335, 333, 332, 333, 340],
      [604, 601, 599, 599, 597, 597, 603, 607, 612, 610],
      [650, 647, 639, 637, 630, 631, 635, 641, 649, 649],
      [709, 715, 710, 705, 710, 711, 710, 721, 724, 721],
    ],
    quiet: [90, 690],
    disturbed: [740, 825],
  },
];

/** Sample of a horizon at a trace, on straight lines between its points. */
function sampleAt(horizon: Horizon, traceStep: number, trace: number, lastTrace: number): number {
  const left = Math.min(horizon.length - 2, Math.floor(trace / traceStep));
  const from = left * traceStep;
  const to = left === horizon.length - 2 ? lastTrace : from + traceStep;
  const share = (trace - from) / Math.max(1, to - from);
  return horizon[left] + share * (horizon[left + 1] - horizon[left]);
}

function isWithin(sample: number, [first, last]: readonly [number, number]): boolean {
  return sample >= first && sample <= last;
}

function codeAt(drawing: Drawing, sample: number, distance: number): number {
  if (distance <= DISTANCES.on) return TRUTH.diffraction;
  if (distance < DISTANCES.off) return TRUTH.mixed;
  if (isWithin(sample, drawing.disturbed)) return TRUTH.neither;
  return isWithin(sample, drawing.quiet) ? TRUTH.reflection : TRUTH.mixed;
}

/** Whether the recorded lines are here. */
export function hasRecordedLines(): boolean {
  return DRAWINGS.every(({ file }) => existsSync(join(RECORDED_FOLDER, file)));
}

/** A recorded line with the classes as drawn: strong horizon, quiet layers, and disturbed in the place of noise. */
export async function recordedLine(drawing: Drawing): Promise<RedefinedLine> {
  const section = await readLine({ linePath: join(RECORDED_FOLDER, drawing.file) }, quietContext());
  const { traceCount, sampleCount } = section;
  const truthClass = new Uint8Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const samples = drawing.horizons.map((one) => sampleAt(one, drawing.traceStep, trace, traceCount - 1));
    for (let i = 0; i < sampleCount; i++) {
      const distance = Math.min(...samples.map((sample) => Math.abs(sample - i)));
      truthClass[trace * sampleCount + i] = codeAt(drawing, i, distance);
    }
  }
  return { section, truthClass, diffractionOnly: new Float32Array(0) };
}
