/**
 * The acoustic wave equation by finite differences in WebAssembly (../assembly/wave.ts), with a border that
 * absorbs.
 */

import {
  createMemoryLayout,
  createWasmPool,
  ensureBytes,
  type WasmMemory,
} from '#seismic/numerics/embeddedWasm';
import { exp } from '#seismic/numerics/mathematics';
import { wasmBase64 } from '../generated/wave';

/** A square grid, stored column by column, rows downwards. Rows are a multiple of four. */
export interface WaveGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  /** Cells of the absorbing border on each side. */
  readonly border: number;
}

/** Strength of a source by cell. */
export type SourceCells = ReadonlyMap<number, number>;

export interface WaveRun {
  readonly grid: WaveGrid;
  /** Velocity of every cell in m/s. */
  readonly velocityMps: Float32Array;
  readonly stepSeconds: number;
  readonly sources: SourceCells;
  /** The pulse that a plane of sources of strength 1 a cell sends out, by time step. */
  readonly pulse: Float64Array;
  /** Cells that are recorded. */
  readonly receivers: Int32Array;
  /** The step of the first sample, and steps between samples. */
  readonly firstStep: number;
  readonly stepsPerSample: number;
  readonly sampleCount: number;
}

/** The exports of assembly/wave.ts. Addresses in bytes. */
interface WaveCore {
  readonly memory: WasmMemory;
  step(previous: number, current: number, factors: number, columns: number, rows: number): void;
  damp(
    field: number,
    columnGains: number,
    rowGains: number,
    columns: number,
    rows: number,
    border: number,
  ): void;
}

function isCore(exports: object): exports is WaveCore {
  return 'memory' in exports && 'step' in exports && 'damp' in exports;
}

const POOL = createWasmPool(wasmBase64, isCore);
/** Exponent of the gain at the outermost cell of the border (Cerjan et al., 1985). */
const DAMPING = 0.25;

function gainsOf(count: number, border: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const depth = Math.max(0, border - Math.min(i, count - 1 - i)) / border;
    return exp(-((DAMPING * depth) ** 2));
  });
}

/** Squares of the Courant numbers. @throws RangeError where a step is too long to be stable */
function factorsOf({ velocityMps, stepSeconds, grid }: WaveRun): Float32Array {
  return velocityMps.map((velocity) => {
    const courant = (velocity * stepSeconds) / grid.cellM;
    if (courant > 0.55) throw new RangeError(`A Courant number of ${courant} is not stable`);
    return courant * courant;
  });
}

/** Amplitudes that are added a step: the rate of the pulse, scaled to send a plane wave of its height. */
function injectionOf(run: WaveRun): { readonly cells: Int32Array; readonly amounts: Float64Array } {
  const { sources, velocityMps, stepSeconds, grid } = run;
  const cells = Int32Array.from(sources.keys());
  const amounts = Float64Array.from(
    sources,
    ([cell, strength]) => (strength * 2 * velocityMps[cell] * stepSeconds) / grid.cellM,
  );
  return { cells, amounts };
}

/** The field at the receivers: [receiver][sample]. */
export function propagate(run: WaveRun): Float32Array {
  const { grid, receivers, sampleCount, pulse } = run;
  const { columns, rows, border } = grid;
  const layout = createMemoryLayout();
  const bytes = 4 * columns * rows;
  const [factors, columnGains, rowGains] = [
    layout.take(bytes),
    layout.take(4 * columns),
    layout.take(4 * rows),
  ];
  let [previous, current] = [layout.take(bytes), layout.take(bytes)];
  const core = POOL.take();
  ensureBytes(core.memory, layout.end());
  const floats = new Float32Array(core.memory.buffer);
  floats.set(factorsOf(run), factors / 4);
  floats.set(gainsOf(columns, border), columnGains / 4);
  floats.set(gainsOf(rows, border), rowGains / 4);
  for (const field of [previous, current]) floats.fill(0, field / 4, (field + bytes) / 4);
  const { cells, amounts } = injectionOf(run);
  const traces = new Float32Array(receivers.length * sampleCount);
  const stepCount = run.firstStep + run.stepsPerSample * (sampleCount - 1);
  for (let step = 0; step < stepCount; step++) {
    core.step(previous, current, factors, columns, rows);
    if (step <= pulse.length) {
      const rate = ((pulse[step + 1] ?? 0) - (pulse[step - 1] ?? 0)) / 2;
      for (let i = 0; i < cells.length; i++) floats[previous / 4 + cells[i]] += amounts[i] * rate;
    }
    for (const field of [previous, current]) core.damp(field, columnGains, rowGains, columns, rows, border);
    [previous, current] = [current, previous];
    const sample = (step + 1 - run.firstStep) / run.stepsPerSample;
    if (sample >= 0 && Number.isInteger(sample))
      for (let i = 0; i < receivers.length; i++)
        traces[i * sampleCount + sample] = floats[current / 4 + receivers[i]];
  }
  POOL.giveBack(core);
  return traces;
}
