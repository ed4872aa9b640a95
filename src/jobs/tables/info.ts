import { type Geometry, proposeKeys, type SegyDataset } from 'segyio-wasm';
import { z } from 'zod';
import { headerOddities } from '#jobs/headers/headerOddities';
import { HEADER_RANGE_SCHEMA } from '#jobs/headers/headerReport';
import { isFilled, readHeaderRanges } from '#jobs/headers/scanHeaders';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { summarise } from '#jobs/line/summarise';
import { warnOfOddities } from '#jobs/opening/oddities';
import { openingArguments } from '#jobs/opening/openingArguments';
import { REMEDY_SCHEMA, remedyArguments } from '#jobs/opening/remedyArguments';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { firstPlaneOf, planeFamiliesOf } from '#seismic/survey/planeFamily';
import { describeSurvey } from '#seismic/survey/surveyWords';
import type { JobContext } from '#system/job';

export { sampleUnit } from '#seismic/section/section';

const COUNT = z.int().min(0);
const FIELD = z.object({ name: z.string(), byte: z.int() });

const AXIS = z.object({
  first: z.number(),
  last: z.number(),
  count: COUNT,
  step: z.number().describe('0 where it is not always the same'),
});

const GEOMETRY = z.object({
  kind: z.string().describe('line, pre-stack, grid or unknown'),
  reason: z.string().describe('in words, with the header bytes'),
  score: z.number().describe('how far the traces make a full rectangle of inlines and crosslines, 0 to 1'),
  grid: z
    .object({
      inlines: AXIS,
      crosslines: AXIS,
      offsets: AXIS.nullable(),
      sorting: z.string().describe('the key that changes slowest: inline, crossline or none'),
      placeCount: COUNT,
      holeCount: COUNT,
      largestFold: COUNT,
      duplicateCount: COUNT,
    })
    .nullable(),
});

const SURVEY = z.object({
  title: z
    .string()
    .describe('3-D grid, 3-D pre-stack, 2-D pre-stack, Gather, 2-D line, or Traces in file order'),
  facts: z.array(z.string()).describe('ranges and holes in words, or why the geometry is not known'),
  firstPlane: z.string().describe('the plane that the file opens on, a name for --plane'),
  planes: z
    .array(z.object({ title: z.string(), count: COUNT, first: z.string(), last: z.string() }))
    .describe('the planes that the file has by their kinds, with the names of the first and the last'),
});

const VARIATION = z.object({
  name: z.enum(['sample interval', 'sample count', 'recording delay']),
  byte: z.int(),
  usual: z.number().describe('the value by which the traces are shown: µs, samples or ms'),
  traceCount: COUNT.describe('traces that have another value'),
  valueCount: COUNT.describe('how many other values there are'),
  others: z
    .array(
      z.object({
        value: z.number(),
        traceCount: COUNT,
        firstTrace: COUNT.describe('counted from 0'),
      }),
    )
    .describe('the commonest ten'),
});

const KEY = z
  .object({
    byte: z.int(),
    type: z.string().describe('int32, int16, float32, or ibm32 for IBM floats'),
    byteOrder: z
      .enum(['big', 'little', 'pair-swapped'])
      .optional()
      .describe('where it is not that of the headers'),
    name: z.string(),
  })
  .nullable();

const PROPOSAL = z.object({
  kind: z.string().describe('grid, pre-stack, line, or coordinates that are no whole numbers'),
  score: z.number().describe('0 to 1'),
  reason: z.string(),
  inline: KEY,
  crossline: KEY,
  ensemble: KEY,
  offset: KEY,
  x: KEY,
  y: KEY,
});

/** What `diffrakt info --json` prints. docs/schema/info.schema.json is made from it. */
export const INFO_SCHEMA = z.object({
  version: z.literal(1),
  path: z.string(),
  fileName: z.string(),
  fileBytes: COUNT,
  traceCount: COUNT,
  sampleCount: COUNT.describe('samples per trace'),
  sampleIntervalUs: z.number(),
  startTimeMs: z.number().describe('recording delay of the first trace'),
  endTimeMs: z.number().describe('time of the last sample'),
  format: z.object({ code: z.int(), name: z.string() }).describe('sample format, bytes 3225-3226'),
  byteOrder: z.enum(['big', 'little', 'pair-swapped']).describe('of the headers'),
  sampleByteOrder: z.enum(['big', 'little', 'pair-swapped']),
  options: z.array(z.string()).describe('options by which the file was opened, as ["--format", "5"]'),
  remedies: z
    .array(REMEDY_SCHEMA)
    .describe('options by which the file is likelier read as it is meant, the likeliest first'),
  revision: z.string().describe('"0", "1", "2.0", "2.1"'),
  kind: z
    .enum(['segy', 'su', 'dt1', 'dzt', 'rd3', 'rd7', 'seg2'])
    .describe('SEG-Y, Seismic Unix, radar by its ending, or SEG-2'),
  kindName: z.string().describe('in words'),
  radar: z
    .object({
      antennaFrequencyMHz: z.number().nullable(),
      antennaSeparationMetres: z.number().nullable(),
      traceSpacingMetres: z.number().nullable(),
      channel: COUNT.describe('the channel that is read, counted from 0'),
      channelCount: COUNT,
    })
    .nullable()
    .describe('what a radar file states; null for other kinds, and each value where it does not say'),
  sampleDomain: z
    .enum(['time', 'depth', 'radar'])
    .describe(
      'in depth 1/1000 of the interval, and the start and end, are metres; in radar they are nanoseconds',
    ),
  traceHeaderBytes: COUNT.describe('240, or more with trace header extensions'),
  dataTrailerCount: COUNT.describe('records of 3200 bytes behind the last trace'),
  leftOutBytes: COUNT.describe('bytes that belong to no trace and no trailer'),
  textCodes: z
    .array(
      z.object({
        encoding: z.enum(['ebcdic', 'ascii']),
        codePage: z.literal([37, 500, 1047]).nullable().describe('of EBCDIC'),
        reason: z.string(),
      }),
    )
    .describe('how each text header is read, the extended ones behind the first, and why'),
  stanzas: z.array(z.string()).describe('names of the stanzas in extended text headers'),
  geometry: GEOMETRY,
  survey: SURVEY,
  variations: z
    .array(VARIATION)
    .describe('fields that should be the same in every trace and are not: bytes 117-118, 115-116, 109-110'),
  proposals: z.array(PROPOSAL).describe('bytes that may hold the keys of the geometry, the likeliest first'),
  headers: z.array(HEADER_RANGE_SCHEMA).describe('trace header fields that are not 0 in every trace'),
  binaryHeader: z.array(FIELD.extend({ value: z.number() })).describe('fields that are not 0'),
  amplitudes: z.object({
    minimum: z.number(),
    maximum: z.number(),
    rms: z.number(),
    absolutePercentiles: z.record(z.string(), z.number()),
    histogram: z.array(z.number()).describe('64 bins between -p99 and +p99'),
  }),
  deadTraceCount: COUNT,
  textHeader: z.array(z.string()).describe('lines of the text header, extended text headers behind'),
  fingerprint: z.string().describe('SHA-256 of size and headers'),
  warnings: z.array(z.string()),
});

export type FileInfo = z.infer<typeof INFO_SCHEMA>;

/** Geometry with score and counts, without where the grid lies in the field. */
function geometryFacts({ grid, ...told }: Geometry): FileInfo['geometry'] {
  if (grid === null) return { ...told, grid };
  const { placement: _, ...facts } = grid;
  return { ...told, grid: facts };
}

/** What the file is, and which planes it has. */
function surveyFacts({ survey, geometry }: DatasetSummary): FileInfo['survey'] {
  const { title, facts } = describeSurvey(survey, geometry);
  const planes = planeFamiliesOf(survey).map((family) => {
    const { numbers, second } = family;
    const other = family.id === 'place' ? (second?.numbers ?? []) : [null];
    const nameOf = (end: 0 | -1) =>
      family.nameOf({ number: numbers.at(end) ?? 0, second: other.at(end) ?? null });
    const count = Math.max(1, numbers.length) * other.length;
    return { title: family.title, count, first: nameOf(0), last: nameOf(-1) };
  });
  return { title, facts: [...facts], firstPlane: firstPlaneOf(survey), planes };
}

/** Details of the layout for this command only. */
function layoutFacts({ layout, stanzas }: SegyDataset) {
  const { kind, sampleDomain, traceHeaderBytes, dataTrailerCount, leftOutBytes, textCodes } = layout;
  return {
    ...{ kind, sampleDomain, traceHeaderBytes, dataTrailerCount, leftOutBytes },
    textCodes: [...textCodes],
    stanzas: stanzas.map(({ name }) => name),
  };
}

/**
 * Describes a SEG-Y file; oddities of its headers are also reported by `context.warn`. A file that ends
 * inside a trace is described by its complete traces, with a line in `warnings`.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated', 'cancelled'
 */
export async function describeFile<News>(
  path: string,
  context: JobContext<News>,
  opening: OpeningOptions = {},
): Promise<FileInfo> {
  const dataset = await openLineFile(path, opening, context);
  try {
    warnOfOddities(dataset, context);
    return await withJobErrors(async () => {
      const {
        summary: told,
        surveyed,
        geometry,
        variations,
      } = await summarise(dataset, opening, context.signal);
      const { survey: _survey, opening: _opening, sampledHeaderCount: _all, remedies, ...summary } = told;
      const { startTimeMs, sampleCount, sampleIntervalUs } = summary;
      const headers = (await readHeaderRanges(dataset, context)).filter(isFilled);
      const oddities = headerOddities(headers);
      for (const oddity of oddities) context.warn(oddity);
      return {
        version: 1 as const,
        ...summary,
        options: openingArguments(opening),
        remedies: remedyArguments(remedies),
        amplitudes: surveyed.amplitudes,
        endTimeMs: startTimeMs + ((sampleCount - 1) * sampleIntervalUs) / 1000,
        ...layoutFacts(dataset),
        geometry: geometryFacts(geometry),
        survey: surveyFacts(told),
        variations: variations.map((variation) => ({ ...variation, others: [...variation.others] })),
        proposals: await proposeKeys(dataset, { signal: context.signal }),
        headers,
        warnings: [...summary.warnings, ...oddities],
        binaryHeader: dataset.bin
          .entries()
          .filter(({ value }) => value !== 0)
          .map(({ name, byte, value }) => ({ name, byte, value })),
      };
    });
  } finally {
    await dataset.dispose();
  }
}
