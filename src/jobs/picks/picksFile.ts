import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvFormatRow } from 'd3-dsv';
import { z } from 'zod';
import { EVENT_CLASSES, extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import { PICK_BY_TRACE_SCHEMA, PICK_IN_GRID_SCHEMA, pickIssueOf, valueAt } from '#seismic/picks/pickSchema';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { JobError } from '#system/failure';
import { writeWholeFile } from '#system/wholeFile';

const EXAMPLE =
  '{"version":2,"picks":[{"class":"diffraction","trace":120,"timeMs":812,"traces":32,"durationMs":160}]}';

const id = PICK_BY_TRACE_SCHEMA.shape.id.optional();
/** In a file the id may be left out. */
const PICK_SCHEMA = z.union([PICK_BY_TRACE_SCHEMA.extend({ id }), PICK_IN_GRID_SCHEMA.extend({ id })]);

/**
 * The picks file; docs/schema/picks.schema.json is made from it. Version 1 knew picks by trace only, and no
 * planes.
 */
export const PICKS_FILE_SCHEMA = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  picks: z.array(PICK_SCHEMA),
});

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** "pick 3, field traces": picks are counted from 1, as a person counts them. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, index, field] = path;
  if (first !== 'picks' || index === undefined) return path.length ? `field ${String(first)}` : 'the file';
  const pick = `pick ${Number(index) + 1}`;
  return field === undefined ? pick : `${pick}, field ${String(field)}`;
}

const REMEDIES: Readonly<Record<string, string>> = {
  version: 'Set "version" to 2, or to 1 for a file of before; a newer one needs a newer Diffrakt.',
  class: `Use one of ${EVENT_CLASSES.join(', ')}.`,
  trace: 'Give the 0-based number of the centre trace, a whole number, or inline and crossline.',
  inline: 'Give the inline number of the centre trace, a whole number.',
  crossline: 'Give the crossline number of the centre trace, a whole number.',
  offset: 'Give the offset of the centre trace, a whole number, or leave it out.',
  plane: 'Give the name of a plane, as "line" or "inline:120", or leave it out.',
  timeMs: 'Give the centre time in milliseconds, as the section shows it.',
  traces: 'Give the width of the window in traces, a whole number from 1 to 4096.',
  durationMs: 'Give the height of the window in milliseconds, more than 0.',
  velocityMps: 'Give a velocity in metres per second, more than 0, or leave it out.',
  note: 'Give a text or leave it out.',
  id: 'Give a text of your own, different for each pick, or leave it out.',
};

function invalid(source: string, finding: string, remedy: string, cause?: unknown): JobError {
  return new JobError('picks.invalid', `${finding} in ${source}`, remedy, { cause });
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(source, `Not valid JSON (${reason})`, `A picks file looks like ${EXAMPLE}`, error);
  }
}

function firstDuplicate(ids: readonly string[]): string | null {
  return ids.find((id, index) => ids.indexOf(id) !== index) ?? null;
}

/** Gives picks without an id one by their place: "pick-1", "pick-2", … */
function withIds(picks: readonly z.infer<typeof PICK_SCHEMA>[], source: string): SurveyPick[] {
  const named = picks.map((pick, index) => ({ ...pick, id: pick.id ?? `pick-${index + 1}` }));
  const twice = firstDuplicate(named.map(({ id }) => id));
  if (twice !== null) throw invalid(source, `Two picks have the id ${show(twice)}`, REMEDIES.id);
  return named;
}

/**
 * Parses the text of a picks file (docs/formats.md).
 * @param source how errors name the file
 * @throws JobError 'picks.invalid' naming the pick, the field, what was found and what to write instead
 */
export function parsePicks(text: string, source: string): SurveyPick[] {
  const json = parseJson(text, source);
  const parsed = PICKS_FILE_SCHEMA.safeParse(json);
  if (parsed.success) return withIds(parsed.data.picks, source);
  const { path } = pickIssueOf(parsed.error.issues[0], json);
  const field = String(path.at(-1) ?? '');
  const finding = `${placeOf(path)}: found ${show(valueAt(json, path))}`;
  throw invalid(source, finding, REMEDIES[field] ?? `A picks file looks like ${EXAMPLE}`, parsed.error);
}

/** Reads a picks file; its picks get ids where they have none. */
export async function readPicksFile(path: string): Promise<SurveyPick[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw new JobError('file.missing', `There is no picks file ${path}`, 'Check the path after --picks.');
    }
    const reason = error.code === 'EISDIR' ? 'it is a folder' : error.message;
    throw new JobError('file.unreadable', `Cannot read the picks, ${reason}: ${path}`, 'Name a JSON file.', {
      cause: error,
    });
  });
  return parsePicks(text, basename(path));
}

/** Puts a picks file at `path`, whole or not at all. */
export async function writePicks(path: string, picks: readonly SurveyPick[]): Promise<void> {
  await writeWholeFile(path, picksToJson(picks));
}

/** The picks file's text, one pick a line. */
export function picksToJson(picks: readonly SurveyPick[]): string {
  const lines = picks.map(({ id, ...rest }) => `    ${JSON.stringify({ ...rest, id })}`);
  return `{\n  "version": 2,\n  "picks": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const CSV_COLUMNS = [
  ...['class', 'trace', 'inline', 'crossline', 'offset', 'timeMs', 'traces', 'durationMs'],
  ...['velocityMps', 'note', 'plane', 'id'],
];

/** The picks as CSV (RFC 4180) with a header line. */
export function picksToCsv(picks: readonly SurveyPick[]): string {
  const rows = picks.map((pick) => CSV_COLUMNS.map((column) => String(Reflect.get(pick, column) ?? '')));
  return [CSV_COLUMNS, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}

function describeOutside(pick: PickedWindow, number: number, axes: SectionAxes): string {
  const extent = extentOfPick(pick, axes);
  const lastTrace = extent.firstTrace + extent.traceCount - 1;
  const start = timeMsOfSample(axes, extent.firstSample);
  const end = timeMsOfSample(axes, extent.firstSample + extent.sampleCount - 1);
  return `pick ${number} (${pick.class}, traces ${extent.firstTrace} to ${lastTrace}, ${start} to ${end} ms)`;
}

/**
 * Refuses picks whose window reaches outside the section.
 * @throws JobError 'picks.outside' naming up to five of them with their extent, and their file if given
 */
export function checkPicksInside(picks: readonly PickedWindow[], axes: SectionAxes, source?: string): void {
  const outside = picks.flatMap((pick, index) =>
    isInside(extentOfPick(pick, axes), axes) ? [] : [describeOutside(pick, index + 1, axes)],
  );
  if (outside.length === 0) return;
  const named = outside.slice(0, 5).join('; ');
  const more = outside.length > 5 ? ` and ${outside.length - 5} more` : '';
  const end = timeMsOfSample(axes, axes.sampleCount - 1);
  const inFile = source === undefined ? '' : ` in ${source}`;
  throw new JobError(
    'picks.outside',
    `Outside the section (traces 0 to ${axes.traceCount - 1}, ${axes.startTimeMs} to ${end} ms): ${named}${more}${inFile}`,
    'Move or remove them, or check that the picks belong to this line.',
  );
}
