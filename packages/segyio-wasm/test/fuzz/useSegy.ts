import { SegyError } from '../../src/base/errors.js';
import { buildHeaderIndex, readHeaderIndex } from '../../src/dataset/headerIndex.js';
import { openSegy, type SegyDataset } from '../../src/dataset/segyDataset.js';
import { inferGeometry } from '../../src/grid/geometry.js';
import { openGrid } from '../../src/grid/openGrid.js';
import { openSliceIndex, writeSliceIndex } from '../../src/grid/sliceIndex.js';
import { swappedPairs } from '../../src/header/byteOrder.js';
import { Header } from '../../src/header/headerWords.js';
import { proposeKeys } from '../../src/keys/proposeKeys.js';
import { createMemorySink } from '../../src/source/byteSink.js';
import { type ByteSource, createMemorySource } from '../../src/source/byteSource.js';
import { textHeaderOf } from '../../src/text/textHeader.js';
import { fitsText } from '../../src/write/changeText.js';
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
async function allowRefusal(use: () => Promise<void>): Promise<boolean> {
  try {
    await use();
    return true;
  } catch (error) {
    if (!(error instanceof SegyError)) throw error;
    check(error.message.length > 10 && !error.message.includes('\n'), `message "${error.message}"`);
    check(/[.!]$/.test(error.remedy), `remedy "${error.remedy}"`);
    return false;
  }
}

/** Traces of varying length take at most so many times the file's bytes once they are filled up. */
const MOST_FILLED_UP = 8;

async function readAll(dataset: SegyDataset, fileBytes: number): Promise<void> {
  const { layout } = dataset;
  const { traceCount, sampleCount, traceBytes, firstTraceOffset } = layout;
  check(Number.isSafeInteger(traceCount) && traceCount >= 0, `${traceCount} traces`);
  const { size } = dataset.source;
  check(size <= (layout.variesInLength ? MOST_FILLED_UP : 1) * fileBytes, 'more bytes than the file has');
  check(firstTraceOffset + traceCount * traceBytes <= size, 'more traces than the file has bytes for');
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

/** The traces as a copy has them: without tails, and as long as their headers say where they differ in length. */
function keptTraces(dataset: SegyDataset, bytes: Uint8Array): Uint8Array {
  const { firstTraceOffset, traceCount, traceBytes, traceHeaderBytes, sampleCount, format } = dataset.layout;
  const { variesInLength, byteOrder } = dataset.layout;
  const kept = [...bytes.subarray(0, firstTraceOffset)];
  for (let trace = 0; trace < traceCount; trace++) {
    const at = firstTraceOffset + trace * traceBytes;
    const header = new Header(bytes.slice(at, at + 240), byteOrder, 'trace');
    const count = variesInLength ? header.get(115) : sampleCount;
    kept.push(...bytes.subarray(at, at + traceHeaderBytes + count * format.bytes));
  }
  return Uint8Array.from(kept);
}

/** A copy is the file again, but for its wrapping, tails of traces, and what was left out of a damaged one. */
async function copyAll(dataset: SegyDataset): Promise<void> {
  const sink = createMemorySink();
  await copySegy(dataset, sink);
  const copy = sink.bytes();
  const bytes = new Uint8Array(dataset.source.size);
  await dataset.source.read([{ offset: 0, target: bytes }]);
  const expected = keptTraces(dataset, bytes);
  check(copy.length <= dataset.source.size && copy.length >= expected.length, 'length of the copy');
  const different = expected.findIndex((byte, i) => copy[i] !== byte);
  check(different < 0, `byte ${different} of the copy`);
  await copySegy(dataset, createMemorySink(), { formatCode: 5, traceFields: (trace) => ({ CDP: trace }) });
}

/** A line of text that fits is read back from a copy, and no other line of that header has changed. */
async function changeOneText(dataset: SegyDataset, { bytes }: DamagedFile): Promise<void> {
  const { text } = dataset;
  if (text.length === 0) return;
  const row = bytes.length % 40;
  const lines = new Map([[row, 'C [A] changed'.slice(0, 1 + (bytes.length % 13)).trimEnd()]]);
  if (!fitsText(text, lines)) return;
  const sink = createMemorySink();
  await copySegy(dataset, sink, { textLines: lines });
  const [{ encoding, codePage, hasLineEnds }] = text;
  const written = sink.bytes().slice(0, 3200);
  const [changed] = dataset.isTextSwapped ? [swappedPairs(written)] : [written];
  const again = textHeaderOf(changed, { encoding, codePage });
  // A text may be cut otherwise once a line is longer.
  if (again.hasLineEnds !== hasLineEnds) return;
  check(again.lines[row] === lines.get(row), `line ${row} reads "${again.lines[row]}"`);
  const others = text[0].lines.filter((line, i) => i !== row && again.lines[i] !== line);
  check(others.length === 0, `other lines changed: ${others[0]}`);
}

/** What is proposed opens the file, or is refused in words. */
async function tryRemedies({ layout }: SegyDataset, file: DamagedFile): Promise<void> {
  for (const { options, reason, score } of layout.remedies) {
    check(reason.length > 10 && score > 0 && score <= 1, `remedy "${reason}" of ${score}`);
    await allowRefusal(async () => {
      const other = await openSegy(watched(file), { ...file.options, ...options });
      await other.trace.readBlock();
      await other.dispose();
    });
  }
}

/** Opens a file and does with it what can be done. @returns true where it opened */
export function useSegy(file: DamagedFile): Promise<boolean> {
  return allowRefusal(async () => {
    const dataset = await openSegy(watched(file), file.options);
    await allowRefusal(() => readAll(dataset, file.bytes.length));
    await allowRefusal(() => readHeaders(dataset));
    await allowRefusal(() => readGrid(dataset));
    await allowRefusal(() => copyAll(dataset));
    await allowRefusal(() => changeOneText(dataset, file));
    await tryRemedies(dataset, file);
    await allowRefusal(async () => {
      check(dataset.samples.length === dataset.layout.sampleCount, 'number of times');
    });
    await dataset.dispose();
  });
}
