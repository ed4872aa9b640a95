import { z } from 'zod';
import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import {
  CLASS_NAME_SCHEMA,
  PICK_BY_TRACE_SCHEMA,
  PICK_IN_GRID_SCHEMA,
  valueAt,
} from '#seismic/picks/pickSchema';

const id = PICK_BY_TRACE_SCHEMA.shape.id.optional();

/** A pick of a file, where the id may be left out. */
export const FILE_PICK_SCHEMA = z.union([
  PICK_BY_TRACE_SCHEMA.extend({ id }),
  PICK_IN_GRID_SCHEMA.extend({ id }),
]);

/** The same with any class. */
export const FILE_CLASSED_PICK_SCHEMA = z.union([
  PICK_BY_TRACE_SCHEMA.extend({ id, class: CLASS_NAME_SCHEMA }),
  PICK_IN_GRID_SCHEMA.extend({ id, class: CLASS_NAME_SCHEMA }),
]);

/** The fields that hold numbers. */
export const PICK_NUMBERS = [
  ...['trace', 'inline', 'crossline', 'offset'],
  ...['timeMs', 'traces', 'durationMs', 'velocityMps'],
];

/** All fields in the order in which files have them, whatever the order in which a pick got them. */
export const PICK_FIELDS = ['class', ...PICK_NUMBERS, 'note', 'author', 'plane', 'id'];

/** The remedy for each field of a pick. */
export const FIELD_REMEDIES: Readonly<Record<string, string>> = {
  class: `Use one of ${EVENT_CLASSES.join(', ')}; other classes are for "diffrakt classify".`,
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
  author: 'Give a name, up to 80 characters long, or leave it out.',
  id: 'Give a text of your own, different for each pick, or leave it out.',
};

/** A value as a message shows it, shortened. */
export function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/**
 * The issue itself or, where a pick has neither kind of position, that of the kind it is meant to have: in the grid
 * where an inline or a crossline is given.
 */
function issueOfPosition(issue: z.core.$ZodIssue, checked: unknown): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const pick = Object(valueAt(checked, issue.path));
  const [first] = issue.errors['inline' in pick || 'crossline' in pick ? 1 : 0] ?? [];
  return first ? { ...first, path: [...issue.path, ...first.path] } : issue;
}

/** The first wrong field of checked data, and the value found there. */
export function firstFault(
  error: z.ZodError,
  checked: unknown,
): { readonly path: PropertyKey[]; readonly found: unknown } {
  const { path } = issueOfPosition(error.issues[0], checked);
  return { path, found: valueAt(checked, path) };
}

/** Gives picks without an id one by their position. @throws PickFormatError where two have the same id */
export function withIds<Pick extends { readonly id?: string }>(
  picks: readonly Pick[],
): (Pick & { readonly id: string })[] {
  const known = new Set<string>();
  return picks.map((pick, index) => {
    const named = { ...pick, id: pick.id ?? `pick-${index + 1}` };
    if (known.has(named.id))
      throw new PickFormatError(`Two picks have the id ${showValue(named.id)}`, FIELD_REMEDIES.id);
    known.add(named.id);
    return named;
  });
}
