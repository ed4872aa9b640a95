import { type PointGround, type PointReading, rowPlacer, timeRangeOf } from '#seismic/points/placePoints';
import type { PointColumns, PointTable } from '#seismic/points/pointTable';

/**
 * What z may be multiplied with: from a thousand times the unit of the section (seconds beside ms) or from that unit,
 * downwards or upwards. The larger ones come first: seconds taken as ms would lie inside the section, too.
 */
export const Z_FACTORS = [1000, 1, -1000, -1] as const;

/** A reading of a table, and how well it fits the survey. */
export interface GuessedReading extends PointReading {
  /** Share of the tried rows that are on a trace of the survey and inside its times. */
  readonly share: number;
  /** False where the user should look at the columns: nothing states them, or another reading fits about as well. */
  readonly isSure: boolean;
}

/** Rows that readings are tried with, evenly taken. */
const MOST_TRIED = 400;
/** A reading is not sure where another one is nearer to it than this share of rows. */
const SURE_MARGIN = 0.25;

function evenlyOf<Row>(rows: readonly Row[], count: number): Row[] {
  const step = Math.max(1, Math.floor(rows.length / count));
  return rows.filter((_, i) => i % step === 0).slice(0, count);
}

/**
 * The pairs and single columns that may say where a point is: the stated ones, else what the survey has. Numbers of
 * traces are only looked for where coordinates cannot be: small whole numbers would fit by chance.
 */
function placeCandidates(
  { titles, columns }: PointTable,
  { survey, coordinates }: PointGround,
): PointColumns[] {
  const { z: _z, line: _line, ...stated } = columns;
  if (Object.keys(stated).length > 0) return [stated];
  const pairs = titles.slice(1).map((_, i) => [i, i + 1] as const);
  const hasGrid = survey.grid !== null;
  const isByTrace = !hasGrid && (coordinates === null || titles.length === 2);
  return [
    ...(isByTrace ? titles.map((_, trace): PointColumns => ({ trace })) : []),
    ...pairs.map(([x, y]): PointColumns => ({ x, y })),
    ...(hasGrid ? pairs.map(([inline, crossline]): PointColumns => ({ inline, crossline })) : []),
    ...(hasGrid ? pairs.map(([crossline, inline]): PointColumns => ({ inline, crossline })) : []),
  ];
}

/** The columns that may hold z beside those of the place; the stated one, else those after the place come first. */
function zCandidates(table: PointTable, place: PointColumns): number[] {
  if (table.columns.z !== undefined) return [table.columns.z];
  const taken = Object.values(place);
  const after = Math.max(...taken);
  const free = table.titles.map((_, i) => i).filter((i) => !taken.includes(i));
  return [...free.filter((i) => i > after), ...free.filter((i) => i < after)];
}

/** The reading of a table that puts most of its points into the survey; the first of equal ones. */
export function guessReading(table: PointTable, ground: PointGround): GuessedReading {
  const placeRow = rowPlacer(ground);
  const rows = evenlyOf(table.rows, MOST_TRIED);
  const [first, last] = timeRangeOf(ground.survey);
  const factors = table.zFactor === null ? Z_FACTORS : [table.zFactor];
  const isInside = (row: readonly number[], z: number, factor: number): boolean =>
    row[z] * factor >= first && row[z] * factor <= last;
  const line = table.columns.line === undefined ? {} : { line: table.columns.line };
  const readings = placeCandidates(table, ground).flatMap((place) => {
    const placed = rows.filter((row) => placeRow(row, place) !== null);
    return zCandidates(table, place).flatMap((z) =>
      factors.map((zFactor) => {
        const inside = placed.filter((row) => isInside(row, z, zFactor)).length;
        return { columns: { ...place, z, ...line }, zFactor, share: inside / rows.length };
      }),
    );
  });
  const best = readings.reduce((a, b) => (b.share > a.share ? b : a), readings[0]);
  const isRival = (other: PointReading & { share: number }): boolean =>
    JSON.stringify(other.columns) !== JSON.stringify(best.columns) && other.share > best.share - SURE_MARGIN;
  return { ...best, isSure: best.share > 0.5 && !readings.some(isRival) };
}
