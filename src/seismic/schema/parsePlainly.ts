import type { z } from 'zod';
import { findingOf } from '#seismic/schema/findings';

/** The first thing that a schema finds wrong. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  /** Where it is, as "picks.2.traces"; "the file" for the whole. */
  readonly place: string;
  /** What is wrong there, in words that follow the place: "must be 1 or more". */
  readonly finding: string;
  readonly cause: z.ZodError;
}

export type Parsed<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly fault: SchemaFault };

type ZodIssue = z.core.$ZodIssue;

/** The issue, or of a union the one that keeps a value from the form that it comes closest to. */
function innermost(issue: ZodIssue): ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const closest = issue.errors
    .filter(([first]) => first !== undefined && (first.path.length > 0 || first.code === 'unrecognized_keys'))
    .sort((a, b) => a.length - b.length)
    .at(0);
  return closest ? innermost({ ...closest[0], path: [...issue.path, ...closest[0].path] }) : issue;
}

/** The name of a path of fields, as a message tells it. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'the file';
}

/** Checks a value by a schema; what is wrong is told in plain words, never in those of the schema library. */
export function parsePlainly<Value>(schema: z.ZodType<Value>, value: unknown): Parsed<Value> {
  const parsed = schema.safeParse(value, { error: findingOf });
  if (parsed.success) return parsed;
  const { path, message } = innermost(parsed.error.issues[0]);
  return { success: false, fault: { path, place: placeOf(path), finding: message, cause: parsed.error } };
}
