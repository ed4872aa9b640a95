import { csvFormatRow, dsvFormat } from 'd3-dsv';
import type { z } from 'zod';
import {
  FIELD_REMEDIES,
  FILE_CLASSED_PICK_SCHEMA,
  FILE_PICK_SCHEMA,
  firstFault,
  PICK_FIELDS,
  PICK_NUMBERS,
  showValue,
  withIds,
} from '#seismic/picks/formats/pickFields';
import { type PickFormat, PickFormatError } from '#seismic/picks/formats/pickFormat';
import { type ClassedPick, type ClassedPicks, classesOfPicks } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const NEEDED_COLUMNS = ['class', 'timeMs', 'traces', 'durationMs'];
const EXAMPLE = 'The first line names the columns, as class,trace,timeMs,traces,durationMs.';

/** A row of cells and the line of the file that it begins in, counted from 1. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Position of a field in a row; null for an unknown column. */
type Header = readonly (string | null)[];

function faultIn(line: number, column: string | null, finding: string, remedy: string): PickFormatError {
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`;
  return new PickFormatError(`${place}: ${finding}`, remedy);
}

/** A line of a file ends in LF, CRLF or CR; a cell in quotes may hold several. */
function lineBreaksIn(cells: readonly string[]): number {
  return cells.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** All rows but those without content. */
function rowsOf(text: string, separator: string): Row[] {
  // Behind a quotation mark without its end, the two line ends added here are part of the last cell.
  const parsed = dsvFormat(separator).parseRows(`${text}\n\n`);
  let line = 1;
  const rows = parsed.map((cells): Row => {
    const row = { line, cells };
    line += 1 + lineBreaksIn(cells);
    return row;
  });
  const last = rows[rows.length - 1];
  if (last.cells.length !== 1 || last.cells[0] !== '')
    throw faultIn(last.line, null, 'a quotation mark without its end', 'Close the cell with ".');
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function readHeader({ line, cells }: Row): Header {
  const header = cells.map((cell) => {
    const name = cell.trim().toLowerCase();
    return PICK_FIELDS.find((column) => column.toLowerCase() === name) ?? null;
  });
  const twice = header.find((name, i) => name !== null && header.indexOf(name) !== i);
  if (twice) throw faultIn(line, twice, 'the column occurs twice', 'Leave one of them out.');
  const isPlaced = header.includes('trace') || (header.includes('inline') && header.includes('crossline'));
  const missing = [...NEEDED_COLUMNS, ...(isPlaced ? [] : ['trace'])].find((name) => !header.includes(name));
  if (missing) throw faultIn(line, missing, 'the column is missing', EXAMPLE);
  return header;
}

/** The number of a cell, or its text where it is none. Beside semicolons a comma is a decimal point. */
function numberOf(text: string, separator: string): number | string {
  const trimmed = text.trim();
  const number = separator === ';' ? trimmed.replace(/^([^,.]*),([^,.]*)$/, '$1.$2') : trimmed;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number) ? Number(number) : trimmed;
}

/** The fields of a row; an empty cell is a field left out. */
function recordOf({ line, cells }: Row, header: Header, separator: string): Record<string, unknown> {
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    const finding = `${cells.length} cells where the first line has ${header.length}`;
    throw faultIn(line, null, finding, 'Put a cell that holds a separator between quotation marks.');
  }
  const fields = header.flatMap((name, i): [string, unknown][] => {
    const cell = cells[i] ?? '';
    if (name === null || cell.trim() === '') return [];
    if (PICK_NUMBERS.includes(name)) return [[name, numberOf(cell, separator)]];
    return [[name, name === 'note' ? cell : cell.trim()]];
  });
  return Object.fromEntries(fields);
}

/** The picks of a table, each read by `schema`. */
function readWith<Pick extends { readonly id?: string }>(text: string, schema: z.ZodType<Pick>) {
  const table = text.replace(/^\uFEFF/, '');
  const separator = /^[^\r\n]*;/.test(table) ? ';' : ',';
  const [first, ...rows] = rowsOf(table, separator);
  if (!first) throw faultIn(1, null, 'no columns', EXAMPLE);
  const header = readHeader(first);
  const picks = rows.map((row) => {
    const record = recordOf(row, header, separator);
    const parsed = schema.safeParse(record);
    if (parsed.success) return parsed.data;
    const { path, found } = firstFault(parsed.error, record);
    const column = String(path.at(-1));
    throw faultIn(row.line, column, `found ${showValue(found)}`, FIELD_REMEDIES[column] ?? EXAMPLE);
  });
  return withIds(picks);
}

function read(text: string): SurveyPick[] {
  return readWith(text, FILE_PICK_SCHEMA);
}

function readClassed(text: string): ClassedPicks {
  const picks = readWith(text, FILE_CLASSED_PICK_SCHEMA);
  return { classes: classesOfPicks(picks), picks };
}

/** One pick a row (RFC 4180) below a line with the names of the columns. */
function write(picks: readonly ClassedPick[]): string {
  const rows = picks.map((pick) => PICK_FIELDS.map((column) => String(Reflect.get(pick, column) ?? '')));
  return [PICK_FIELDS, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}

/** Picks as CSV, as programs and spreadsheets of any locale write it (docs/formats.md). */
export const CSV_PICKS = {
  extension: 'csv',
  recognises: (text) => /^\uFEFF?(?!\s*[{[])[^\r\n]*\bclass\b[^\r\n]*([\r\n]|$)/i.test(text),
  read,
  readClassed,
  write,
} as const satisfies PickFormat;
