/**
 * What main accepts from the window: one schema for every request. They run on values that a broken or
 * hostile page could send, so they refuse unknown fields, bound every size, and take no non-finite number.
 */

import { z } from 'zod';
import type {
  FigureRequest,
  PickEdit,
  ProposalAsk,
  RequestName,
  Requests,
  TrainingAsk,
} from '#contract/contract';
import { HEADER_ASK_SCHEMAS } from '#contract/headers/headerSchemas';
import type { ClustersAsk } from '#contract/liveAnswer';
import {
  LONGEST_LINE_NAME,
  LONGEST_RUN_NAME,
  LONGEST_RUN_NOTE,
  MOST_ADDED_LINES,
} from '#contract/openProject';
import { SETTINGS_SCHEMA } from '#contract/preferences/settings';
import { PRETRAIN_WISH_SCHEMA } from '#contract/pretraining';
import { MAXIMUM_TEXT, PATH_SCHEMA } from '#contract/project/pathSchema';
import { EXPORTED_LEARNERS, LIVE_LEARNERS, PRETRAINED_USES } from '#learning/dense/liveLearner';
import { CLUSTER_LIMITS } from '#learning/embedding/embedWindows';
import { OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { RUN_SETTINGS_SCHEMA } from '#learning/recipe/recipeSchema';
import { DRAWING_SCHEMA } from '#seismic/display/drawing';
import { SAMPLE_AXIS_UNITS } from '#seismic/display/sampleAxisUnit';
import type { ClassEdit } from '#seismic/picks/classEdit';
import { PICK_FORMAT_NAMES } from '#seismic/picks/formats/registry';
import {
  CLASS_NAME_SCHEMA,
  CLASSED_PICK_SCHEMA,
  PICK_BY_TRACE_SCHEMA,
  PICK_CLASS_SCHEMA,
  PICK_LIMITS,
} from '#seismic/picks/pickSchema';
import { Z_FACTORS } from '#seismic/points/guessReading';
import { POINT_KINDS, POINT_ROLES } from '#seismic/points/pointTable';
import { POINT_FILE_NAMES } from '#seismic/points/writePoints';
import { TRACE_PROCESS_SCHEMA } from '#seismic/process/traceProcess';
import { FILE_KINDS, OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import { MAP_BASES, TRACE_PLACES } from '#seismic/survey/surveyMap';

const MAXIMUM_PICKS = 10_000;
const MAXIMUM_VIEW_TEXT = 1_000_000;
const MAXIMUM_COPIED_LETTERS = 1_000_000;
const MAXIMUM_READINGS = 12;
const MAXIMUM_COLUMNS = 1_000;
const MAXIMUM_LINES = 2_000;
const MAXIMUM_CHART_BYTES = 32 * 1024 * 1024;

const count = z.int().min(1).max(1_000_000_000);
const path = PATH_SCHEMA;
const nothing = z.null();
/** Ids of runs and nets become folder names: letters, digits and dashes only. */
export const FOLDER_ID_SCHEMA = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const runId = FOLDER_ID_SCHEMA;
const run = z.strictObject({ runId });
const netId = FOLDER_ID_SCHEMA;
const lineId = z.int().min(1);
const line = z.strictObject({ lineId });
const planeName = z.string().min(1).max(PICK_LIMITS.planeLength);

const lineIds = z.array(lineId).min(1).max(MAXIMUM_LINES).optional();
const trainingAsk: z.ZodType<TrainingAsk> = RUN_SETTINGS_SCHEMA.extend({ lineIds });

const picks = z.array(CLASSED_PICK_SCHEMA).max(MAXIMUM_PICKS);

const PICK_EDIT_SCHEMA: z.ZodType<PickEdit> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), picks }),
  z.strictObject({ kind: z.literal('remove'), picks }),
  z.strictObject({ kind: z.literal('change'), before: picks, after: picks }),
]);

const CLASS_EDIT_SCHEMA: z.ZodType<ClassEdit> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), class: PICK_CLASS_SCHEMA.strict() }),
  z.strictObject({ kind: z.literal('change'), name: CLASS_NAME_SCHEMA, to: PICK_CLASS_SCHEMA.strict() }),
  z.strictObject({ kind: z.literal('remove'), name: CLASS_NAME_SCHEMA }),
]);

const planeNumbers = z.array(z.number().min(-1e9).max(1e9)).max(MAXIMUM_PICKS);

const figureOverlay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), runId }),
  z.strictObject({ kind: z.literal('live') }),
  z.strictObject({ kind: z.literal('file') }),
]);
const comparedOverlay = z.strictObject({
  overlay: figureOverlay,
  name: z.string().max(MAXIMUM_TEXT),
  isSingle: z.boolean(),
});

const figure: z.ZodType<FigureRequest> = z.strictObject({
  format: z.enum(['png', 'svg', 'pdf']),
  firstTrace: z.int().min(0).max(1_000_000_000),
  traceCount: count,
  startTimeMs: z.number().min(-1e9).max(1e9),
  durationMs: z.number().positive().max(1e9),
  clip: z.number().positive(),
  process: TRACE_PROCESS_SCHEMA,
  colourTable: z.string().min(1).max(64),
  drawing: DRAWING_SCHEMA,
  overlay: figureOverlay.nullable(),
  compared: z
    .strictObject({
      results: z.tuple([comparedOverlay, comparedOverlay]),
      className: CLASS_NAME_SCHEMA.nullable(),
    })
    .nullable(),
  overlayOpacity: z.number().min(0).max(1),
  overlayShows: CLASS_NAME_SCHEMA,
  overlayThreshold: z.number().min(0).max(1),
  overlayContour: z.boolean(),
  overlayTitle: z.string().max(MAXIMUM_TEXT).nullable(),
  overlayEnds: z.tuple([z.number(), z.number()]),
  traceScale: z.string().max(64).nullable(),
  sampleAxisUnit: z.enum(SAMPLE_AXIS_UNITS),
  givenSpacingM: z.number().positive().max(1e6).nullable(),
  geometry: z.strictObject({
    radiusM: z.number().min(0).max(100),
    separationM: z.number().min(0).max(1e4),
  }),
  interpretation: z
    .array(
      z.strictObject({
        name: z.string().max(MAXIMUM_TEXT),
        kind: z.enum(POINT_KINDS),
        lines: z.array(z.strictObject({ columns: planeNumbers, timesMs: planeNumbers })).max(MAXIMUM_LINES),
      }),
    )
    .max(MAXIMUM_LINES),
  hiddenLayers: z.array(z.string().max(64)).max(64),
});

const chart = z.strictObject({
  name: z.string().min(1).max(120),
  format: z.enum(['svg', 'csv', 'png']),
  content: z.union([
    z.string().max(MAXIMUM_CHART_BYTES),
    z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAXIMUM_CHART_BYTES),
  ]),
});

const placement = PICK_BY_TRACE_SCHEMA.pick({ trace: true, timeMs: true, traces: true, durationMs: true });
const proposalAsk: z.ZodType<ProposalAsk> = z.strictObject({
  use: z.enum(PRETRAINED_USES),
  ...placement.pick({ traces: true, durationMs: true }).shape,
  rejected: z.array(placement.strict()).max(MAXIMUM_PICKS),
});

const columnNumber = z.int().min(0).max(MAXIMUM_COLUMNS).optional();
const reading = z.strictObject({
  columns: z.partialRecord(z.enum(POINT_ROLES), columnNumber),
  zFactor: z.union(Z_FACTORS.map((factor) => z.literal(factor))),
});

const clustersAsk: z.ZodType<ClustersAsk> = z.strictObject({
  ...placement.pick({ traces: true, durationMs: true }).shape,
  clusterCount: z.int().min(CLUSTER_LIMITS.least).max(CLUSTER_LIMITS.most).nullable(),
});

export type AskSchemas = { readonly [Name in RequestName]: z.ZodType<Requests[Name]['ask']> };

export const ASK_SCHEMAS: AskSchemas = {
  'app.state': nothing,
  'settings.change': SETTINGS_SCHEMA.partial(),
  'project.openDialog': nothing,
  'project.open': z.strictObject({ path, opening: OPENING_SCHEMA.optional() }),
  'address.cancel': nothing,
  'slices.index': nothing,
  'slices.cancel': nothing,
  'line.reopen': z.strictObject({ opening: OPENING_SCHEMA }),
  'line.preview': z.strictObject({
    path: path.nullable(),
    openings: z.array(OPENING_SCHEMA).max(MAXIMUM_READINGS),
  }),
  'project.openDemo': z.strictObject({ seed: OPTIONS_SCHEMA.shape.seed }),
  'project.openNew': nothing,
  'project.saveAs': nothing,
  'package.save': nothing,
  'package.cancel': nothing,
  'project.close': nothing,
  'view.save': z.strictObject({ json: z.string().max(MAXIMUM_VIEW_TEXT) }),
  'plane.show': z.strictObject({ plane: planeName }),
  'map.read': z.strictObject({ basis: z.enum(MAP_BASES) }),
  'map.line': line,
  'map.places': z.strictObject({
    place: z.enum(TRACE_PLACES),
    traces: z.array(z.int().min(0).max(1_000_000_000)).max(MAXIMUM_PICKS),
  }),
  ...HEADER_ASK_SCHEMAS,
  'lines.addDialog': nothing,
  'lines.add': z.strictObject({ paths: z.array(path).min(1).max(MOST_ADDED_LINES) }),
  'lines.show': line,
  'lines.planes': line,
  'lines.rename': z.strictObject({ lineId, name: z.string().trim().min(1).max(LONGEST_LINE_NAME) }),
  'lines.remove': line,
  'picks.list': nothing,
  'picks.apply': PICK_EDIT_SCHEMA,
  'classes.apply': CLASS_EDIT_SCHEMA,
  'picks.undo': nothing,
  'picks.redo': nothing,
  'picks.history': nothing,
  'picks.jump': z.strictObject({ step: z.int().min(0).max(1_000_000_000) }),
  'picks.fromTruth': z.strictObject({ perClass: z.int().min(1).max(1_000) }),
  'picks.importDialog': nothing,
  'picks.compareDialog': nothing,
  'points.choose': nothing,
  'points.addPicks': z.strictObject({
    reading,
    window: z.strictObject({
      class: CLASS_NAME_SCHEMA,
      ...placement.pick({ traces: true, durationMs: true }).shape,
    }),
  }),
  'points.place': z.strictObject({ reading }),
  'training.preview': z.strictObject({ filters: OPTIONS_SCHEMA.shape.filters }),
  'training.start': trainingAsk,
  'training.pause': run,
  'training.resume': run,
  'training.continue': run,
  'training.stop': run,
  'classification.start': z.strictObject({
    runId,
    lineIds,
    planes: z.record(z.string(), planeName).optional(),
  }),
  'pretrain.start': z.strictObject({
    ...PRETRAIN_WISH_SCHEMA.shape,
    isLikeLine: z.boolean(),
    place: z.enum(['userData', 'chosen']),
  }),
  'nets.list': nothing,
  'nets.choose': z.strictObject({ netId: netId.nullable() }),
  'nets.add': nothing,
  'nets.remove': z.strictObject({ netId }),
  'live.answer': z.strictObject({ learner: z.enum(LIVE_LEARNERS) }),
  'live.judge': nothing,
  'live.propose': proposalAsk,
  'live.clusters': clustersAsk,
  'live.forget': nothing,
  'live.hold': z.strictObject({ isHeld: z.boolean() }),
  'overlay.choose': z.strictObject({ source: z.enum(['file', 'truth']) }),
  'overlay.read': z.strictObject({
    plane: planeName,
    ends: z.strictObject({ least: z.number(), most: z.number() }).nullable(),
  }),
  'run.history': run,
  'run.probabilities': run,
  'run.byLine': run,
  'run.score': run,
  'run.describe': z.strictObject({
    runId,
    name: z.string().trim().min(1).max(LONGEST_RUN_NAME),
    note: z.string().trim().max(LONGEST_RUN_NOTE),
  }),
  'run.showFiles': run,
  'run.remove': run,
  'export.classified': z.strictObject({ runId, kind: z.enum(FILE_KINDS).optional() }),
  'export.live': z.strictObject({
    learner: z.enum(EXPORTED_LEARNERS),
    kind: z.enum(FILE_KINDS).optional(),
  }),
  'export.figure': figure,
  'export.model': run,
  'export.picks': z.strictObject({ format: z.enum([...PICK_FORMAT_NAMES, ...POINT_FILE_NAMES]) }),
  'export.chart': chart,
  'window.copyText': z.strictObject({ text: z.string().max(MAXIMUM_COPIED_LETTERS) }),
  'window.fullScreen': nothing,
  'window.second': nothing,
  'shell.showFolder': z.strictObject({ path }),
  'engine.diagnose': nothing,
  'engine.measure': nothing,
  'engine.install': z.strictObject({ build: z.enum(['cpu', 'gpu']), fromDisk: z.boolean() }),
  'engine.cancelInstall': nothing,
  'engine.uninstall': nothing,
  'engine.copyDiagnosis': nothing,
  'preflight.start': trainingAsk,
  'preflight.stop': nothing,
};
