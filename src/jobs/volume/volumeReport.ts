import { z } from 'zod';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { VOLUME_DIRECTIONS } from '#seismic/survey/volumePlanes';

/** report.json of a classified volume. docs/schema/volume-report.schema.json is made from it. */
export const VOLUME_REPORT_SCHEMA = REPORT_SCHEMA.omit({ grid: true, score: true, timings: true }).extend({
  volume: z.object({
    direction: z.enum(VOLUME_DIRECTIONS).describe('planes by which it was classified'),
    planeCount: z.int(),
    notClassifiedTraceCount: z
      .int()
      .describe('further traces at a place that another has already: class -1, all probabilities 0'),
  }),
  timings: z.object({
    seconds: z.number().describe('of the last start'),
    planeCount: z.int().describe('planes that were classified in that time'),
  }),
});

export type VolumeReport = z.infer<typeof VOLUME_REPORT_SCHEMA>;
