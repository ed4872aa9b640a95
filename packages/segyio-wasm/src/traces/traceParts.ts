import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import { swappedPairs } from '../header/byteOrder.js';
import type { FileLayout } from '../layout/layout.js';
import type { ByteSource } from '../source/byteSource.js';
import { settleAll } from '../source/settleAll.js';
import { unswappedSource } from '../source/unswappedSource.js';

/** Some bytes of each trace of a stretch: bytes `firstByte` to `firstByte + byteCount` of the trace, from 0. */
export interface PartRequest {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly firstByte: number;
  readonly byteCount: number;
}

/** What has been read: the part of trace `firstTrace + i` begins at `i · stride`. Good during the call only. */
export interface PartBlock {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly bytes: Uint8Array;
  readonly stride: number;
}

/**
 * Reading over the bytes between the parts is cheaper than asking once a trace, up to about this many: a
 * read of its own costs as much as 20 to 100 kB of a longer one, from a disk's cache as well as a server.
 */
const LARGEST_GAP_BYTES = 32_768;
/** Blocks in the processor's cache, and several under way, read a file at several times a plain loop's rate. */
const BLOCK_BYTES = 1024 * 1024;
const READS_UNDER_WAY = 3;
/** Parts asked of the source in one call where they are far apart. */
const PARTS_AT_ONCE = 4096;

interface Plan {
  readonly isWhole: boolean;
  readonly stride: number;
  readonly blockTraces: number;
}

/** True if the pairs of a pair-swapped file do not begin with its traces, which are of odd length. */
function hasOddPairs({ byteOrder, traceBytes }: FileLayout): boolean {
  return byteOrder === 'pair-swapped' && traceBytes % 2 === 1;
}

function planOf(layout: FileLayout, { byteCount }: PartRequest): Plan {
  const isWhole = layout.traceBytes - byteCount <= LARGEST_GAP_BYTES && !hasOddPairs(layout);
  const stride = isWhole ? layout.traceBytes : byteCount;
  const most = isWhole ? Number.POSITIVE_INFINITY : PARTS_AT_ONCE;
  const fitting = Math.max(1, Math.floor((BLOCK_BYTES - byteCount) / stride) + 1);
  return { isWhole, stride, blockTraces: Math.min(most, fitting) };
}

/**
 * Reads the traces block by block and passes each block to `use`, in any order; its bytes are used again afterwards.
 * Parts that are near each other are read as one range with what is between them, three ranges under way.
 * @throws SegyError 'cancelled', or as the source does
 */
export async function forEachPart(
  file: { readonly source: ByteSource; readonly layout: FileLayout },
  request: PartRequest & { readonly signal?: CancelSignal },
  use: (block: PartBlock) => void,
): Promise<void> {
  const { layout } = file;
  // Pairs are counted from the file's first byte: in traces of odd length not every header begins with one.
  const isOddSwapped = hasOddPairs(layout);
  const source = isOddSwapped ? unswappedSource(file.source) : file.source;
  const plan = planOf(layout, request);
  const endTrace = request.firstTrace + request.traceCount;
  let next = request.firstTrace;
  const walk = async () => {
    let bytes = new Uint8Array(0);
    while (next < endTrace) {
      throwIfCancelled(request.signal);
      const firstTrace = next;
      const traceCount = Math.min(plan.blockTraces, endTrace - firstTrace);
      next += traceCount;
      const length = (traceCount - 1) * plan.stride + request.byteCount;
      if (bytes.length < length) bytes = new Uint8Array(length);
      const block = { firstTrace, traceCount, bytes: bytes.subarray(0, length), stride: plan.stride };
      await source.read(rangesOf(layout, { ...request, ...block }, plan.isWhole), request.signal);
      if (isOddSwapped) swapParts(block, request.byteCount);
      use(block);
    }
  };
  const blockCount = Math.ceil(request.traceCount / plan.blockTraces);
  await settleAll(Array.from({ length: Math.min(READS_UNDER_WAY, blockCount) }, walk));
}

/** Makes each part pair-swapped again, with pairs that begin at its own first byte. */
function swapParts({ bytes, traceCount, stride }: PartBlock, byteCount: number): void {
  for (let i = 0; i < traceCount; i++) {
    const part = bytes.subarray(i * stride, i * stride + byteCount);
    part.set(swappedPairs(part));
  }
}

function rangesOf(
  { firstTraceOffset, traceBytes }: FileLayout,
  part: PartRequest & PartBlock,
  isWhole: boolean,
): { offset: number; target: Uint8Array }[] {
  const { bytes, byteCount } = part;
  const offset = firstTraceOffset + part.firstTrace * traceBytes + part.firstByte;
  if (isWhole) return [{ offset, target: bytes }];
  return Array.from({ length: part.traceCount }, (_, i) => ({
    offset: offset + i * traceBytes,
    target: bytes.subarray(i * byteCount, (i + 1) * byteCount),
  }));
}
