import type { CoreMemory } from '#seismic/channels/kernels/coreMemory';
import { stageTwiddles, transformStages } from '#seismic/correlation/transformPlan';

/** Floats of an element: real and imaginary parts of four lanes. */
const ELEMENT_FLOATS = 8;

/** Sizes of a two-dimensional transform along traces and samples. */
export interface TransformExtent {
  readonly traces: number;
  readonly samples: number;
}

/** Groups of four frequencies that hold half a spectrum along samples. */
export function groupCount(samples: number): number {
  return Math.floor(samples / 8) + 1;
}

/** Floats of half a spectrum. */
export function spectrumLength({ traces, samples }: TransformExtent): number {
  return groupCount(samples) * traces * ELEMENT_FLOATS;
}

/** Floats of the columns of `traceCount` traces. */
export function columnsLength(traceCount: number, samples: number): number {
  return Math.ceil(traceCount / 4) * 4 * groupCount(samples) * ELEMENT_FLOATS;
}

/** Stages of a transform, each with the address of its table. */
function placeStages(memory: CoreMemory, length: number): { count: number; address: number } {
  const stages = transformStages(length);
  const words = stages.flatMap((stage) => [
    stage.radix,
    stage.count,
    stage.stride,
    memory.put(stageTwiddles(stage)),
  ]);
  return { count: stages.length, address: memory.put(Int32Array.from(words)) };
}

/** Address of a plan for the kernels of spectra. */
export function placePlan(memory: CoreMemory, { traces, samples }: TransformExtent): number {
  const alongSamples = placeStages(memory, samples);
  const alongTraces = placeStages(memory, traces);
  const buffer = (): number => memory.room((Math.max(traces, samples) + 4) * ELEMENT_FLOATS);
  const words = [
    samples,
    alongSamples.count,
    alongSamples.address,
    traces,
    alongTraces.count,
    alongTraces.address,
  ];
  return memory.put(Int32Array.from([...words, buffer(), buffer(), buffer()]));
}

/** True where a number has no factors but these. */
function hasOnlyFactors(value: number, factors: readonly number[]): boolean {
  let left = value;
  for (const factor of factors) while (left % factor === 0) left /= factor;
  return left === 1;
}

/** Smallest size of at least `minimum` whose factors are among those given. */
export function sizeWithFactors(minimum: number, factors: readonly number[]): number {
  let size = Math.max(1, minimum);
  while (!hasOnlyFactors(size, factors)) size++;
  return size;
}

/** A transform takes time in proportion to its largest prime factor, so larger ones than this are avoided. */
const LARGEST_PRIME = 211;

function largestPrimeFactor(value: number): number {
  let left = value;
  let largest = 1;
  for (let factor = 2; factor * factor <= left; factor++)
    while (left % factor === 0) {
      left /= factor;
      largest = factor;
    }
  return left > 1 ? left : largest;
}

/** `count` itself, or where it has a large prime factor the next size that has small ones. */
export function paddedSize(count: number): number {
  return largestPrimeFactor(count) <= LARGEST_PRIME ? count : sizeWithFactors(count, [2, 3, 5, 7]);
}
