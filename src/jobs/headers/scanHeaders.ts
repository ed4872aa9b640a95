import { type HeaderField, proposeKeys, type SegyDataset, type TraceRange } from 'segyio-wasm';
import { headerProposalOf, proposedWords, rolesOf } from '#jobs/headers/headerProposals';
import type { HeaderRange, HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import { RangeCounter } from '#jobs/headers/rangeCounter';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

/** Traces whose headers are held at a time. */
const BLOCK_TRACES = 2048;
/** A file of so many traces is read whole by a quick scan. */
const FEW_TRACES = 4096;
/** Of a larger one stretches of neighbours, evenly from the first trace to the last. */
const STRETCH_COUNT = 32;
const STRETCH_TRACES = 32;

/** The stretches of traces that a scan reads, in the order of the file. */
function scannedStretches(scan: HeaderScanKind, traceCount: number): TraceRange[] {
  if (scan === 'full' || traceCount <= FEW_TRACES)
    return Array.from({ length: Math.ceil(traceCount / BLOCK_TRACES) }, (_, block) => ({
      firstTrace: block * BLOCK_TRACES,
      traceCount: Math.min(BLOCK_TRACES, traceCount - block * BLOCK_TRACES),
    }));
  const step = (traceCount - STRETCH_TRACES) / (STRETCH_COUNT - 1);
  return Array.from({ length: STRETCH_COUNT }, (_, stretch) => ({
    firstTrace: Math.round(stretch * step),
    traceCount: STRETCH_TRACES,
  }));
}

/** The ranges of fields over stretches of traces, read one after the other. @throws SegyError 'cancelled' */
async function readRanges(
  dataset: SegyDataset,
  fields: readonly HeaderField[],
  { stretches, context }: { readonly stretches: readonly TraceRange[]; readonly context: JobContext },
): Promise<HeaderRange[]> {
  const total = stretches.reduce((sum, { traceCount }) => sum + traceCount, 0);
  const meter = new ProgressMeter(context, { stage: 'Scanning headers', total, unit: 'traces' });
  const counters = fields.map((field) => new RangeCounter(field));
  let done = 0;
  for (const stretch of stretches) {
    const columns = await dataset.header.compactColumns(fields, stretch, context.signal);
    for (const [i, counter] of counters.entries()) counter.add(columns[i]);
    done += stretch.traceCount;
    meter.tell(done);
  }
  return counters.map(({ range }) => range);
}

/** The ranges of all fields of the file's kind over all traces. @throws SegyError as `scanHeaders` does */
export function readHeaderRanges(dataset: SegyDataset, context: JobContext): Promise<HeaderRange[]> {
  const { traceCount, headerFields } = dataset.layout;
  return readRanges(dataset, headerFields, { stretches: scannedStretches('full', traceCount), context });
}

/** True where a field is not 0 in each of the traces that were looked at. */
export function isFilled({ minimum, maximum }: HeaderRange): boolean {
  return minimum !== 0 || maximum !== 0;
}

/**
 * Reads the values of all trace header fields and judges which of them may be keys of the geometry. A quick scan
 * takes all headers of a small file, of a larger one 1024 from its first to its last trace; a full scan takes all,
 * block by block.
 * @throws SegyError 'cancelled', 'file.changed', 'file.unreadable'
 */
export async function scanHeaders(
  dataset: SegyDataset,
  scan: HeaderScanKind,
  context: JobContext,
): Promise<HeaderScan> {
  const { traceCount, headerFields } = dataset.layout;
  const { signal } = context;
  const sample = scan === 'quick' ? { traceCount: FEW_TRACES } : {};
  const proposals = await proposeKeys(dataset, { ...sample, signal });
  const fields = [...headerFields, ...proposedWords(proposals, headerFields)];
  const stretches = scannedStretches(scan, traceCount);
  const ranges = await readRanges(dataset, fields, { stretches, context });
  return {
    ...{ scan, traceCount },
    scannedTraceCount: stretches.reduce((sum, stretch) => sum + stretch.traceCount, 0),
    ranges: ranges
      .map((range) => ({ ...range, roles: rolesOf(range, proposals) }))
      .sort((a, b) => a.byte - b.byte),
    proposals: proposals.map((proposal) => headerProposalOf(proposal, headerFields)),
  };
}
