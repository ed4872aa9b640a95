/** The velocities below a zero-offset line on a grid, with times and Fresnel zones. */
import { sin } from '#seismic/numerics/mathematics';
import type { WaveGrid } from './waveField';

/** Size of the line and of the grid below it. Two cells a trace. */
export const LINE = {
  traceCount: 512,
  sampleCount: 750,
  sampleIntervalUs: 4000,
  traceSpacingM: 12.5,
  cellM: 6.25,
  /** Cells of the absorbing border. */
  border: 48,
  /** Columns of the model beyond each end of the line, the border included. */
  marginColumns: 160,
} as const;

/** Medium velocity v = (surface + gradient · depth)(1 + share · lateral wave), m/s. */
export interface VelocityLaw {
  readonly surfaceMps: number;
  /** 1/s. */
  readonly gradient: number;
  readonly lateralShare: number;
  readonly lateralLengthM: number;
  readonly lateralPhase: number;
}

export interface Earth {
  readonly grid: WaveGrid;
  /** Half the medium velocity of every cell in m/s: waves of exploding reflectors travel one way. */
  readonly halfVelocityMps: Float32Array;
  /** Two-way vertical time in s. */
  timeOf(column: number, depthM: number): number;
  /** Depth in m of a two-way vertical time below the middle of the line. */
  depthOf(timeSeconds: number): number;
  /** RMS velocity of the medium in m/s down to a depth. */
  rmsVelocityOf(column: number, depthM: number): number;
}

const LAST_TIME_SECONDS = 3.05;
const HIGHEST_MPS = 4600;

function velocityAt(law: VelocityLaw, columnM: number, depthM: number): number {
  const wave = sin((2 * Math.PI * columnM) / law.lateralLengthM + law.lateralPhase);
  const lateral = 1 + law.lateralShare * wave * Math.min(1, depthM / 500);
  return Math.min(HIGHEST_MPS, law.surfaceMps + law.gradient * depthM) * lateral;
}

/** Depth cells that two-way times up to the end of the record reach below any column. */
function depthCellsOf(law: VelocityLaw): number {
  let [cells, seconds] = [0, 0];
  while (seconds < LAST_TIME_SECONDS) {
    const fastest = velocityAt({ ...law, lateralShare: 0 }, 0, cells * LINE.cellM) * (1 + law.lateralShare);
    seconds += (2 * LINE.cellM) / fastest;
    cells++;
  }
  return cells;
}

/** Depth in m of a row; the line is recorded at depth 0. */
function depthOfRow(row: number): number {
  return (row - LINE.border) * LINE.cellM;
}

/** Sums down a column: two-way seconds, and ∫ v² dt for the RMS velocity. */
function sumsOf(halfVelocityMps: Float32Array, { columns, rows }: WaveGrid) {
  const seconds = new Float64Array(columns * rows);
  const squares = new Float64Array(columns * rows);
  for (let x = 0; x < columns; x++)
    for (let z = LINE.border + 1; z < rows; z++) {
      const i = x * rows + z;
      const velocity = halfVelocityMps[i];
      const dt = LINE.cellM / velocity;
      seconds[i] = seconds[i - 1] + dt;
      squares[i] = squares[i - 1] + 4 * velocity * velocity * dt;
    }
  return { seconds, squares };
}

export function createEarth(law: VelocityLaw): Earth {
  const columns = LINE.traceCount * 2 + 2 * LINE.marginColumns;
  const rows = 4 * Math.ceil((depthCellsOf(law) + 2 * LINE.border) / 4);
  const grid = { columns, rows, cellM: LINE.cellM, border: LINE.border };
  const halfVelocityMps = Float32Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    return velocityAt(law, column * LINE.cellM, Math.max(0, depthOfRow(row))) / 2;
  });
  const { seconds, squares } = sumsOf(halfVelocityMps, grid);
  const cellAt = (column: number, depthM: number): number => {
    const row = Math.round(depthM / LINE.cellM) + LINE.border;
    const inside = Math.max(0, Math.min(columns - 1, Math.round(column)));
    return inside * rows + Math.max(0, Math.min(rows - 1, row));
  };
  const timeOf = (column: number, depthM: number): number => {
    const nearest = cellAt(column, depthM);
    const rest = depthM - depthOfRow(nearest % rows);
    return seconds[nearest] + rest / halfVelocityMps[nearest];
  };
  return {
    grid,
    halfVelocityMps,
    timeOf,
    depthOf: (timeSeconds) => {
      const first = (columns / 2) * rows;
      let row = LINE.border;
      while (row < rows - 1 && seconds[first + row] < timeSeconds) row++;
      return depthOfRow(row);
    },
    rmsVelocityOf: (column, depthM) => {
      const i = cellAt(column, depthM);
      return seconds[i] > 0 ? Math.sqrt(squares[i] / seconds[i]) : 2 * halfVelocityMps[i];
    },
  };
}

/** Trace number of a column, fractional. */
export function traceOfColumn(column: number): number {
  return (column - LINE.marginColumns) / 2;
}

/** Column of a trace. */
export function columnOfTrace(trace: number): number {
  return trace * 2 + LINE.marginColumns;
}

/** Radius of the first Fresnel zone at zero offset, √(depth · wavelength / 2), in columns. */
export function fresnelColumns(earth: Earth, column: number, depthM: number, frequencyHz: number): number {
  const velocity = earth.rmsVelocityOf(column, depthM);
  return Math.sqrt((Math.max(20, depthM) * velocity) / (2 * frequencyHz)) / LINE.cellM;
}
