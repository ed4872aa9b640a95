/**
 * Foreign lines: single scattering in a medium that varies with time, by one-way waves. Specular is what the
 * layers scatter when they have been averaged along themselves over about a Fresnel zone; diffractions are what
 * the rest scatters, points and random zones included. Shares nothing with the finite differences but random numbers and Fourier transforms.
 */

import { TRUTH } from '#seismic/labels/sectionTruth';
import { cos, exp, sin } from '#seismic/numerics/mathematics';
import { createRandom, type Random } from '#seismic/numerics/random';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { nextPowerOfTwo } from '#seismic/signal/fft';
import type { KnownApex, KnownLine } from '../knownLine';
import { decay, scaledTo } from './disturbances';
import { createMedium, type Medium, type ModelGrid } from './medium';
import { type OneWayRun, recordOneWay } from './oneWay';
import { SCENES, type Scene, type SceneName } from './scenes';

/** Levels a period of the peak frequency. */
const LEVELS_PER_PERIOD = 8;
/** Columns of a model against those of its line, at least. */
const WIDER = 1.25;
/** A Fresnel zone's part that the specular medium is averaged over: standard deviation in radii. */
const AVERAGE_RADII = [0.3, 0.5] as const;
/** Signal is at least this far below the strongest part of the section, in energy. */
const FAINTEST = 3e-4;

interface Model {
  readonly grid: ModelGrid;
  readonly columns: Int32Array;
  readonly velocityMps: Float64Array;
  /** RMS velocity in m/s down to each level. */
  readonly rmsMps: Float64Array;
  /** Delay of each column by the folds, in s. */
  readonly foldSeconds: Float64Array;
}

function foldsOf(random: Random, { folds }: Scene, grid: ModelGrid): Float64Array {
  const waves = [1, 0.6, 1.7].map((share) => ({
    lengthM: folds.lengthM * share * random.between(0.8, 1.2),
    phase: random.between(0, 2 * Math.PI),
    seconds: (folds.seconds * share) / 2,
  }));
  return Float64Array.from({ length: grid.columnCount }, (_, x) =>
    waves.reduce(
      (sum, { lengthM, phase, seconds }) =>
        sum + seconds * sin((2 * Math.PI * x * grid.columnM) / lengthM + phase),
      0,
    ),
  );
}

function modelOf(random: Random, scene: Scene): Model {
  const { axes, columnsPerTrace, traceSpacingM, frequencyHz } = scene;
  const lineColumns = axes.traceCount * columnsPerTrace;
  const columnCount = nextPowerOfTwo(WIDER * lineColumns);
  const levelSeconds = 1 / (LEVELS_PER_PERIOD * frequencyHz);
  const seconds = (axes.sampleCount * axes.sampleIntervalUs) / 1e6;
  const levelCount = Math.ceil(seconds / levelSeconds);
  const grid = { columnCount, columnM: traceSpacingM / columnsPerTrace, levelCount, levelSeconds };
  const first = Math.floor((columnCount - lineColumns) / 2);
  const velocityMps = Float64Array.from(
    { length: levelCount },
    (_, level) => scene.velocity[0] + scene.velocity[1] * level * levelSeconds,
  );
  let squares = 0;
  const rmsMps = velocityMps.map((velocity, level) => {
    squares += velocity * velocity;
    return Math.sqrt(squares / (level + 1));
  });
  return {
    grid,
    columns: Int32Array.from({ length: axes.traceCount }, (_, trace) => first + trace * columnsPerTrace),
    velocityMps,
    rmsMps,
    foldSeconds: foldsOf(random, scene, grid),
  };
}

/** Mean along each level over a Gaussian as wide as a part of the Fresnel zone there. */
function averagedAlongLayers(medium: Medium, model: Model, radii: number, frequencyHz: number): Float32Array {
  const { columnCount, levelCount, columnM, levelSeconds } = model.grid;
  const averaged = new Float32Array(medium.layers.length);
  for (let level = 0; level < levelCount; level++) {
    // Radius of the Fresnel zone, v/2 √(t / f).
    const radiusM = (model.rmsMps[level] / 2) * Math.sqrt(((level + 1) * levelSeconds) / frequencyHz);
    const sigma = Math.max(1, (radii * radiusM) / columnM);
    const reach = Math.ceil(2.5 * sigma);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
      exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let x = 0; x < columnCount; x++) {
      let sum = 0;
      for (let i = -reach; i <= reach; i++) {
        const from = Math.max(0, Math.min(columnCount - 1, x + i));
        sum += weights[i + reach] * medium.layers[from * levelCount + level];
      }
      averaged[x * levelCount + level] = sum / total;
    }
  }
  return averaged;
}

/** Fades from 0 at the outer columns to 1 over a twentieth of the model. */
function rim(column: number, columnCount: number): number {
  const inwards = Math.min(column, columnCount - 1 - column) / (0.05 * columnCount);
  return inwards >= 1 ? 1 : 0.5 - 0.5 * cos(Math.PI * inwards);
}

/** Changes of impedance from level to level, folded. */
function reflectivityOf(impedance: Float32Array, { grid, foldSeconds }: Model): Float32Array {
  const { columnCount, levelCount, levelSeconds } = grid;
  const valueAt = (x: number, level: number): number => {
    const place = Math.max(0, Math.min(levelCount - 1.001, level - foldSeconds[x] / levelSeconds));
    const before = Math.floor(place);
    const at = x * levelCount + before;
    return impedance[at] + (place - before) * (impedance[at + 1] - impedance[at]);
  };
  return Float32Array.from({ length: columnCount * levelCount }, (_, i) => {
    const [x, level] = [Math.floor(i / levelCount), i % levelCount];
    return rim(x, columnCount) * (valueAt(x, level + 0.5) - valueAt(x, level - 0.5));
  });
}

/** Running mean of squares over a box, from sums down and then across. */
function boxEnergy(field: Float32Array, axes: SectionAxes, traces: number, samples: number): Float32Array {
  const { traceCount, sampleCount } = axes;
  const down = new Float32Array(field.length);
  for (let trace = 0; trace < traceCount; trace++) {
    const sums = new Float64Array(sampleCount + 1);
    for (let i = 0; i < sampleCount; i++) sums[i + 1] = sums[i] + field[trace * sampleCount + i] ** 2;
    for (let i = 0; i < sampleCount; i++) {
      const [first, end] = [Math.max(0, i - samples), Math.min(sampleCount, i + samples + 1)];
      down[trace * sampleCount + i] = (sums[end] - sums[first]) / (end - first);
    }
  }
  return down.map((_, i) => {
    const [trace, sample] = [Math.floor(i / sampleCount), i % sampleCount];
    const [first, last] = [Math.max(0, trace - traces), Math.min(traceCount - 1, trace + traces)];
    let sum = 0;
    for (let other = first; other <= last; other++) sum += down[other * sampleCount + sample];
    return sum / (last - first + 1);
  });
}

interface Fields {
  readonly diffractions: Float32Array;
  readonly reflections: Float32Array;
  /** All that is added to the section. */
  readonly noise: Float32Array;
  /** The part of it in the band of the signal, which hides the signal. */
  readonly bandNoise: Float32Array;
}

/** Classes by the energies in a box of five traces and a period; mixed within 3 dB. */
function classesOf(fields: Fields, axes: SectionAxes, frequencyHz: number) {
  const period = 1e6 / frequencyHz / axes.sampleIntervalUs;
  const half = Math.max(1, Math.round(period / 2));
  const d = boxEnergy(fields.diffractions, axes, 2, half);
  const r = boxEnergy(fields.reflections, axes, 2, half);
  const n = boxEnergy(fields.bandNoise, axes, 8, Math.round(2 * period));
  const strongest = d.map((energy, i) => energy + r[i]).sort()[Math.floor(0.98 * d.length)];
  return {
    stands: (i: number): boolean => d[i] > n[i] + FAINTEST * strongest && d[i] > 0.1 * r[i],
    truthClass: Uint8Array.from(d, (energy, i) => {
      if (energy + r[i] < n[i] + FAINTEST * strongest) return TRUTH.neither;
      if (energy > 2 * r[i]) return TRUTH.diffraction;
      return r[i] > 2 * energy ? TRUTH.reflection : TRUTH.mixed;
    }),
  };
}

function apexesOf(
  medium: Medium,
  model: Model,
  scene: Scene,
  stands: (index: number) => boolean,
): KnownApex[] {
  const { axes, columnsPerTrace } = scene;
  const apexes: KnownApex[] = [];
  for (const { column, seconds } of medium.scatterers) {
    const x = Math.max(0, Math.min(model.grid.columnCount - 1, Math.round(column)));
    const time = seconds + model.foldSeconds[x];
    const trace = (column - model.columns[0]) / columnsPerTrace;
    const sample = Math.round((time * 1e6) / axes.sampleIntervalUs);
    if (trace < 0 || trace > axes.traceCount - 1 || sample < 0 || sample >= axes.sampleCount) continue;
    if (!stands(Math.round(trace) * axes.sampleCount + sample)) continue;
    const timeMs = timeMsOfSample(axes, (time * 1e6) / axes.sampleIntervalUs);
    const isKnown = apexes.some((o) => Math.abs(o.trace - trace) <= 3 && Math.abs(o.timeMs - timeMs) <= 20);
    const level = Math.max(
      0,
      Math.min(model.grid.levelCount - 1, Math.round(seconds / model.grid.levelSeconds)),
    );
    if (!isKnown) apexes.push({ trace, timeMs, velocityMps: model.rmsMps[level] });
  }
  return apexes;
}

function fieldsOf(random: Random, scene: Scene, medium: Medium, model: Model): Fields {
  const { axes, frequencyHz } = scene;
  const run: OneWayRun = {
    grid: model.grid,
    velocityMps: model.velocityMps,
    frequencyHz,
    phase: random.between(-1, 1),
    columns: model.columns,
    sampleCount: axes.sampleCount,
    sampleIntervalUs: axes.sampleIntervalUs,
  };
  const averaged = averagedAlongLayers(medium, model, random.between(...AVERAGE_RADII), frequencyHz);
  const rest = medium.layers.map((value, i) => value - averaged[i] + medium.bodies[i]);
  const gain = decay(axes, scene.fallSeconds);
  const record = (impedance: Float32Array): Float32Array =>
    recordOneWay(run, reflectivityOf(impedance, model)).map((value, i) => value * gain(i % axes.sampleCount));
  const [reflections, diffractions] = [record(averaged), record(rest)];
  const power = reflections.reduce((sum, value, i) => sum + (value + diffractions[i]) ** 2, 0);
  const scale = Math.sqrt(reflections.length / power);
  const noise = new Float32Array(reflections.length);
  const bandNoise = new Float32Array(reflections.length);
  for (const { add, belowDb, isBelowBand } of scene.noise)
    for (const [i, value] of scaledTo(add(random, axes), 10 ** (-belowDb / 20)).entries()) {
      noise[i] += value;
      if (!isBelowBand) bandNoise[i] += value;
    }
  return {
    reflections: reflections.map((value) => value * scale),
    diffractions: diffractions.map((value) => value * scale),
    noise,
    bandNoise,
  };
}

/** The foreign line of a name and a seed with its truth, at another frequency of the pulse where it is given. */
export function simulateByOneWayWaves(name: SceneName, seed: number, frequencyHz?: number): KnownLine {
  const random = createRandom(seed).fork(`foreign ${name}`);
  const drawn = SCENES[name](random);
  const scene = frequencyHz === undefined ? drawn : { ...drawn, frequencyHz };
  const model = modelOf(random, scene);
  const medium = createMedium(random, scene.medium, model.grid);
  const fields = fieldsOf(random, scene, medium, model);
  const { axes } = scene;
  const amplitudes = fields.noise.map((value, i) => value + fields.reflections[i] + fields.diffractions[i]);
  for (let i = 0; i < scene.deadTraces; i++) {
    const trace = random.integer(axes.traceCount);
    amplitudes.fill(0, trace * axes.sampleCount, (trace + 1) * axes.sampleCount);
  }
  const { truthClass, stands } = classesOf(fields, axes, scene.frequencyHz);
  return {
    section: { ...axes, amplitudes },
    traceSpacingM: scene.traceSpacingM,
    truthClass,
    diffractionOnly: fields.diffractions,
    apexes: apexesOf(medium, model, scene, stands),
    description: [
      `ONE-WAY WAVES, SCENE ${name.toUpperCase()}, SEED ${seed}`,
      `RICKER PULSE OF ${scene.frequencyHz.toFixed(1)} HZ`,
    ],
  };
}
