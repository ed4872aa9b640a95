import { SegyError } from '../../src/base/errors.js';
import { buildHeaderIndex, readHeaderIndex } from '../../src/dataset/headerIndex.js';
import { openSegy, type SegyDataset } from '../../src/dataset/segyDataset.js';
import { inferGeometry } from '../../src/grid/geometry.js';
import { openGrid } from '../../src/grid/openGrid.js';
import { openSliceIndex, writeSliceIndex } from '../../src/grid/sliceIndex.js';
import { proposeKeys } from '../../src/keys/proposeKeys.js';
import { createMemorySink } from '../../src/source/byteSink.js';
import { type ByteSource, createMemorySource } from '../../src/source/byteSource.js';
import { copySegy } from '../../src/write/copySegy.js';
import type { DamagedFile } from './damagedSegy.js';

function check(isSound: boolean, what: string): void {
  if (!isSound) throw new Error(what);
}

/** A source that throws where it is asked for bytes that the file does not have. */
function watched({ name, bytes }: DamagedFile): ByteSource {
  const inner = createMemorySource(bytes, name);
  return {
    ...inner,
    read: async (ranges, signal) => {
      for (const { offset, target } of ranges) {
        const isInside =
          Number.isSafeInteger(offset) && offset >= 0 && offset + target.length <= bytes.length;
        check(isInside, `bytes ${offset} + ${target.length} asked for of ${bytes.length}`);
      }
      await inner.read(ranges, signal);
    },
  };
}

/** A refusal must say what, and what to do. Anything else that is thrown is a fault of ours. */
async function allowRefusal(deed: () => Promise<void>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    if (!(error instanceof SegyError)) throw error;
    check(error.message.length > 10 && !error.message.includes('\n'), `message "${error.message}"`);
    check(/[.!]$/.test(error.remedy), `remedy "${error.remedy}"`);
    return false;
  }
}

async function readAll(dataset: SegyDataset, fileBytes: number): Promise<void> {
  const { layout } = dataset;
  const { traceCount, sampleCount, traceBytes, firstTraceOffset } = layout;
  check(Number.isSafeInteger(traceCount) && traceCount >= 0, `${traceCount} traces`);
  check(firstTraceOffset + traceCount * traceBytes <= fileBytes, 'more traces than the file has bytes for');
  check(Number.isFinite(layout.sampleIntervalUs) && layout.sampleIntervalUs > 0, 'interval');
  check(Number.isFinite(layout.startTimeMs), 'start time');
  const samples = await dataset.trace.readBlock();
  check(samples.length === traceCount * sampleCount, 'number of samples');
  const native = await dataset.trace.readNative();
  check(native.length === samples.length, 'number of native samples');
  let walked = 0;
  for await (const block of dataset.trace.blocks({}, { blockTraces: 3 })) walked += block.samples.length;
  check(walked === samples.length, `blocks of ${walked} samples in all`);
}

async function readHeaders(dataset: SegyDataset): Promise<void> {
  const { traceCount } = dataset.layout;
  dataset.bin.entries();
  check(dataset.stanzas.length <= dataset.text.length, 'more stanzas than text headers');
  await dataset.trailers();
  const cdps = await dataset.attributes('CDP');
  check(cdps.length === traceCount, 'number of CDPs');
  if (traceCount > 0) (await dataset.header.read(traceCount - 1)).entries();
  const index = await buildHeaderIndex(dataset, ['CDP', 189, { byte: 193, type: 'int32' }]);
  const again = await readHeaderIndex(index.toBytes(), dataset);
  check(
    again.column('CDP').every((value, trace) => value === cdps[trace]),
    'index',
  );
}

async function readGrid(dataset: SegyDataset): Promise<void> {
  const geometry = await inferGeometry(dataset);
  check(geometry.reason.length > 10, 'reason');
  await proposeKeys(dataset);
  const grid = await openGrid(dataset);
  await grid.iline(grid.inlines[0]);
  await grid.xline(grid.crosslines[grid.crosslines.length - 1]);
  const slice = await grid.depthSlice(dataset.layout.sampleCount - 1);
  check(slice.samples.length === grid.inlines.length * grid.crosslines.length, 'size of the slice');
  await grid.gather(grid.inlines[0], grid.crosslines[0]);
  await grid.subvolume({ firstSample: 0, sampleCount: 1 });
  const sink = createMemorySink();
  await writeSliceIndex(grid, sink);
  await openSliceIndex(createMemorySource(sink.bytes()), grid);
}

/** A copy is the file again, but for its wrapping, tails of traces, and what was left out of a damaged one. */
async function copyAll(dataset: SegyDataset): Promise<void> {
  const sink = createMemorySink();
  await copySegy(dataset, sink);
  const copy = sink.bytes();
  const { firstTraceOffset, traceCount, traceBytes, traceHeaderBytes, sampleCount, format } = dataset.layout;
  const end = firstTraceOffset + traceCount * (traceHeaderBytes + sampleCount * format.bytes);
  check(copy.length <= dataset.source.size && copy.length >= end, 'length of the copy');
  const bytes = new Uint8Array(dataset.source.size);
  await dataset.source.read([{ offset: 0, target: bytes }]);
  const kept = (end - firstTraceOffset) / Math.max(1, traceCount);
  for (let i = 0; i < end; i++) {
    const inTraces = i - firstTraceOffset;
    const trace = Math.floor(inTraces / kept);
    const at = inTraces < 0 ? i : firstTraceOffset + trace * traceBytes + (inTraces % kept);
    if (copy[i] !== bytes[at]) throw new Error(`byte ${i} of the copy`);
  }
  await copySegy(dataset, createMemorySink(), { formatCode: 5, traceFields: (trace) => ({ CDP: trace }) });
}

/** Opens a file and does with it what can be done. @returns true where it opened */
export function useSegy(file: DamagedFile): Promise<boolean> {
  return allowRefusal(async () => {
    const dataset = await openSegy(watched(file), file.options);
    await allowRefusal(() => readAll(dataset, file.bytes.length));
    await allowRefusal(() => readHeaders(dataset));
    await allowRefusal(() => readGrid(dataset));
    await allowRefusal(() => copyAll(dataset));
    await allowRefusal(async () => {
      check(dataset.samples.length === dataset.layout.sampleCount, 'number of times');
    });
    await dataset.dispose();
  });
}
