import type { LagRange } from '#seismic/correlation/directPanel';
import {
  stageTwiddles,
  type TransformStage,
  transformSize,
  transformStages,
  unitTurns,
} from '#seismic/correlation/transformPlan';
import type { WindowSize } from '#seismic/correlation/window';
import { createMemoryLayout, ensureBytes, type WasmMemory } from '#seismic/numerics/embeddedWasm';

/** What a panel maker is made for: the largest window and the largest lags. */
export type PanelShape = WindowSize & LagRange;

/** The exports of assembly/panels.ts. Addresses and sizes are in bytes. */
export interface PanelCore {
  readonly memory: WasmMemory;
  configure(
    sizes: number,
    planTraces: number,
    planSamples: number,
    turns: number,
    scratch: number,
    groups: number,
    lagRows: number,
  ): void;
  forward(grid: number, traces: number, paddedSamples: number, spectrum: number): void;
  correlate(
    window: number,
    templates: number,
    spectrumBytes: number,
    count: number,
    maximumTraceLag: number,
    maximumSampleLag: number,
    out: number,
  ): void;
}

/** Templates of a call: as many as fit, so that large windows do not need hundreds of megabytes. */
function templateSlotsFor(spectrumLength: number, panelLength: number): number {
  const fitting = Math.floor(MOST_TEMPLATE_BYTES / (4 * (spectrumLength + panelLength)));
  return Math.max(1, Math.min(MOST_TEMPLATE_SLOTS, fitting));
}

/** Addresses and sizes of the buffers in the core's memory. */
export interface PanelMemory {
  readonly paddedSamples: number;
  readonly spectrumLength: number;
  readonly panelLength: number;
  /** Templates correlated in one call. */
  readonly templateSlots: number;
  readonly grid: number;
  readonly window: number;
  readonly templates: number;
  readonly out: number;
}

const MOST_TEMPLATE_SLOTS = 16;
/** What templates and their panels may take together. */
const MOST_TEMPLATE_BYTES = 32 * 1024 * 1024;
const ELEMENT_FLOATS = 8;
interface Plan {
  readonly stages: TransformStage[];
  readonly tables: Float32Array[];
  readonly planAt: number;
  readonly tablesAt: number[];
}

function placePlan(length: number, take: (byteCount: number) => number): Plan {
  const stages = transformStages(length);
  const tables = stages.map(stageTwiddles);
  const planAt = take(stages.length * 16);
  return { stages, tables, planAt, tablesAt: tables.map((table) => take(table.byteLength)) };
}

function writePlan(memory: WasmMemory, plan: Plan): void {
  plan.stages.forEach(({ radix, count, stride }, i) => {
    new Int32Array(memory.buffer, plan.planAt + 16 * i, 4).set([radix, count, stride, plan.tablesAt[i]]);
    new Float32Array(memory.buffer, plan.tablesAt[i]).set(plan.tables[i]);
  });
}

/**
 * Lays out a core's memory for panels of a shape and configures it. Transforms are circular, so each axis is
 * at least window + largest lag long: what wraps round does not reach the requested lags.
 */
export function layOutPanelMemory(core: PanelCore, shape: PanelShape): PanelMemory {
  const sizeX = transformSize(shape.traces + shape.maximumTraceLag);
  const sizeT = transformSize(shape.samples + shape.maximumSampleLag);
  const half = sizeX / 2;
  const { take, end } = createMemoryLayout();
  const planX = placePlan(half, take);
  const planT = placePlan(sizeT, take);
  const turns = unitTurns(sizeX, half + 1);
  const sampleLagCount = 2 * shape.maximumSampleLag + 1;
  const traceLagCount = 2 * shape.maximumTraceLag + 1;
  const paddedSamples = Math.ceil(shape.samples / 4) * 4;
  const spectrumLength = sizeX * sizeT + 4 * sizeT;
  const panelLength = traceLagCount * sampleLagCount;
  const templateSlots = templateSlotsFor(spectrumLength, panelLength);
  const sizesAt = take(16);
  const turnsAt = take(turns.byteLength);
  const scratch = take(3 * Math.max(half, sizeT) * ELEMENT_FLOATS * 4);
  const groups = take(sizeX * sizeT * 4);
  const lagRows = take(traceLagCount * Math.ceil(sampleLagCount / 4) * 16);
  const grid = take(shape.traces * paddedSamples * 4);
  const window = take(spectrumLength * 4);
  const templates = take(templateSlots * spectrumLength * 4);
  const out = take(templateSlots * panelLength * 4 + 16);
  ensureBytes(core.memory, end());
  writePlan(core.memory, planX);
  writePlan(core.memory, planT);
  new Float32Array(core.memory.buffer, turnsAt).set(turns);
  new Int32Array(core.memory.buffer, sizesAt).set([sizeX, planX.stages.length, sizeT, planT.stages.length]);
  core.configure(sizesAt, planX.planAt, planT.planAt, turnsAt, scratch, groups, lagRows);
  return {
    paddedSamples,
    spectrumLength,
    panelLength,
    templateSlots,
    grid,
    window,
    templates,
    out,
  };
}
