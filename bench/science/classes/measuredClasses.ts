/**
 * Classes of recorded lines that are measured, not drawn: what of the energy around a sample dips to the left, to the
 * right, or neither, and what of it has low frequencies, high ones, or neither, cut apart in the f-k plane as on
 * simulated lines.
 */
import { join } from 'node:path';
import { readLine } from '#jobs/line/readLine';
import type { Section } from '#seismic/section/section';
import { type Extent2d, localEnergy } from '#seismic/signal/smooth';
import { quietContext } from '../knownLineFolder';
import { energyQuantiles, partByDip, partByFrequency, rise } from './fkParts';
import { RECORDED_FOLDER } from './recordedLines';
import { type RedefinedLine, truthOf } from './redefinitions';

/** The parts of a field that are the first and the second class. */
type TwoParts = (field: Float32Array, extent: Extent2d) => Float32Array[];

export interface MeasuredClasses {
  readonly name: string;
  readonly classes: readonly [string, string, string];
  readonly file: string;
  readonly parts: TwoParts;
}

/** Dips in samples a trace from which on events are taken for dipping, as on simulated lines. */
const DIPPING = { from: 0.12, to: 0.22 };
/** Half the width of the edge of a band, cycles a sample. */
const BAND_EDGE = 0.006;
/** Amplitudes are levelled over so much, or a strong event would leak into what lies below it. */
const LEVELLED = { traces: 12, samples: 50 };

const byDip: TwoParts = (field, extent) =>
  [-1, 1].map((sign) => partByDip(field, extent, (dip) => rise(sign * dip, DIPPING.from, DIPPING.to)));

/** The lowest and the highest third of the energy. */
const byBand: TwoParts = (field, extent) => {
  const [low, high] = energyQuantiles(field, extent, [1 / 3, 2 / 3]);
  const above = (frequency: number, limit: number): number =>
    rise(frequency, limit - BAND_EDGE, limit + BAND_EDGE);
  return [
    partByFrequency(field, extent, (frequency) => 1 - above(frequency, low)),
    partByFrequency(field, extent, (frequency) => above(frequency, high)),
  ];
};

const LINES = [
  { title: 'NPRA', file: 'npra-31-81.sgy' },
  { title: 'Volve', file: 'volve-arbitrary-line.sgy' },
];

export const MEASURED_CLASSES: readonly MeasuredClasses[] = LINES.flatMap(
  ({ title, file }): MeasuredClasses[] => [
    {
      name: `dips of the ${title} line`,
      classes: [`${title}: left dip`, 'right dip', 'rest'],
      ...{ file, parts: byDip },
    },
    {
      name: `bands of the ${title} line`,
      classes: [`${title}: low frequency`, 'high frequency', 'rest'],
      ...{ file, parts: byBand },
    },
  ],
);

/** Amplitudes over their local root mean square. */
function levelled(section: Section): Float32Array {
  const energy = localEnergy(section.amplitudes, section, LEVELLED);
  return section.amplitudes.map((value, i) => (energy[i] > 0 ? value / Math.sqrt(energy[i]) : 0));
}

/** A recorded line with measured classes: the first in the place of diffraction, the second in that of reflection. */
export async function measuredLine({ file, parts }: MeasuredClasses): Promise<RedefinedLine> {
  const section = await readLine({ linePath: join(RECORDED_FOLDER, file) }, quietContext());
  const field = levelled(section);
  const [first, second] = parts(field, section);
  const others = field.map((value, i) => value - first[i] - second[i]);
  const silence = new Float32Array(field.length);
  const truthClass = truthOf({ first, second, others }, silence, section);
  return { section, truthClass, diffractionOnly: first };
}
