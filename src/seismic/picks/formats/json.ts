import { z } from 'zod';
import {
  FIELD_REMEDIES,
  FILE_CLASSED_PICK_SCHEMA,
  FILE_PICK_SCHEMA,
  firstFault,
  PICK_FIELDS,
  showValue,
  withIds,
} from '#seismic/picks/formats/pickFields';
import { type PickFormat, PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  CLASS_LIMITS,
  type ClassedPick,
  type ClassedPicks,
  type PickClass,
  STANDARD_CLASSES,
} from '#seismic/picks/pickClasses';
import { PICK_CLASS_SCHEMA } from '#seismic/picks/pickSchema';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const EXAMPLE =
  'A picks file looks like {"version":2,"picks":[{"class":"diffraction","trace":120,"timeMs":812,"traces":32,"durationMs":160}]}';

const REMEDIES: Readonly<Record<string, string>> = {
  ...FIELD_REMEDIES,
  version:
    'Set "version" to 2, or to 3 with "classes", or to 1 for an older file; a newer one needs a newer Diffrakt.',
  name: 'Give a class a name of its own, up to 40 characters long.',
  colour: 'Give a colour as "#56B4E9".',
  classes: 'Give 2 to 20 classes, as {"name":"left dip","colour":"#56B4E9"}, or leave the list out.',
};

/**
 * The picks file; docs/schema/picks.schema.json is made from it. Version 1 knew picks by trace only, and no
 * planes; before version 3 there were no lists of classes.
 */
export const PICKS_FILE_SCHEMA = z.object({
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  classes: z.array(PICK_CLASS_SCHEMA).min(2).max(CLASS_LIMITS.count).optional(),
  picks: z.array(FILE_CLASSED_PICK_SCHEMA),
});

/** The same with standard classes alone. */
const STANDARD_FILE_SCHEMA = PICKS_FILE_SCHEMA.extend({ picks: z.array(FILE_PICK_SCHEMA) });

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

/** The file, read by `schema`. */
function readWith<File>(text: string, schema: z.ZodType<File>): File {
  const json = parse(text);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, found } = firstFault(parsed.error, json);
  const remedy = REMEDIES[String(path.at(-1) ?? '')] ?? EXAMPLE;
  throw new PickFormatError(`${placeOf(path)}: found ${showValue(found)}`, remedy, { cause: parsed.error });
}

function read(text: string): SurveyPick[] {
  return withIds(readWith(text, STANDARD_FILE_SCHEMA).picks);
}

/** Refuses classes of one name, and picks of a class that the list does not have. */
function checkClasses(classes: readonly PickClass[], picks: readonly { readonly class: string }[]): void {
  const names = classes.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new PickFormatError(`Two classes have the name ${showValue(twice)}`, REMEDIES.name);
  const strange = picks.findIndex((pick) => !names.includes(pick.class));
  if (strange >= 0)
    throw new PickFormatError(
      `pick ${strange + 1}, field class: found ${showValue(picks[strange].class)}`,
      `Use one of ${names.join(', ')}, or add it to "classes".`,
    );
}

function readClassed(text: string): ClassedPicks {
  const file = readWith(text, PICKS_FILE_SCHEMA);
  const classes = file.classes ?? STANDARD_CLASSES;
  checkClasses(classes, file.picks);
  return { classes, picks: withIds(file.picks) };
}

function rowsOf(values: readonly object[]): string {
  return values.map((value) => `    ${JSON.stringify(value)}`).join(',\n');
}

/** One pick, and one class, a line. */
function write(picks: readonly ClassedPick[], classes?: readonly PickClass[]): string {
  const rows = rowsOf(
    picks.map((pick) => Object.fromEntries(PICK_FIELDS.map((field) => [field, Reflect.get(pick, field)]))),
  );
  if (!classes) return `{\n  "version": 2,\n  "picks": [\n${rows}\n  ]\n}\n`;
  return `{\n  "version": 3,\n  "classes": [\n${rowsOf(classes)}\n  ],\n  "picks": [\n${rows}\n  ]\n}\n`;
}

/** Picks as JSON (docs/formats.md). */
export const JSON_PICKS = {
  extension: 'json',
  recognises: (text) => /^\uFEFF?\s*[{[]/.test(text),
  read,
  readClassed,
  write,
} as const satisfies PickFormat;
