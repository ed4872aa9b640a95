import { z } from 'zod';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';

/** Limits of a pick, wherever it comes from: the window, a pick file, a recipe, a project. */
export const PICK_LIMITS = {
  idLength: 64,
  noteLength: 4_096,
  trace: 1_000_000_000,
  timeMs: 1e9,
  traces: 4_096,
  velocityMps: 1e6,
} as const;

/** The fields of a pick and what each may hold. */
export const PICK_FIELDS = {
  id: z.string().min(1).max(PICK_LIMITS.idLength),
  class: z.enum(EVENT_CLASSES),
  trace: z.int().min(0).max(PICK_LIMITS.trace),
  timeMs: z.number().min(-PICK_LIMITS.timeMs).max(PICK_LIMITS.timeMs),
  traces: z.int().min(1).max(PICK_LIMITS.traces),
  durationMs: z.number().positive().max(PICK_LIMITS.timeMs),
  velocityMps: z.number().positive().max(PICK_LIMITS.velocityMps).optional(),
  note: z.string().max(PICK_LIMITS.noteLength).optional(),
} as const;

/** A pick as the training and the panels take it: a window on one plane. */
export const PICKED_WINDOW_SCHEMA = z.object(PICK_FIELDS) satisfies z.ZodType<PickedWindow>;
