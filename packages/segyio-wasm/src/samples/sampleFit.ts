import { SegyError } from '../base/errors.js';
import { LARGEST_IBM } from '../base/ibmWord.js';
import { giveBackCore, takeCore } from '../wasm/wasmCore.js';
import type { SampleFormat } from './formats.js';
import type { SampleArray } from './sampleArrays.js';

/** Halfway between the largest float32 and the next power of two: what is below rounds to a float32. */
const FLOAT32_LIMIT = (2 - 2 ** -24) * 2 ** 127;
/** Integer formats: bits, with a sign or without. */
const INTEGERS: Readonly<Record<number, readonly [bits: number, isSigned: boolean]>> = {
  2: [32, true],
  3: [16, true],
  7: [24, true],
  8: [8, true],
  9: [64, true],
  10: [32, false],
  11: [16, false],
  12: [64, false],
  15: [24, false],
  16: [8, false],
};

/** From which value on, and below which, whole numbers fit. Exact: powers of two. */
function rangeOf([bits, isSigned]: readonly [number, boolean]): readonly [number, number] {
  return isSigned ? [-(2 ** (bits - 1)), 2 ** (bits - 1)] : [0, 2 ** bits];
}

type Fits = (value: number | bigint) => boolean;

/** Says whether a format holds a value; null if it holds all. */
function fitsOf(code: number): Fits | null {
  if (code === 6) return null;
  if (code === 5) return (value) => !Number.isFinite(value) || Math.abs(Number(value)) < FLOAT32_LIMIT;
  if (code === 1) return (value) => Math.abs(Number(value)) <= LARGEST_IBM;
  const [smallest, end] = rangeOf(INTEGERS[code]);
  return (value) =>
    (typeof value === 'bigint' || Number.isInteger(value)) && value >= smallest && value < end;
}

function countNotFinite(samples: Float32Array): number {
  const core = takeCore();
  try {
    const at = core.reserve(samples.byteLength);
    core.floats(at, samples.length).set(samples);
    return core.run.countNotFinite(at, samples.length);
  } finally {
    giveBackCore(core);
  }
}

/** Index of the first sample that the format cannot hold, or −1. */
function findMisfit(samples: SampleArray, { code }: SampleFormat): number {
  if (samples instanceof Float32Array && code === 5) return -1;
  if (samples instanceof Float32Array && code === 1 && countNotFinite(samples) === 0) return -1;
  const fits = fitsOf(code);
  if (fits === null) return -1;
  for (let i = 0; i < samples.length; i++) if (!fits(samples[i])) return i;
  return -1;
}

function whatFits({ code, name }: SampleFormat): string {
  if (code === 1) return 'IBM floats hold nothing that is not a finite number, and end at 7.2e75';
  if (code === 5) return 'it is beyond the largest float32, 3.4e38';
  const [smallest, end] = rangeOf(INTEGERS[code]);
  const largest = end > Number.MAX_SAFE_INTEGER ? BigInt(end) - 1n : end - 1;
  return `format ${code} (${name}) holds whole numbers from ${BigInt(smallest)} to ${largest}`;
}

/**
 * Checks that a format holds every sample: integer formats only whole numbers within their range, IBM floats
 * only finite ones, IEEE floats of 4 bytes nothing finite beyond the largest float32. Nothing is clamped.
 * @param place `sampleCount` a trace and the number of the first trace (from 0), for the message
 * @throws SegyError 'value.outside'
 */
export function checkSamplesFit(
  samples: SampleArray,
  format: SampleFormat,
  place: { readonly sampleCount: number; readonly firstTrace: number; readonly file?: string },
): void {
  const index = findMisfit(samples, format);
  if (index < 0) return;
  const trace = place.firstTrace + Math.floor(index / place.sampleCount);
  const sample = index % place.sampleCount;
  const file = place.file === undefined ? '' : `: ${place.file}`;
  throw new SegyError(
    'value.outside',
    `Sample ${sample} of trace ${trace}, counted from 0, is ${samples[index]}; ${whatFits(format)}${file}`,
    'Scale or round the samples, put another value in its place, or write IEEE floats (format 5 or 6).',
    { place: { file: place.file, trace } },
  );
}
