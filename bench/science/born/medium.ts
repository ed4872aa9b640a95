/**
 * Impedance below a line in flattened coordinates: [column][level], columns along the line, levels of equal
 * vertical two-way time. Layers, blocks moved against each other, lenses, scattering zones, points.
 */
import { exp } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { smoothInPlace } from '#seismic/signal/smooth';

/** Columns, a power of two, and levels of a model. */
export interface ModelGrid {
  readonly columnCount: number;
  readonly columnM: number;
  readonly levelCount: number;
  readonly levelSeconds: number;
}

/** What a model is drawn from. */
export interface MediumOrder {
  /** Layer boundaries, and their mean change of impedance. */
  readonly layerCount: number;
  readonly faultCount: number;
  /** Largest displacement of a fault in s. */
  readonly throwSeconds: number;
  readonly lensCount: number;
  readonly pointCount: number;
  /** Amplitude of a point in decibels against a layer boundary. */
  readonly pointDb: readonly [number, number];
  /** Zones of random scattering. */
  readonly zoneCount: number;
}

/** A place that diffracts, in flattened coordinates. */
export interface Scatterer {
  readonly column: number;
  readonly seconds: number;
}

export interface Medium {
  /** Logarithm of the impedance of layers and lenses, [column][level]. */
  readonly layers: Float32Array;
  /** What points and scattering zones add to it. */
  readonly bodies: Float32Array;
  readonly scatterers: readonly Scatterer[];
}

interface Boundary {
  readonly seconds: number;
  readonly change: number;
}

interface Block {
  readonly firstColumn: number;
  /** Columns per second that the fault at its left side moves. */
  readonly lean: number;
  readonly movedSeconds: number;
}

/** Width of a boundary in levels: sharper ones would be aliased. */
const BOUNDARY_LEVELS = 0.9;
/** A boundary whose ends are taken for scatterers, as a share of the largest. */
const MARKED_SHARE = 0.5;

/** A smooth step of height 1 around 0. */
function step(levels: number): number {
  const place = Math.max(-20, Math.min(20, (2 * levels) / BOUNDARY_LEVELS));
  return 1 / (1 + exp(-place));
}

function boundariesOf(random: Random, { layerCount }: MediumOrder, lastSeconds: number): Boundary[] {
  return Array.from({ length: layerCount }, (_, i) => ({
    seconds: lastSeconds * (0.07 + (0.9 * (i + random.uniform())) / layerCount),
    change: (random.uniform() < 0.5 ? -1 : 1) * random.between(0.25, 1),
  }));
}

function blocksOf(random: Random, { faultCount, throwSeconds }: MediumOrder, grid: ModelGrid): Block[] {
  const first = { firstColumn: -grid.columnCount, lean: 0, movedSeconds: 0 };
  const blocks: Block[] = [first];
  for (let i = 0; i < faultCount; i++) {
    const share = 0.5 * random.uniform() + i + 0.25;
    const sign = random.uniform() < 0.5 ? -1 : 1;
    blocks.push({
      firstColumn: (share / faultCount) * grid.columnCount,
      lean: (sign * random.between(50, 220)) / grid.columnM,
      movedSeconds: sign * random.between(0.3, 1) * throwSeconds,
    });
  }
  return blocks;
}

/** The block at a place: the last one whose left side is to the left. */
function blockAt(blocks: readonly Block[], column: number, seconds: number): Block {
  let found = blocks[0];
  for (const block of blocks) if (column >= block.firstColumn + block.lean * seconds) found = block;
  return found;
}

/** The column of layers, on levels of a quarter of the model's to read it between levels. */
const FINE = 4;
function layerColumn(boundaries: readonly Boundary[], grid: ModelGrid): Float64Array {
  return Float64Array.from({ length: grid.levelCount * FINE }, (_, i) =>
    boundaries.reduce(
      (sum, { seconds, change }) => sum + change * step(i / FINE - seconds / grid.levelSeconds),
      0,
    ),
  );
}

function fillLayers(column: Float64Array, blocks: readonly Block[], grid: ModelGrid): Float32Array {
  const { columnCount, levelCount, levelSeconds } = grid;
  const last = column.length - 1;
  return Float32Array.from({ length: columnCount * levelCount }, (_, i) => {
    const [x, level] = [Math.floor(i / levelCount), i % levelCount];
    const { movedSeconds } = blockAt(blocks, x, level * levelSeconds);
    const place = (level - movedSeconds / levelSeconds) * FINE;
    return column[Math.max(0, Math.min(last, Math.round(place)))];
  });
}

/** A thin layer that ends abruptly at both sides. Returns its ends. */
function addLens(random: Random, impedance: Float32Array, grid: ModelGrid): Scatterer[] {
  const { columnCount, levelCount, levelSeconds } = grid;
  const first = Math.floor(random.uniform() * columnCount * 0.9);
  const end = Math.min(columnCount, first + Math.floor(random.between(0.03, 0.3) * columnCount));
  const top = random.between(0.12, 0.88) * levelCount;
  const thickness = random.between(2, 9);
  const change = (random.uniform() < 0.5 ? -1 : 1) * random.between(0.3, 0.8);
  for (let x = first; x < end; x++)
    for (let level = Math.floor(top) - 6; level < top + thickness + 6; level++)
      if (level >= 0 && level < levelCount)
        impedance[x * levelCount + level] += change * (step(level - top) - step(level - top - thickness));
  return [first, end].map((column) => ({ column, seconds: top * levelSeconds }));
}

/** Adds a Gaussian body that is small against the wavelength. */
function addPoint(random: Random, impedance: Float32Array, grid: ModelGrid, amplitude: number): Scatterer {
  const { columnCount, levelCount, levelSeconds } = grid;
  const column = Math.floor(random.uniform() * columnCount);
  const level = Math.floor(random.between(0.13, 0.85) * levelCount);
  for (let x = Math.max(0, column - 3); x <= Math.min(columnCount - 1, column + 3); x++)
    for (let t = level - 3; t <= level + 3; t++)
      impedance[x * levelCount + t] += amplitude * exp(-((x - column) ** 2 + (t - level) ** 2) / 2);
  return { column, seconds: level * levelSeconds };
}

/** Adds random scattering in an oblong zone with soft rims. */
function addZone(random: Random, impedance: Float32Array, grid: ModelGrid): void {
  const { columnCount, levelCount } = grid;
  const middle = { x: random.uniform() * columnCount, level: random.between(0.3, 0.8) * levelCount };
  const radius = {
    x: random.between(0.06, 0.16) * columnCount,
    level: random.between(0.05, 0.12) * levelCount,
  };
  const field = Float32Array.from(impedance, () => random.normal());
  smoothInPlace(
    field,
    { traceCount: columnCount, sampleCount: levelCount },
    { traces: random.between(0.8, 3), samples: random.between(0.6, 1.2) },
  );
  const height = random.between(0.5, 1.2);
  for (let i = 0; i < field.length; i++) {
    const across = (Math.floor(i / levelCount) - middle.x) / radius.x;
    const down = ((i % levelCount) - middle.level) / radius.level;
    impedance[i] += height * field[i] * exp(-((across * across + down * down) ** 2));
  }
}

/** Cuts of the stronger boundaries by the faults, on both sides. */
function cutsOf(boundaries: readonly Boundary[], blocks: readonly Block[]): Scatterer[] {
  return blocks.slice(1).flatMap((block, i) =>
    boundaries
      .filter(({ change }) => Math.abs(change) > MARKED_SHARE)
      .flatMap(({ seconds }) =>
        [blocks[i].movedSeconds, block.movedSeconds].map((moved) => ({
          column: block.firstColumn + block.lean * (seconds + moved),
          seconds: seconds + moved,
        })),
      ),
  );
}

/** A medium for a grid. */
export function createMedium(random: Random, order: MediumOrder, grid: ModelGrid): Medium {
  const boundaries = boundariesOf(random, order, grid.levelCount * grid.levelSeconds);
  const blocks = blocksOf(random, order, grid);
  const layers = fillLayers(layerColumn(boundaries, grid), blocks, grid);
  const bodies = new Float32Array(layers.length);
  const scatterers = cutsOf(boundaries, blocks);
  for (let i = 0; i < order.lensCount; i++) scatterers.push(...addLens(random, layers, grid));
  for (let i = 0; i < order.zoneCount; i++) addZone(random, bodies, grid);
  for (let i = 0; i < order.pointCount; i++) {
    // A Gaussian body of this size sends out about as much as a strip of its width in columns.
    const amplitude = (60 / grid.columnM) * 10 ** (random.between(...order.pointDb) / 20);
    scatterers.push(addPoint(random, bodies, grid, random.uniform() < 0.5 ? -amplitude : amplitude));
  }
  return { layers, bodies, scatterers };
}
