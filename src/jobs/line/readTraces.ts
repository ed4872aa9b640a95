import type { SegyDataset } from 'segyio-wasm';

/** Reading the traces between two requested ones is faster than another read, up to about this many bytes. */
const LARGEST_GAP_BYTES = 32_768;

/** Samples of a list of traces. */
export interface TraceListRequest {
  /** Traces counted from 0, rising; one may be repeated. */
  readonly traces: Int32Array;
  readonly firstSample: number;
  readonly sampleCount: number;
}

/** Stretches of the list, [first entry, end), whose traces are near each other in the file. */
function* stretchesOf(traces: Int32Array, largestGap: number): Generator<readonly [number, number]> {
  let first = 0;
  for (let entry = 1; entry <= traces.length; entry++) {
    if (entry < traces.length && traces[entry] - traces[entry - 1] <= largestGap) continue;
    if (entry > first) yield [first, entry];
    first = entry;
  }
}

/**
 * Reads a list of traces and passes the samples of each to `use`: a view, good during the call only. Traces
 * near each other are read together, with what is between them.
 * @throws SegyError 'trace.outside', 'cancelled', or as the source does
 */
export async function readTraces(
  { trace, layout }: SegyDataset,
  { traces, firstSample, sampleCount }: TraceListRequest,
  use: (entry: number, samples: Float32Array) => void,
  signal?: AbortSignal,
): Promise<void> {
  const largestGap = Math.max(1, Math.floor(LARGEST_GAP_BYTES / layout.traceBytes));
  for (const [first, end] of stretchesOf(traces, largestGap)) {
    const firstTrace = traces[first];
    const window = { firstTrace, traceCount: traces[end - 1] + 1 - firstTrace, firstSample, sampleCount };
    let entry = first;
    for await (const block of trace.blocks(window, { signal }))
      for (; entry < end && traces[entry] < block.firstTrace + block.traceCount; entry++) {
        const from = (traces[entry] - block.firstTrace) * sampleCount;
        use(entry, block.samples.subarray(from, from + sampleCount));
      }
  }
}
