import { z } from 'zod';
import {
  FIELD_REMEDIES,
  FILE_PICK_SCHEMA,
  firstFault,
  showValue,
  withIds,
} from '#seismic/picks/formats/pickFields';
import { type PickFormat, PickFormatError } from '#seismic/picks/formats/pickFormat';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const EXAMPLE =
  'A picks file looks like {"version":2,"picks":[{"class":"diffraction","trace":120,"timeMs":812,"traces":32,"durationMs":160}]}';

const REMEDIES: Readonly<Record<string, string>> = {
  ...FIELD_REMEDIES,
  version: 'Set "version" to 2, or to 1 for an older file; a newer one needs a newer Diffrakt.',
};

/**
 * The picks file; docs/schema/picks.schema.json is made from it. Version 1 knew picks by trace only, and no
 * planes.
 */
export const PICKS_FILE_SCHEMA = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  picks: z.array(FILE_PICK_SCHEMA),
});

/** "pick 3, field traces": picks are counted from 1, as a person counts them. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, index, field] = path;
  if (first !== 'picks' || index === undefined) return path.length ? `field ${String(first)}` : 'the file';
  const pick = `pick ${Number(index) + 1}`;
  return field === undefined ? pick : `${pick}, field ${String(field)}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PickFormatError(`Not valid JSON (${reason})`, EXAMPLE, { cause: error });
  }
}

function read(text: string): SurveyPick[] {
  const json = parse(text);
  const parsed = PICKS_FILE_SCHEMA.safeParse(json);
  if (parsed.success) return withIds(parsed.data.picks);
  const { path, found } = firstFault(parsed.error, json);
  const remedy = REMEDIES[String(path.at(-1) ?? '')] ?? EXAMPLE;
  throw new PickFormatError(`${placeOf(path)}: found ${showValue(found)}`, remedy, { cause: parsed.error });
}

/** One pick a line. */
function write(picks: readonly SurveyPick[]): string {
  const lines = picks.map(({ id, ...rest }) => `    ${JSON.stringify({ ...rest, id })}`);
  return `{\n  "version": 2,\n  "picks": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Picks as JSON (docs/formats.md). */
export const JSON_PICKS = {
  extension: 'json',
  recognises: (text) => /^\uFEFF?\s*[{[]/.test(text),
  read,
  write,
} as const satisfies PickFormat;
