import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import type { FileLayout } from '../layout/layout.js';
import type { ByteSource } from '../source/byteSource.js';
import { settleAll } from '../source/settleAll.js';
import { unswappedSource } from '../source/unswappedSource.js';
import type { Core } from '../wasm/core.js';
import { giveBackCore, takeCore } from '../wasm/wasmCore.js';

/** Samples of a list of traces. */
export interface TraceListRequest {
  /** Traces counted from 0, rising; one may come twice. */
  readonly traces: Int32Array;
  readonly firstSample: number;
  readonly sampleCount: number;
  readonly signal?: CancelSignal;
}

/** Decoded samples of `traces[first + i]`, at `i · sampleCount`; a view that is good during the call only. */
export interface DecodedRun {
  readonly first: number;
  readonly count: number;
  readonly samples: Float32Array;
}

/** As in traceParts: reading over a gap is cheaper than asking again, up to about this many bytes. */
const LARGEST_GAP_BYTES = 32_768;
/** Bytes read at one go; several such reads are under way at a time. */
const BATCH_BYTES = 1024 * 1024;
const READS_UNDER_WAY = 3;
/** Above it a trace's samples are read in parts. */
const LARGEST_PART_BYTES = 4 * 1024 * 1024;

/** Entries `first` to `first + count` of the list, `step` traces apart, at `at` of the batch's bytes. */
interface Segment {
  readonly first: number;
  count: number;
  step: number;
  readonly at: number;
}

interface Batch {
  readonly first: number;
  count: number;
  byteCount: number;
  readonly ranges: { readonly offset: number; readonly at: number; byteCount: number }[];
  readonly segments: Segment[];
}

function emptyBatch(first: number): Batch {
  return { first, count: 0, byteCount: 0, ranges: [], segments: [] };
}

/** Puts entry `i` at `at` of the batch's bytes: into the last segment where it keeps its step. */
function addToSegments(
  { segments }: Batch,
  traces: Int32Array,
  entry: { readonly i: number; readonly at: number; readonly isNear: boolean },
): void {
  const { i, at, isNear } = entry;
  const last = segments.at(-1);
  const step = i > 0 ? traces[i] - traces[i - 1] : 0;
  if (last && isNear && (last.count === 1 || last.step === step)) {
    last.count++;
    last.step = step;
  } else segments.push({ first: i, count: 1, step: 0, at });
}

/** Cuts the list into batches: ranges of the file with the traces in them, joined over small gaps. */
function* batchesOf(layout: FileLayout, request: TraceListRequest): Generator<Batch> {
  const { traces, firstSample, sampleCount } = request;
  const { firstTraceOffset, traceHeaderBytes, traceBytes, format } = layout;
  const width = sampleCount * format.bytes;
  const inTrace = firstTraceOffset + traceHeaderBytes + firstSample * format.bytes;
  let batch = emptyBatch(0);
  for (let i = 0; i < traces.length; i++) {
    const offset = inTrace + traces[i] * traceBytes;
    const range = batch.ranges.at(-1);
    const growth = range ? offset + width - (range.offset + range.byteCount) : width;
    const isNear = range !== undefined && growth - width <= LARGEST_GAP_BYTES;
    const more = isNear ? Math.max(0, growth) : width;
    if (batch.count > 0 && batch.byteCount + more > BATCH_BYTES) {
      yield batch;
      batch = emptyBatch(i--);
      continue;
    }
    const at = isNear && range ? range.at + offset - range.offset : batch.byteCount;
    if (isNear && range) range.byteCount += more;
    else batch.ranges.push({ offset, at, byteCount: width });
    addToSegments(batch, traces, { i, at, isNear });
    batch.byteCount += more;
    batch.count++;
  }
  if (batch.count > 0) yield batch;
}

/** Core memory of one pass: the bytes of a batch, followed by its samples. */
async function decodeBatch(
  core: Core,
  file: { readonly source: ByteSource; readonly layout: FileLayout },
  batch: Batch,
  request: TraceListRequest,
): Promise<Float32Array> {
  const { sampleByteOrder, format, traceBytes } = file.layout;
  const { sampleCount } = request;
  const aside = (batch.byteCount + 15) & ~15;
  const from = core.reserve(aside + batch.count * sampleCount * 4);
  const ranges = batch.ranges.map(({ offset, at, byteCount }) => ({
    offset,
    target: core.bytes(from + at, byteCount),
  }));
  await file.source.read(ranges, request.signal);
  const to = from + aside;
  for (const { first, count, step, at } of batch.segments) {
    core.decode({
      format,
      isBig: sampleByteOrder !== 'little',
      from: from + at,
      stride: step * traceBytes,
      to: to + (first - batch.first) * sampleCount * 4,
      traceCount: count,
      sampleCount,
    });
  }
  return core.floats(to, batch.count * sampleCount);
}

/**
 * Reads and decodes a list of traces and passes stretches of them to `use`, in any order. Traces that are
 * near each other are read with what is between them, up to about 1 MB a read, three reads under way.
 * @throws SegyError 'cancelled', or as the source does
 */
export async function forEachDecoded(
  file: { readonly source: ByteSource; readonly layout: FileLayout },
  request: TraceListRequest,
  use: (run: DecodedRun) => void,
): Promise<void> {
  const isSwapped = file.layout.sampleByteOrder === 'pair-swapped';
  const source = isSwapped ? unswappedSource(file.source) : file.source;
  const batches = batchesOf(file.layout, request);
  const walk = async () => {
    let core: Core | null = null;
    try {
      for (const batch of batches) {
        throwIfCancelled(request.signal);
        core ??= takeCore();
        const samples = await decodeBatch(core, { source, layout: file.layout }, batch, request);
        use({ first: batch.first, count: batch.count, samples });
      }
    } finally {
      if (core) giveBackCore(core);
    }
  };
  if (request.sampleCount === 0) return;
  await settleAll(Array.from({ length: READS_UNDER_WAY }, walk));
}

/** Parts of a stretch of samples that are small enough for one trace of them to be read at one go. */
export function samplePartsOf(
  layout: FileLayout,
  { firstSample, sampleCount }: { readonly firstSample: number; readonly sampleCount: number },
): { readonly firstSample: number; readonly sampleCount: number }[] {
  const most = Math.floor(LARGEST_PART_BYTES / layout.format.bytes);
  return Array.from({ length: Math.ceil(sampleCount / most) }, (_, i) => ({
    firstSample: firstSample + i * most,
    sampleCount: Math.min(most, sampleCount - i * most),
  }));
}
