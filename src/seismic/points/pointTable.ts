import { PickFormatError } from '#seismic/picks/formats/pickFormat';

/** What a column of a file of points can hold. */
export const POINT_ROLES = ['x', 'y', 'inline', 'crossline', 'trace', 'z', 'line'] as const;
export type PointRole = (typeof POINT_ROLES)[number];

/** Column of each role, counted from 0; a role that the file does not have is left out. */
export type PointColumns = Readonly<Partial<Record<PointRole, number>>>;

/** Separate points, the points of a horizon, or the lines of a fault ("sticks"). */
export const POINT_KINDS = ['points', 'horizon', 'faults'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** The rows of a file of points as another program wrote it, before anything is placed. */
export interface PointTable {
  /** "OpendTect pick set". */
  readonly format: string;
  readonly kind: PointKind;
  /** One a column: the file's own, or "column 1". */
  readonly titles: readonly string[];
  /** As many numbers a row as there are titles; NaN where a cell is no number. */
  readonly rows: readonly (readonly number[])[];
  /** Number of the line that each row is a point of, where the file separates lines; null where it does not. */
  readonly lines: readonly number[] | null;
  /** The columns that the format or the titles state. */
  readonly columns: PointColumns;
  /** What z is multiplied with for ms, m or ns by the format; null where it does not state its unit. */
  readonly zFactor: number | null;
}

/** A format of files of points: text in, no file opened. */
export interface PointFormat {
  readonly name: string;
  /** True where a text is in this format, right or wrong. */
  readonly recognises: (text: string) => boolean;
  /** @throws PickFormatError naming the line, what was found and the remedy */
  readonly read: (text: string) => PointTable;
}

/** The error of a line that is no point: `index` counts lines from 0. */
export function noPoint(index: number, content: string, remedy: string): PickFormatError {
  return new PickFormatError(`line ${index + 1}: found "${content.trim().slice(0, 60)}"`, remedy);
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

/** The number that a cell holds; NaN where it is none, or one that stands for no value (1e30). */
export function numberOfCell(cell: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(cell)
    ? Number(cell.replace(/[dD]/, 'e'))
    : Number.NaN;
  return Math.abs(value) >= 1e29 ? Number.NaN : value;
}

const TITLES: Readonly<Record<PointRole, RegExp>> = {
  x: /^(x|x[-_ ]?coord(inate)?|cdp[-_ ]?x|easting|utm[-_ ]?x)$/i,
  y: /^(y|y[-_ ]?coord(inate)?|cdp[-_ ]?y|northing|utm[-_ ]?y)$/i,
  inline: /^(inline|in[-_ ]?line|iline|il|inl)$/i,
  crossline: /^(crossline|cross[-_ ]?line|xline|xl|crl|x[-_]line)$/i,
  trace: /^(trace|trc|tracl|trace[-_ ]?(number|nr))$/i,
  z: /^(z|time|twt|depth|height|tvdss|z[-_ ]?value|time[-_ ]?ms|t0)$/i,
  line: /^(stick|line|segment|segment[-_ ]?id|polyline|number)$/i,
};

/** The columns that titles name, with or without a unit in brackets: "Time (ms)". */
export function columnsByTitle(titles: readonly string[]): PointColumns {
  const names = titles.map((title) => title.replace(/\s*[([].*$/, '').trim());
  const found = POINT_ROLES.flatMap((role): [PointRole, number][] => {
    const at = names.findIndex((name) => TITLES[role].test(name));
    return at < 0 ? [] : [[role, at]];
  });
  return Object.fromEntries(found);
}
