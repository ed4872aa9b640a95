import type { Random } from '#seismic/numerics/random';
import { type EarthPlan, hasSmallThrows, SMALL_THROW_PERIODS } from '#seismic/simulate/training/earthPlan';
import { createLateralNoise, type LateralNoise, smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { drawRoughness, type Roughness } from '#seismic/simulate/training/roughness';
import { drawStructure, type Fault, type Structure, throwAt } from '#seismic/simulate/training/structure';

/** The earth is drawn this far beyond both ends of the section, and fades over this outermost part. */
export const MARGIN = 96;
const FADING_MARGIN = 60;
/** Throws of faults that break layers at all, in periods: below this there is nothing to see. */
const LEAST_THROW_PERIODS = 0.12;
/** Half the width in traces of such a bend, and of the fade of a layer that wedges out. */
const FLEXURE = 25;
const SHORTEST_PIECE = 4;

/** A reflector before faulting. */
interface Layer {
  readonly nominal: number;
  readonly structure: Structure;
  readonly coefficientAt: (x: number) => number;
  readonly roughness: Roughness | null;
  /** Layers are present where this is above 0; null where everywhere. */
  readonly presence: ((x: number, time: number) => number) | null;
}

/** Nearer than this to time zero, in samples, layers fade: no wave is that early. */
const EARLIEST_FADE = 40;
/** Parts of a column have their own strength: packages of strong layers, and zones that hardly reflect. */
const PACKAGE_SAMPLES = 70;
const WEAKEST_PACKAGE = 0.03;

/** Reflection coefficients: most are small, a few are strong; of either sign. */
function drawCoefficient(random: Random): number {
  const size = 0.12 + 0.45 * Math.abs(random.normal());
  const strong = random.uniform() < 0.12 ? 2 : 1;
  return (random.uniform() < 0.5 ? -1 : 1) * size * strong;
}

/** Strength of layers by nominal time: even, or packages with weak zones between. */
function drawPackages(random: Random, end: number): (nominal: number) => number {
  if (random.uniform() < 0.4) return () => 1;
  const noise = createLateralNoise(random, PACKAGE_SAMPLES * random.between(0.4, 1.5), 0, end);
  const threshold = random.between(-0.8, 0.5);
  return (nominal) => WEAKEST_PACKAGE + (1 - WEAKEST_PACKAGE) * smoothStep(noise(nominal) - threshold);
}

interface Variation {
  readonly depth: number;
  readonly length: number;
}

/** Amplitude along a layer: it varies over a correlation length, to nothing where the variation is deep. */
function drawCoefficientAlong(
  random: Random,
  recording: Recording,
  { depth, length }: Variation,
  strength: number,
): LateralNoise {
  const coefficient = strength * drawCoefficient(random);
  const end = recording.traceCount + MARGIN;
  const noise = createLateralNoise(random, length * random.between(0.7, 1.4), -MARGIN, end);
  return (x) => coefficient * (1 - depth + depth * noise(x));
}

/** Samples by which a structure is above or below its nominal time anywhere under the section. */
function reachOf(structure: Structure, { traceCount, delaySamples, sampleCount }: Recording): number {
  const nominal = delaySamples + sampleCount / 2;
  let reach = 30;
  for (let x = -MARGIN / 2; x <= traceCount + MARGIN / 2; x += 8)
    reach = Math.max(reach, Math.abs(structure(x, nominal) - nominal));
  return Math.min(reach, 1.5 * sampleCount);
}

/** Draws the layers of a section, those that an unconformity truncates with their own structure. */
function drawLayers(random: Random, recording: Recording, plan: EarthPlan): Layer[] {
  const { sampleCount, delaySamples, traceCount } = recording;
  const upper = drawStructure(random, recording, { ...plan, dipSine: plan.dipSine * random.uniform() });
  const lower = drawStructure(random, recording, plan);
  const unconformity = delaySamples + sampleCount * (1 - plan.partBelowUnconformity);
  const hasTwo = plan.partBelowUnconformity > 0;
  const relief = createLateralNoise(random, random.between(20, 90), -MARGIN, traceCount + MARGIN);
  const reliefSize = random.between(0, 10);
  const surface = (x: number): number => upper(x, unconformity) + reliefSize * relief(x);
  const variation = { depth: random.between(0, 0.9), length: random.between(25, 160) };
  const strength = drawPackages(random, delaySamples + 2 * sampleCount);
  const layer = (nominal: number, structure: Structure, presence: Layer['presence']): Layer => ({
    nominal,
    structure,
    presence,
    roughness: null,
    coefficientAt: drawCoefficientAlong(random, recording, variation, strength(nominal)),
  });
  const layers: Layer[] = [];
  const { low, high } = plan.layerSpacing;
  const reach = Math.max(reachOf(lower, recording), reachOf(upper, recording));
  const end = delaySamples + sampleCount + reach;
  const start = Math.max(low - reach, delaySamples - reach);
  for (let nominal = start + random.between(0, high); nominal < end; nominal += random.between(low, high)) {
    if (!hasTwo) layers.push(layer(nominal, lower, null));
    else if (nominal < unconformity) layers.push(layer(nominal, upper, (x, time) => surface(x) - time));
    layers.push(...(hasTwo ? [layer(nominal, lower, (x, time) => time - surface(x))] : []));
  }
  if (hasTwo) layers.push({ ...layer(unconformity, surface, null), structure: surface });
  return withRoughness(random, recording, plan, withPinchOuts(random, recording, plan, layers));
}

/** Ends some layers somewhere along the section, on either side. */
function withPinchOuts(random: Random, recording: Recording, plan: EarthPlan, layers: Layer[]): Layer[] {
  return layers.map((layer) => {
    if (random.uniform() >= plan.pinchShare) return layer;
    const end = recording.traceCount * random.between(0.05, 0.95);
    const side = random.uniform() < 0.5 ? -1 : 1;
    const { presence } = layer;
    return {
      ...layer,
      presence: (x, time) => Math.min(presence?.(x, time) ?? Number.POSITIVE_INFINITY, side * (x - end)),
    };
  });
}

/** Makes a few layers inside the section strong and rough. */
function withRoughness(random: Random, recording: Recording, plan: EarthPlan, layers: Layer[]): Layer[] {
  const { delaySamples, sampleCount } = recording;
  const inside = layers.filter(
    ({ nominal }) => nominal > delaySamples + 0.1 * sampleCount && nominal < delaySamples + 0.9 * sampleCount,
  );
  const rough = new Set(random.shuffle(inside).slice(0, plan.roughCount));
  return layers.map((layer) => {
    if (!rough.has(layer)) return layer;
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const size = random.between(0.5, 1.4);
    return { ...layer, coefficientAt: () => sign * size, roughness: drawRoughness(random, recording) };
  });
}

/** Where a layer of a block between two faults begins or ends: on the fault plane. */
function faultCut(fault: Fault, timeAt: (x: number) => number): number {
  let x = fault.x;
  for (let turn = 0; turn < 6; turn++) x = fault.x + fault.hade * (timeAt(x) - fault.time);
  return x;
}

interface Block {
  readonly left: Fault | null;
  readonly right: Fault | null;
  readonly timeAt: (x: number) => number;
}

/** The blocks of a layer between the faults that break it; small throws bend it, or break it where the plan has them. */
function blocksOf(layer: Layer, faults: readonly Fault[], recording: Recording, plan: EarthPlan): Block[] {
  const least = (hasSmallThrows(plan) ? LEAST_THROW_PERIODS : SMALL_THROW_PERIODS) * recording.topPeriod;
  const isBreaking = (fault: Fault): boolean => Math.abs(throwAt(fault, layer.nominal)) >= least;
  const bending = faults.filter((fault) => !isBreaking(fault) && throwAt(fault, layer.nominal) !== 0);
  const breaking = faults.filter(isBreaking);
  const unbroken = (x: number): number => {
    let time = layer.structure(x, layer.nominal);
    for (const fault of bending)
      time += throwAt(fault, layer.nominal) * smoothStep(0.5 + (x - fault.x) / (2 * FLEXURE));
    return time;
  };
  const blocks: Block[] = [];
  let shift = 0;
  for (let i = 0; i <= breaking.length; i++) {
    const shifted = shift;
    blocks.push({
      left: breaking[i - 1] ?? null,
      right: breaking[i] ?? null,
      timeAt: (x) => unbroken(x) + shifted,
    });
    if (i < breaking.length) shift += throwAt(breaking[i], layer.nominal);
  }
  return blocks;
}

/** Points of one step inside (left, right) where the layer is present, as unbroken runs. */
function presentRuns(layer: Layer, block: Block, xs: readonly number[]): number[][] {
  const { presence } = layer;
  if (!presence) return [[...xs]];
  const runs: number[][] = [[]];
  for (const x of xs)
    if (presence(x, block.timeAt(x)) > 0) runs[runs.length - 1].push(x);
    else if (runs[runs.length - 1].length > 0) runs.push([]);
  return runs;
}

interface Ends {
  readonly startsAtEdge: boolean;
  readonly endsAtEdge: boolean;
}

/** Makes a piece of a run; ends that do not diffract fade. */
function pieceOf(
  layer: Layer,
  block: Block,
  run: readonly number[],
  ends: Ends,
  step: number,
): ReflectorPiece {
  const first = run[0];
  const last = run[run.length - 1];
  const times = Float64Array.from(run, block.timeAt);
  const fade = (x: number): number =>
    (ends.startsAtEdge ? 1 : smoothStep((x - first) / FADING_MARGIN)) *
    (ends.endsAtEdge ? 1 : smoothStep((last - x) / FADING_MARGIN));
  return {
    firstX: first,
    step,
    times,
    roughness: layer.roughness ? Float64Array.from(run, layer.roughness) : null,
    coefficients: times.map((time, i) => {
      const early = smoothStep((time - 5) / EARLIEST_FADE);
      return layer.coefficientAt(run[i]) * fade(run[i]) * early;
    }),
    ...ends,
  };
}

/** Steps are short enough that the sum over a surface's scatterers has no gaps in time. */
export function stepFor(recording: Recording): number {
  const steepest = recording.asymptoticSlope(recording.traceCount / 2, recording.delaySamples);
  return 1 / Math.ceil((3 * steepest) / recording.topPeriod);
}

function piecesOfLayer(
  layer: Layer,
  faults: readonly Fault[],
  recording: Recording,
  plan: EarthPlan,
): ReflectorPiece[] {
  const step = stepFor(recording);
  const leftEnd = -MARGIN;
  const rightEnd = recording.traceCount + MARGIN;
  return blocksOf(layer, faults, recording, plan).flatMap((block) => {
    const from = block.left ? Math.max(leftEnd, faultCut(block.left, block.timeAt)) : leftEnd;
    const to = block.right ? Math.min(rightEnd, faultCut(block.right, block.timeAt)) : rightEnd;
    const count = Math.max(0, Math.floor((to - from) / step) + 1);
    const xs = Array.from({ length: count }, (_, i) => from + i * step);
    const runs = presentRuns(layer, block, xs).filter((run) => run.length >= SHORTEST_PIECE);
    return runs.map((run) => {
      const isAtFault = { start: block.left && from > leftEnd, end: block.right && to < rightEnd };
      const isCut = { start: run[0] > xs[0], end: run[run.length - 1] < xs[count - 1] };
      const ends = {
        startsAtEdge: isCut.start ? plan.hasEdges : Boolean(isAtFault.start),
        endsAtEdge: isCut.end ? plan.hasEdges : Boolean(isAtFault.end),
      };
      return pieceOf(layer, block, run, ends, step);
    });
  });
}

/** Draws all layers under a section, cut at faults and at an unconformity. */
export function drawLayerPieces(
  random: Random,
  recording: Recording,
  plan: EarthPlan,
  faults: readonly Fault[],
): ReflectorPiece[] {
  return drawLayers(random, recording, plan).flatMap((layer) =>
    piecesOfLayer(layer, faults, recording, plan),
  );
}
