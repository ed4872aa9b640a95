import { z } from 'zod';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { CLASS_LIMITS, type ClassedPick, type PickClass } from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';

/** Limits of a pick, wherever it comes from: the window, a pick file, a recipe, a project. */
export const PICK_LIMITS = {
  idLength: 64,
  noteLength: 4_096,
  authorLength: 80,
  planeLength: 1_024,
  trace: 1_000_000_000,
  lineNumber: 2_147_483_647,
  timeMs: 1e9,
  traces: 4_096,
  velocityMps: 3e8,
} as const;

const lineNumber = z.int().min(-PICK_LIMITS.lineNumber).max(PICK_LIMITS.lineNumber);
const idAndClass = { id: z.string().min(1).max(PICK_LIMITS.idLength), class: z.enum(EVENT_CLASSES) };
const trace = z.int().min(0).max(PICK_LIMITS.trace);
const windowAndNotes = {
  timeMs: z.number().min(-PICK_LIMITS.timeMs).max(PICK_LIMITS.timeMs),
  traces: z.int().min(1).max(PICK_LIMITS.traces),
  durationMs: z.number().positive().max(PICK_LIMITS.timeMs),
  velocityMps: z.number().positive().max(PICK_LIMITS.velocityMps).optional(),
  note: z.string().max(PICK_LIMITS.noteLength).optional(),
  author: z.string().trim().min(1).max(PICK_LIMITS.authorLength).optional(),
};
/** Picks from before planes existed are on the line. */
const plane = { plane: z.string().min(1).max(PICK_LIMITS.planeLength).default('line') };

/** A pick as the training and the panels take it: a window on one plane. */
export const PICKED_WINDOW_SCHEMA = z.object({
  ...idAndClass,
  trace,
  ...windowAndNotes,
}) satisfies z.ZodType<PickedWindow>;

/** A pick placed by the number of its trace in the file. */
export const PICK_BY_TRACE_SCHEMA = z.object({ ...idAndClass, trace, ...windowAndNotes, ...plane });

/** A pick placed by its inline and crossline, and its offset where several traces share that place. */
export const PICK_IN_GRID_SCHEMA = z.object({
  ...idAndClass,
  inline: lineNumber,
  crossline: lineNumber,
  offset: lineNumber.optional(),
  ...windowAndNotes,
  ...plane,
});

/** A pick in survey coordinates. */
export const SURVEY_PICK_SCHEMA = z.union([
  PICK_BY_TRACE_SCHEMA.strict(),
  PICK_IN_GRID_SCHEMA.strict(),
]) satisfies z.ZodType<SurveyPick>;

/** Name of a class of the user's own. */
export const CLASS_NAME_SCHEMA = z.string().trim().min(1).max(CLASS_LIMITS.nameLength);

/** A class with its colour. */
export const PICK_CLASS_SCHEMA = z.object({
  name: CLASS_NAME_SCHEMA,
  colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
}) satisfies z.ZodType<PickClass>;

/** A pick of any class in survey coordinates. */
export const CLASSED_PICK_SCHEMA = z.union([
  PICK_BY_TRACE_SCHEMA.extend({ class: CLASS_NAME_SCHEMA }).strict(),
  PICK_IN_GRID_SCHEMA.extend({ class: CLASS_NAME_SCHEMA }).strict(),
]) satisfies z.ZodType<ClassedPick>;

/** What stands at a path inside parsed JSON. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
