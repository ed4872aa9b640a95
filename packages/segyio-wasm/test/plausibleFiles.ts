/**
 * Files whose samples are known, for the judgement of formats: seismic traces of several kinds and sizes,
 * encoded as one format and order of bytes and stated as another.
 */
import { encodeSamples } from '../src/samples/encodeSamples.js';
import { formatOfCode, SAMPLE_FORMATS } from '../src/samples/formats.js';
import { seededWords } from './makeSegy.js';

export type DataKind = 'plain' | 'quiet' | 'spiky' | 'zero-padded' | 'integer-valued' | 'noise';

const DATA_KINDS: readonly DataKind[] = ['plain', 'quiet', 'spiky', 'zero-padded', 'integer-valued', 'noise'];

export interface Sounding {
  readonly formatCode: number;
  readonly order: 'big' | 'little';
  readonly kind: DataKind;
  /** Size of the amplitudes; the root mean square of plain traces is about this. */
  readonly scale: number;
  readonly seed: number;
}

const SOUNDING_TRACES = 24;
const SOUNDING_SAMPLES = 300;

function normal(random: (limit: number) => number): number {
  return Math.sqrt(-2 * Math.log(1 - random(1))) * Math.cos(2 * Math.PI * random(1));
}

function ricker(at: number): number {
  const square = (at / 6) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

/** Reflections of random strength by a Ricker wavelet, decaying along the trace, with noise. */
function traceOf(random: (limit: number) => number): number[] {
  const values = new Array<number>(SOUNDING_SAMPLES).fill(0);
  for (let reflection = 0; reflection < 40; reflection++) {
    const at = Math.floor(random(SOUNDING_SAMPLES));
    const strength = 2 * normal(random) * Math.exp(-at / 150);
    for (let i = Math.max(0, at - 20); i < Math.min(SOUNDING_SAMPLES, at + 21); i++)
      values[i] += strength * ricker(i - at);
  }
  return values.map((value) => value + 0.05 * normal(random));
}

const CHANGES: Readonly<Record<DataKind, (random: (limit: number) => number) => number[]>> = {
  plain: traceOf,
  quiet: (random) => traceOf(random).map((value) => 0.02 * value),
  spiky: (random) => traceOf(random).map((value) => (random(1) < 0.02 ? 200 * value : 0.1 * value)),
  'zero-padded': (random) => traceOf(random).map((value, i) => (i < 120 || i > 260 ? 0 : value)),
  'integer-valued': (random) => traceOf(random).map((value) => Math.round(50 * value)),
  noise: (random) => traceOf(random).map(() => normal(random)),
};

/** Samples as the format can hold them: whole and in range for integers, about the middle for unsigned ones. */
export function soundingSamples({ formatCode, kind, scale, seed }: Sounding): Float64Array {
  const random = seededWords(seed);
  const traces = Array.from({ length: SOUNDING_TRACES }, () => CHANGES[kind](random)).flat();
  const format = formatOfCode(formatCode);
  if (!format) throw new Error(`No format ${formatCode}`);
  if ([1, 5, 6].includes(formatCode))
    return Float64Array.from(traces, (value) =>
      kind === 'integer-valued' ? value : Math.fround(value * scale),
    );
  const isUnsigned = formatCode >= 10;
  const half = 2 ** Math.min(52, 8 * format.bytes - 1);
  const largest = Math.max(...traces.map(Math.abs));
  // Amplitudes fill a part of the range that grows with the scale.
  const reach = Math.min(half - 1, Math.max(40, half ** (0.75 + Math.log10(scale) / 24)));
  return Float64Array.from(
    traces,
    (value) => Math.round((value / largest) * reach) + (isUnsigned ? half : 0),
  );
}

/** The sample bytes of a sounding. */
function encoded(sounding: Sounding): Uint8Array {
  const format = formatOfCode(sounding.formatCode);
  if (!format) throw new Error(`No format ${sounding.formatCode}`);
  const samples = soundingSamples(sounding);
  const is64 = sounding.formatCode === 9 || sounding.formatCode === 12;
  const words = is64
    ? sounding.formatCode === 9
      ? BigInt64Array.from(samples, (value) => BigInt(value))
      : BigUint64Array.from(samples, (value) => BigInt(value))
    : samples;
  return encodeSamples(words, format, sounding.order);
}

/** A revision 1 file of a sounding that states `statedCode`; headers in the order `headerOrder`. */
export function soundingFile(
  sounding: Sounding,
  statedCode: number,
  headerOrder: 'big' | 'little',
): Uint8Array {
  const body = encoded(sounding);
  const width = body.length / SOUNDING_TRACES;
  const bytes = new Uint8Array(3600 + SOUNDING_TRACES * (240 + width));
  const view = new DataView(bytes.buffer);
  const isLittle = headerOrder === 'little';
  bytes.fill(0x20, 0, 3200);
  bytes.set([...'C 1 MADE FOR A TEST'].map((letter) => letter.charCodeAt(0)));
  view.setUint16(3216, 2000, isLittle);
  view.setUint16(3220, SOUNDING_SAMPLES, isLittle);
  view.setUint16(3224, statedCode, isLittle);
  view.setUint8(3500, 1);
  for (let trace = 0; trace < SOUNDING_TRACES; trace++) {
    const at = 3600 + trace * (240 + width);
    view.setUint32(at, trace + 1, isLittle);
    view.setUint16(at + 114, SOUNDING_SAMPLES, isLittle);
    view.setUint16(at + 116, 2000, isLittle);
    bytes.set(body.subarray(trace * width, (trace + 1) * width), at + 240);
  }
  return bytes;
}

/** Codes of the other formats whose words have the same length; format 4 is among them. */
export function codesOfSameLength(formatCode: number): number[] {
  const bytes = formatOfCode(formatCode)?.bytes;
  return SAMPLE_FORMATS.filter((known) => known.bytes === bytes && known.code !== formatCode).map(
    ({ code }) => code,
  );
}

const FLOAT_SCALES: readonly number[] = [1e-6, 1e-3, 1, 1e3, 1e6];
const INTEGER_SCALES: readonly number[] = [1e-6, 1, 1e6];

/** Soundings of every format that can be written, in both orders, of every kind and scale. */
export function allSoundings(): Sounding[] {
  const codes = SAMPLE_FORMATS.filter(({ isWritable }) => isWritable).map(({ code }) => code);
  let seed = 1;
  return codes.flatMap((formatCode) =>
    (['big', 'little'] as const).flatMap((order) =>
      DATA_KINDS.flatMap((kind) =>
        ([1, 5, 6].includes(formatCode) ? FLOAT_SCALES : INTEGER_SCALES).map((scale) => ({
          ...{ formatCode, order, kind, scale },
          seed: seed++,
        })),
      ),
    ),
  );
}
