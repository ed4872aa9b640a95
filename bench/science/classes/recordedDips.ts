/**
 * Dips of recorded lines as classes: what of the energy around a sample dips to the left, to the right, or neither, cut
 * apart in the f-k plane as on simulated lines. That is a measurement, and no drawing.
 */
import { join } from 'node:path';
import { readLine } from '#jobs/line/readLine';
import type { Section } from '#seismic/section/section';
import { localEnergy } from '#seismic/signal/smooth';
import { quietContext } from '../knownLineFolder';
import { partByDip, rise } from './dips';
import { RECORDED_FOLDER } from './recordedLines';
import { type RedefinedLine, truthOf } from './redefinitions';

export interface DipClasses {
  readonly name: string;
  readonly classes: readonly [string, string, string];
  readonly file: string;
}

export const RECORDED_DIPS: readonly DipClasses[] = [
  {
    name: 'dips of the NPRA line',
    classes: ['NPRA: left dip', 'right dip', 'rest'],
    file: 'npra-31-81.sgy',
  },
  {
    name: 'dips of the Volve line',
    classes: ['Volve: left dip', 'right dip', 'rest'],
    file: 'volve-arbitrary-line.sgy',
  },
];

/** Dips in samples a trace from which on events are taken for dipping, as on simulated lines. */
const DIPPING = { from: 0.12, to: 0.22 };
/** Amplitudes are levelled over so much, or a strong event would leak into what lies below it. */
const LEVELLED = { traces: 12, samples: 50 };

/** Amplitudes over their local root mean square. */
function levelled(section: Section): Float32Array {
  const energy = localEnergy(section.amplitudes, section, LEVELLED);
  return section.amplitudes.map((value, i) => (energy[i] > 0 ? value / Math.sqrt(energy[i]) : 0));
}

/** A recorded line with its dips as classes: left in the place of diffraction, right in that of reflection. */
export async function recordedDips({ file }: DipClasses): Promise<RedefinedLine> {
  const section = await readLine({ linePath: join(RECORDED_FOLDER, file) }, quietContext());
  const field = levelled(section);
  const [first, second] = [-1, 1].map((sign) =>
    partByDip(field, section, (dip) => rise(sign * dip, DIPPING.from, DIPPING.to)),
  );
  const others = field.map((value, i) => value - first[i] - second[i]);
  const silence = new Float32Array(field.length);
  const truthClass = truthOf({ first, second, others }, silence, section);
  return { section, truthClass, diffractionOnly: first };
}
