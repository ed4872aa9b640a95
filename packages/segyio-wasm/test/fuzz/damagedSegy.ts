/** Sound SEG-Y and Seismic Unix files, damaged where their structure is: a seed makes the same file every time. */
import type { OpenOptions } from '../../src/layout/options.js';
import { makeSegy } from '../makeSegy.js';
import { wrapped } from '../makeWrapped.js';
import { shapedSegy } from './shapedSegy.js';

/** Whole numbers from 0 to `limit` − 1. */
export type Pick = (limit: number) => number;

export interface DamagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: OpenOptions;
}

interface Shape {
  bytes: Uint8Array;
  isLittle: boolean;
  /** First byte of the first trace, bytes of a trace, how many. */
  firstTrace: number;
  traceBytes: number;
  traces: number;
}

const FORMATS: readonly (readonly [code: number, bytes: number])[] = [
  [1, 4],
  [2, 4],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 8],
  [7, 3],
  [8, 1],
  [9, 8],
  [10, 4],
  [11, 2],
  [12, 8],
  [15, 3],
  [16, 1],
];
const REVISIONS = [0, 0x0100, 0x0200, 0x0201, 1, 2, 0x0301, 0xff00];
const STANZAS = [
  '((SEG: EndText))',
  '((SEG: Location Data ver 1.0))',
  '((SEG:',
  '((SEG: Layout v1.0))<SEG-Y-layout><trace-header-extension>',
  `((SEG: Layout v1.0))${'<entry name="x" byte="'.repeat(60)}`,
  '',
  'x',
];

/** Binary header words that decide where everything lies: first byte, length. */
const BINARY_WORDS: readonly (readonly [byte: number, length: number])[] = [
  [3213, 2],
  [3217, 2],
  [3221, 2],
  [3225, 2],
  [3225, 2],
  [3261, 4],
  [3269, 4],
  [3269, 4],
  [3273, 8],
  [3297, 4],
  [3501, 1],
  [3502, 1],
  [3503, 2],
  [3505, 2],
  [3505, 2],
  [3507, 2],
  [3507, 4],
  [3513, 8],
  [3521, 8],
  [3529, 4],
];
const TRACE_WORDS: readonly (readonly [byte: number, length: number])[] = [
  [1, 4],
  [9, 4],
  [21, 4],
  [37, 4],
  [69, 2],
  [71, 2],
  [73, 4],
  [109, 2],
  [115, 2],
  [115, 2],
  [117, 2],
  [181, 4],
  [189, 4],
  [193, 4],
  [215, 2],
  [233, 4],
];
/** Lying sizes: nothing, everything, negative, more traces than 2^31, NaN and infinity as float64. */
const LIES: readonly bigint[] = [
  0n,
  1n,
  2n,
  -1n,
  -2n,
  -32768n,
  32767n,
  65535n,
  2n ** 31n - 1n,
  2n ** 31n,
  -(2n ** 31n),
  2n ** 32n - 1n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  0x7ff0000000000000n,
  0x7ff8000000000000n,
  0x0000000000000001n,
  0x7fefffffffffffffn,
];

function soundFile(pick: Pick): Shape {
  const [format, sampleBytes] = FORMATS[pick(FORMATS.length)];
  const order = (['big', 'big', 'little', 'pair-swapped'] as const)[pick(4)];
  const samples = 1 + pick(pick(8) === 0 ? 300 : 20);
  const traces = pick(12);
  const extendedText = Array.from(
    { length: pick(3) === 0 ? pick(4) : 0 },
    () => STANZAS[pick(STANZAS.length)],
  );
  const revision = REVISIONS[pick(REVISIONS.length)];
  const binary: Record<number, number> = { 3501: revision };
  if (pick(6) === 0) binary[3505] = 65535;
  if (order === 'little' && revision !== 0) binary[3501] = (revision >> 8) | ((revision & 255) << 8);
  const bytes = makeSegy({ format, sampleBytes, order, samples, traces, extendedText, binary });
  const firstTrace = 3600 + 3200 * extendedText.length;
  return { bytes, isLittle: order === 'little', firstTrace, traceBytes: 240 + samples * sampleBytes, traces };
}

function putWord(shape: Shape, at: number, word: { readonly length: number; readonly value: bigint }): void {
  for (let i = 0; i < word.length; i++) {
    const shift = BigInt(8 * (shape.isLittle ? i : word.length - 1 - i));
    if (at + i < shape.bytes.length) shape.bytes[at + i] = Number((word.value >> shift) & 0xffn);
  }
}

/** Inline and crossline numbers, so that most files are a grid before they are damaged. */
function numberGrid(shape: Shape, pick: Pick): void {
  const width = 1 + pick(4);
  for (let trace = 0; trace < shape.traces; trace++) {
    const at = shape.firstTrace + trace * shape.traceBytes;
    putWord(shape, at + 188, { length: 4, value: BigInt(10 + Math.floor(trace / width)) });
    putWord(shape, at + 192, { length: 4, value: BigInt(20 + (trace % width)) });
    if (pick(4) === 0) putWord(shape, at + 36, { length: 4, value: BigInt(pick(3) * 100) });
  }
}

function lieInBinary(shape: Shape, pick: Pick): void {
  const [byte, length] = BINARY_WORDS[pick(BINARY_WORDS.length)];
  const value = pick(4) === 0 ? BigInt(pick(65536)) : LIES[pick(LIES.length)];
  putWord(shape, byte - 1, { length, value });
}

function lieInTrace(shape: Shape, pick: Pick): void {
  const [byte, length] = TRACE_WORDS[pick(TRACE_WORDS.length)];
  const value = pick(4) === 0 ? BigInt(pick(65536)) : LIES[pick(LIES.length)];
  const trace = pick(3) === 0 ? 0 : pick(Math.max(1, shape.traces));
  putWord(shape, shape.firstTrace + trace * shape.traceBytes + byte - 1, { length, value });
}

/** Cuts at, just before or just behind a seam of the structure. */
function cut(shape: Shape, pick: Pick): void {
  const trace = shape.firstTrace + pick(shape.traces + 1) * shape.traceBytes;
  const seams = [0, 80, 3200, 3600, 6800, shape.firstTrace, trace, trace + 115, trace + 240, pick(20_000)];
  const end = Math.max(0, seams[pick(seams.length)] + pick(3) - 1);
  shape.bytes = shape.bytes.slice(0, end);
}

function putIn(shape: Shape, pick: Pick): void {
  const at = pick(2) === 0 ? shape.bytes.length : pick(shape.bytes.length + 1);
  const extra = new Uint8Array([1, 2, 239, 240, 400, 3200, 6400][pick(7)]).fill(pick(256));
  shape.bytes = Uint8Array.from([...shape.bytes.subarray(0, at), ...extra, ...shape.bytes.subarray(at)]);
}

function scratchBytes(shape: Shape, pick: Pick): void {
  const [first, length] = [
    [0, 3200],
    [3200, 400],
    [3600, 3200],
    [shape.firstTrace, 240],
    [0, shape.bytes.length],
  ][pick(5)];
  const count = pick(4) === 0 ? length : 1 + pick(6);
  for (let i = 0; i < count; i++) {
    const at = first + (count === length ? i : pick(Math.max(1, length)));
    if (at < shape.bytes.length) shape.bytes[at] = pick(3) === 0 ? 0 : pick(256);
  }
}

/** Takes the file header off: what is left is Seismic Unix, more or less. */
function asSu(shape: Shape): void {
  shape.bytes = shape.bytes.slice(shape.firstTrace);
  shape.firstTrace = 0;
}

const DAMAGES = [lieInBinary, lieInBinary, lieInBinary, lieInTrace, lieInTrace, cut, putIn, scratchBytes];

const TEXT_ENCODINGS = ['ascii', 'ebcdic', 'ebcdic-037', 'ebcdic-500', 'ebcdic-1047'] as const;

function someOptions(pick: Pick): OpenOptions {
  return {
    judgeSamples: pick(2) === 0,
    part: pick(16) === 0 ? [0, 1, 2, 3, 1.5][pick(5)] : undefined,
    textEncoding: pick(8) === 0 ? TEXT_ENCODINGS[pick(5)] : undefined,
    truncated: pick(2) === 0 ? 'keep-whole' : 'refuse',
    recover: pick(3) === 0,
    revision: pick(12) === 0 ? (['0', '1', '2.0', '2.1'] as const)[pick(4)] : undefined,
    extendedTextCount: pick(12) === 0 ? pick(4) : undefined,
    sampleByteOrder: pick(12) === 0 ? (['big', 'little', 'pair-swapped'] as const)[pick(3)] : undefined,
    kind: pick(12) === 0 ? (['segy', 'su'] as const)[pick(2)] : undefined,
    byteOrder: pick(10) === 0 ? (['big', 'little', 'pair-swapped'] as const)[pick(3)] : undefined,
    formatCode: pick(10) === 0 ? pick(18) : undefined,
    sampleCount: pick(10) === 0 ? [0, 1, 7, 65535, 2 ** 31, 2 ** 32, 2 ** 53][pick(7)] : undefined,
    sampleIntervalUs: pick(20) === 0 ? [0, 1, -1, 1e9, Number.NaN][pick(5)] : undefined,
  };
}

/** A damaged file and options to open it with. */
export function damagedSegy(pick: Pick): DamagedFile {
  const shape = soundFile(pick);
  numberGrid(shape, pick);
  const isSu = pick(6) === 0;
  if (isSu) asSu(shape);
  if (pick(3) === 0) shape.bytes = shapedSegy(shape, isSu, pick);
  if (!isSu && pick(8) === 0) shape.bytes = wrapped(shape.bytes, 240 + pick(400), pick(4));
  for (let i = 0; i < pick(5); i++) DAMAGES[pick(DAMAGES.length)](shape, pick);
  return { name: isSu && pick(2) === 0 ? 'x.su' : 'x.sgy', bytes: shape.bytes, options: someOptions(pick) };
}
