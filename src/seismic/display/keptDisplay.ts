import { z } from 'zod';
import { AMPLITUDE_TABLE_NAMES } from '#seismic/display/colourTables';
import { DRAWING_SCHEMA } from '#seismic/display/drawing';
import { SAMPLE_AXIS_UNITS } from '#seismic/display/sampleAxisUnit';
import { TRACE_PROCESS_SCHEMA } from '#seismic/process/traceProcess';

const name = z.string().max(64);

/** The settings of the display that a project keeps. */
const KEPT_DISPLAY_SCHEMA = z.strictObject({
  drawing: DRAWING_SCHEMA,
  process: TRACE_PROCESS_SCHEMA,
  colourTable: z.enum(AMPLITUDE_TABLE_NAMES),
  clipPercentile: z.number().min(0).max(100),
  clipValue: z.number().positive().nullable(),
  hiddenLayers: z.array(name).max(64),
  traceScale: name.nullable(),
  secondTraceScale: name.nullable(),
  sampleAxisUnit: z.enum(SAMPLE_AXIS_UNITS).default('usual'),
  /** For depths of two-way times; null where none is given. */
  velocityMps: z.number().positive().max(1e9).nullable().default(null),
  /** Distance between traces where the headers have none; null where none is given. */
  givenSpacingM: z.number().positive().max(1e6).nullable().default(null),
});
export type KeptDisplay = z.infer<typeof KEPT_DISPLAY_SCHEMA>;

/** Settings that were kept; null where they are none, or of another version. */
export function parseKeptDisplay(value: unknown): KeptDisplay | null {
  return KEPT_DISPLAY_SCHEMA.safeParse(value).data ?? null;
}
