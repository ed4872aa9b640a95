import { SegyError } from '../base/errors.js';
import { readWord } from '../header/byteOrder.js';
import type { OpenOptions } from '../layout/options.js';
import type { ByteSource } from '../source/byteSource.js';
import { type Seg2Strings, seg2Strings } from './seg2Strings.js';
import { twentyBitBytes } from './twentyBitSource.js';

/** The file descriptor block, without its pointers and strings. */
const FIXED_BYTES = 32;
const POINTER_BYTES = 4;
const FILE_BLOCK = 0x3a55;
const TRACE_BLOCK = 0x4422;
/** Longer parts of strings are not believed. */
const MOST_STRING_BYTES = 65535;

/** Samples of SEG-2 by their code: as which SEG-Y format they decode, and how many bytes they take. */
export const SEG2_FORMATS = {
  1: { name: 'integer, 2 bytes', segyCode: 3, bytes: (count: number) => 2 * count },
  2: { name: 'integer, 4 bytes', segyCode: 2, bytes: (count: number) => 4 * count },
  3: { name: 'floating point, 20 bits', segyCode: 5, bytes: twentyBitBytes },
  4: { name: 'IEEE float, 4 bytes', segyCode: 5, bytes: (count: number) => 4 * count },
  5: { name: 'IEEE float, 8 bytes', segyCode: 6, bytes: (count: number) => 8 * count },
} as const;
type Seg2Format = keyof typeof SEG2_FORMATS;

/** A trace descriptor block. */
export interface Seg2Trace {
  readonly strings: Seg2Strings;
  readonly sampleCount: number;
  readonly formatCode: Seg2Format;
  readonly samplesOffset: number;
}

/** The file descriptor block, and those of all traces. */
export interface Seg2Blocks {
  readonly order: 'big' | 'little';
  readonly strings: Seg2Strings;
  readonly traces: readonly Seg2Trace[];
  readonly warnings: readonly string[];
}

interface FileBlock {
  readonly order: 'big' | 'little';
  readonly terminator: number;
  readonly pointerBytes: number;
  readonly traceCount: number;
}

async function readAt(source: ByteSource, offset: number, byteCount: number): Promise<Uint8Array> {
  const target = new Uint8Array(Math.max(0, Math.min(byteCount, source.size - offset)));
  await source.read([{ offset, target }]);
  return target;
}

/** The fixed part of a file descriptor block; null where it is none. */
function fileBlockOf(head: Uint8Array): FileBlock | null {
  if (head.length < FIXED_BYTES) return null;
  const orders = ['little', 'big'] as const;
  const order = orders.find((known) => readWord(head, 0, 'uint16', known) === FILE_BLOCK);
  if (!order) return null;
  const [revision, pointerBytes, traceCount] = [2, 4, 6].map((at) => readWord(head, at, 'uint16', order));
  if (revision !== 1 || traceCount < 1 || pointerBytes < POINTER_BYTES * traceCount) return null;
  // Strings end at the first byte of the terminator, which may have two.
  return { order, terminator: head[8] >= 1 ? head[9] : 0, pointerBytes, traceCount };
}

/** True for a file that begins with a file descriptor block of SEG-2, revision 1. */
export async function isSeg2(source: ByteSource): Promise<boolean> {
  return fileBlockOf(await readAt(source, 0, FIXED_BYTES)) !== null;
}

function broken(source: ByteSource, trace: number, byte: number, what: string): SegyError {
  return new SegyError(
    'file.notSegy',
    `This SEG-2 file cannot be read: ${what}, trace ${trace + 1}, byte ${byte + 1}: ${source.name}`,
    'Copy it again from its source.',
    { place: { file: source.name, trace, byte: byte + 1 } },
  );
}

function isFormat(code: number): code is Seg2Format {
  return code in SEG2_FORMATS;
}

/** @throws SegyError 'file.notSegy', 'format.unknown', 'file.truncated' */
async function readTrace(
  source: ByteSource,
  block: FileBlock,
  { trace, offset }: { readonly trace: number; readonly offset: number },
): Promise<Seg2Trace> {
  const { order, terminator } = block;
  const fixed = await readAt(source, offset, FIXED_BYTES);
  if (fixed.length < FIXED_BYTES || readWord(fixed, 0, 'uint16', order) !== TRACE_BLOCK)
    throw broken(source, trace, offset, 'no trace descriptor block (bytes 22 44) where one is pointed to');
  const blockBytes = readWord(fixed, 2, 'uint16', order);
  const sampleCount = readWord(fixed, 8, 'uint32', order);
  const formatCode = fixed[12];
  if (blockBytes < FIXED_BYTES)
    throw broken(source, trace, offset + 2, `a descriptor of ${blockBytes} bytes`);
  if (!isFormat(formatCode))
    throw new SegyError(
      'format.unknown',
      `Data format code ${formatCode} in trace ${trace + 1}, byte ${offset + 13}; SEG-2 has 1 to 5: ${source.name}`,
      'Copy the file again from its source.',
      { place: { file: source.name, trace, byte: offset + 13 } },
    );
  const samplesOffset = offset + blockBytes;
  const end = samplesOffset + SEG2_FORMATS[formatCode].bytes(sampleCount);
  if (end > source.size) throw truncated(source, trace, end);
  const text = await readAt(source, offset + FIXED_BYTES, blockBytes - FIXED_BYTES);
  return { strings: seg2Strings(text, order, terminator), sampleCount, formatCode, samplesOffset };
}

function truncated(source: ByteSource, trace: number, end: number): SegyError {
  return new SegyError(
    'file.truncated',
    `The file ends inside trace ${trace + 1}: it has ${source.size} bytes, and the trace ends at byte ${end}: ${source.name}`,
    'Copy the file again from its source, or open its whole traces.',
    { place: { file: source.name, trace, byte: source.size + 1, wholeTraceCount: trace } },
  );
}

/** True where the traces in front of a faulty one are to be kept. */
function keepsWhole(error: unknown, { truncated: rule, recover }: OpenOptions, trace: number): boolean {
  if (!(error instanceof SegyError) || trace === 0) return false;
  return recover === true || (rule === 'keep-whole' && error.code === 'file.truncated');
}

/**
 * Reads the descriptor blocks of a file. Source: S. E. Pullan, "Recommended standard for seismic (/radar) data
 * files in the personal computer environment", Geophysics 55 (1990), 1260-1271.
 * @throws SegyError 'file.notSegy', 'file.truncated', 'format.unknown'
 */
export async function readSeg2Blocks(source: ByteSource, options: OpenOptions): Promise<Seg2Blocks> {
  const block = fileBlockOf(await readAt(source, 0, FIXED_BYTES));
  if (!block) throw broken(source, 0, 0, 'no file descriptor block of revision 1');
  const { order, pointerBytes, traceCount } = block;
  const pointers = await readAt(source, FIXED_BYTES, POINTER_BYTES * traceCount);
  if (pointers.length < POINTER_BYTES * traceCount) throw truncated(source, 0, FIXED_BYTES + pointerBytes);
  const offsets = Array.from({ length: traceCount }, (_, i) =>
    readWord(pointers, POINTER_BYTES * i, 'uint32', order),
  );
  const stringsOffset = FIXED_BYTES + pointerBytes;
  const stringBytes = Math.min(MOST_STRING_BYTES, Math.max(0, Math.min(...offsets) - stringsOffset));
  const strings = seg2Strings(await readAt(source, stringsOffset, stringBytes), order, block.terminator);
  const traces: Seg2Trace[] = [];
  const warnings: string[] = [];
  for (const [trace, offset] of offsets.entries())
    try {
      traces.push(await readTrace(source, block, { trace, offset }));
    } catch (error) {
      if (!keepsWhole(error, options, trace)) throw error;
      warnings.push(
        `${error instanceof Error ? error.message : error}; the ${trace} traces before it are read.`,
      );
      break;
    }
  return { order, strings, traces, warnings };
}
