import type { ClassedPick } from '#seismic/picks/pickClasses';
import { positionOfPick } from '#seismic/picks/surveyPick';
import type { PointGround } from '#seismic/points/placePoints';
import type { SampleDomain } from '#seismic/section/section';
import { traceAtPosition } from '#seismic/survey/survey';

/** A pick at its place: x and y in the unit of the headers, time in ms (depth in m, radar time in ns). */
export interface PickPoint {
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
  readonly class: string;
}

/** A format that picks are written in as points. */
interface PointWriter {
  readonly title: string;
  readonly write: (points: readonly PickPoint[], facts: PointFileFacts) => string;
}

export interface PointFileFacts {
  readonly domain: SampleDomain;
  /** Names of the classes, whose number from 1 on is their code. */
  readonly classes: readonly string[];
}

/** Coordinates to a centimetre, times to a microsecond, without zeros at the end. */
const place = (value: number): string => String(Number(value.toFixed(2)));
const time = (value: number): string => String(Number(value.toFixed(6)));

function rowsOf(points: readonly PickPoint[], row: (point: PickPoint) => readonly string[], gap: string) {
  return points.map((point) => `${row(point).join(gap)}\n`).join('');
}

/** Times in seconds as OpendTect keeps them, depths in metres. */
const OPENDTECT_PICKS: PointWriter = {
  title: 'OpendTect pick set',
  write: (points, { domain }) => {
    const scale = domain === 'depth' ? 1 : 1e-3;
    const head = 'dTect V5.0\nPick Set\nThu Jan  1 00:00:00 1970\n!\nColor: 230`159`0`0\nSize: 3\n!\n';
    return `${head}${rowsOf(points, ({ x, y, timeMs }) => [place(x), place(y), time(timeMs * scale)], '\t')}!\n`;
  },
};

/** Petrel's z is upwards: times and depths below its datum are negative. */
const PETREL_POINTS: PointWriter = {
  title: 'Petrel points with attributes',
  write: (points, { classes }) => {
    const codes = classes.map((name, i) => `# class ${i + 1}: ${name}\n`).join('');
    const head = `# Petrel Points with attributes\n# z in ms, m or ns as the section, negative below the datum\n${codes}VERSION 1\nBEGIN HEADER\nX\nY\nZ\nINT,Class\nEND HEADER\n`;
    const row = (point: PickPoint) => [
      ...[place(point.x), place(point.y), time(-point.timeMs)],
      String(classes.indexOf(point.class) + 1),
    ];
    return `${head}${rowsOf(points, row, ' ')}`;
  },
};

const XYZ_TEXT: PointWriter = {
  title: 'x, y and time as text',
  write: (points) => rowsOf(points, ({ x, y, timeMs }) => [place(x), place(y), time(timeMs)], ' '),
};

/** Formats that picks are written in as points for other programs, named by the endings of their files. */
export const POINT_FILE_NAMES = ['pck', 'petrel', 'xyz'] as const;
export type PointFileName = (typeof POINT_FILE_NAMES)[number];

const WRITERS: Readonly<Record<PointFileName, PointWriter>> = {
  pck: OPENDTECT_PICKS,
  petrel: PETREL_POINTS,
  xyz: XYZ_TEXT,
};

/** "OpendTect pick set". */
export function titleOfPointFile(name: PointFileName): string {
  return WRITERS[name].title;
}

/** The format that a file's ending names, or null. */
export function pointFileOfEnding(fileName: string): PointFileName | null {
  return POINT_FILE_NAMES.find((name) => fileName.toLowerCase().endsWith(`.${name}`)) ?? null;
}

/** Where picks are by the coordinates of their traces; null for those whose trace has none. */
export function pointsOfPicks(
  picks: readonly ClassedPick[],
  { survey, coordinates }: Pick<PointGround, 'survey' | 'coordinates'>,
): (PickPoint | null)[] {
  return picks.map((pick) => {
    const trace = traceAtPosition(survey, positionOfPick(pick));
    if (trace === null || !coordinates) return null;
    const [x, y] = [coordinates.x[trace], coordinates.y[trace]];
    return Number.isFinite(x) && Number.isFinite(y) ? { x, y, timeMs: pick.timeMs, class: pick.class } : null;
  });
}

/** The text of a file of points. */
export function writePointText(
  name: PointFileName,
  points: readonly PickPoint[],
  facts: PointFileFacts,
): string {
  return WRITERS[name].write(points, facts);
}
