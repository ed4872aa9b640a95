/** One file of the compatibility table: what the library reads of it, held against segyio and exact arithmetic. */
import { readFileSync } from 'node:fs';
import { SegyError } from '../src/base/errors.js';
import { openSegy, type SegyDataset } from '../src/dataset/segyDataset.js';
import { TRACE_FIELDS } from '../src/header/traceFields.js';
import { createMemorySink } from '../src/source/byteSink.js';
import { createMemorySource } from '../src/source/byteSource.js';
import { copySegy } from '../src/write/copySegy.js';
import type { SegyioAnswer } from './askSegyio.js';
import { exactSamples } from './exactSamples.js';

export interface CompatibilityRow {
  readonly file: string;
  readonly what: string;
  readonly opened: string;
  readonly samples: string;
  readonly headers: string;
  readonly roundTrip: string;
  /** Reasons of differences, which the table tells below it. */
  readonly notes: readonly string[];
  /** Differences that no known reason explains; the test wants none. */
  readonly unexplained: readonly string[];
}

/** segyio 1.9.14 takes these for IBM floats, with a warning. */
const TAKEN_FOR_IBM = [4, 7, 15];

function countDifferent(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let different = Math.abs(found.length - expected.length);
  for (let i = 0; i < expected.length; i++) {
    const isSame = found[i] === expected[i] || (Number.isNaN(found[i]) && Number.isNaN(expected[i]));
    if (!isSame) different++;
  }
  return different;
}

/** True for an IBM word whose first hexadecimal digit is 0 though its value is not, which segyio misreads. */
function isUnnormalised(word: number): boolean {
  return (word & 0xffffff) !== 0 && (word & 0xf00000) === 0;
}

/** Why segyio's sample differs from the exact one. */
function reasonOf(word: number, exact: number): string | null {
  if (isUnnormalised(word)) return 'IBM words that are not normalised, misread by segyio';
  if (!Number.isFinite(Math.fround(exact))) return 'IBM words beyond float32, which are ±Infinity';
  return Math.fround(exact) === 0 || Math.abs(exact) < 2 ** -126 ? 'IBM words below float32' : null;
}

interface Comparison {
  readonly text: string;
  readonly notes?: readonly string[];
  readonly unexplained: readonly string[];
}

function wordAt(bytes: Uint8Array, dataset: SegyDataset, index: number): number {
  const { firstTraceOffset, traceBytes, traceHeaderBytes, sampleCount, byteOrder } = dataset.layout;
  const at = firstTraceOffset + Math.floor(index / sampleCount) * traceBytes + traceHeaderBytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(at + (index % sampleCount) * 4, byteOrder === 'little');
}

async function compareSamples(
  bytes: Uint8Array,
  dataset: SegyDataset,
  answer: SegyioAnswer,
): Promise<Comparison> {
  const { layout } = dataset;
  const code = layout.format.code;
  const ours = await dataset.trace.readBlock();
  const where = { firstTraceOffset: layout.firstTraceOffset, traceCount: layout.traceCount };
  const isLittle = layout.byteOrder === 'little';
  const exact = exactSamples({
    ...where,
    bytes,
    isLittle,
    formatCode: code,
    isBeforeRevision2: layout.revision.major < 2,
    sampleCount: layout.sampleCount,
  });
  const wrong = countDifferent(ours, exact.map(Math.fround));
  const unexplained = wrong > 0 ? [`${wrong} samples are not the exact value rounded`] : [];
  if (ours.length === 0) return { text: 'none there', unexplained };
  if (answer.dump.error) return { text: 'exact', unexplained };
  if (TAKEN_FOR_IBM.includes(code))
    return {
      text: 'exact',
      notes: ['Samples: segyio takes formats 4, 7 and 15 for IBM floats.'],
      unexplained,
    };
  const reasons = new Map<string, number>();
  ours.forEach((value, i) => {
    if (value === answer.samples[i]) return;
    const reason = (code === 1 && reasonOf(wordAt(bytes, dataset, i), exact[i])) || 'unknown';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });
  if (reasons.size === 0) return { text: 'exact, = segyio', unexplained };
  const said = Array.from(reasons, ([reason, count]) => `Samples: ${count} ${reason}.`).join(' ');
  if (reasons.has('unknown')) return { text: `differ: ${said}`, unexplained: [...unexplained, said] };
  return { text: 'exact', notes: [said], unexplained };
}

async function compareHeaders(dataset: SegyDataset, { dump, headers }: SegyioAnswer): Promise<Comparison> {
  const { traceCount, sampleCount, extendedTextCount, startTimeMs } = dataset.layout;
  if (dump.error) return { text: 'segyio refuses the file', unexplained: [] };
  const unexplained: string[] = [];
  const counts = [dump.traceCount, dump.sampleCount, dump.extendedTextCount].join();
  if (counts !== [traceCount, sampleCount, extendedTextCount].join()) unexplained.push(`counts ${counts}`);
  const reasons: string[] = [];
  if (dump.startTimeMs !== startTimeMs) {
    const scalar = (await dataset.header.read(0)).get('ScalarTraceHeader');
    const isStandard = [0, 1, 10, 100, 1000, 10_000].includes(Math.abs(scalar));
    if (isStandard) unexplained.push(`start time ${dump.startTimeMs} ms`);
    else
      reasons.push(
        'Start time: segyio applies any time scalar in bytes 215-216, also one that no standard knows.',
      );
  }
  const rows = new Map(Object.values(dump.fields).map((byte, row) => [byte, row]));
  const columns = await dataset.header.columns(TRACE_FIELDS.map(({ byte }) => byte));
  const signed: string[] = [];
  let isSwapped = false;
  TRACE_FIELDS.forEach(({ byte, name, type }, i) => {
    const row = rows.get(byte);
    const theirs = row === undefined ? [] : headers.subarray(row * traceCount, (row + 1) * traceCount);
    if (countDifferent(columns[i], theirs) === 0) return;
    const wrap = (value: number) => value & 0xffff;
    const isSign = type === 'uint16' && countDifferent(columns[i].map(wrap), Array.from(theirs, wrap)) === 0;
    (isSign ? signed : unexplained).push(name);
  });
  for (const { name, value } of dataset.layout.kind === 'segy' ? dataset.bin.entries() : []) {
    const theirs = dump.binary[name];
    if (theirs === undefined || theirs === value) continue;
    if (name.startsWith('SEGYRevision') && dataset.layout.byteOrder === 'little') isSwapped = true;
    else ((theirs & 0xffff) === (value & 0xffff) ? signed : unexplained).push(name);
  }
  if (isSwapped) reasons.push('Revision: segyio exchanges the two bytes in little-endian files.');
  if (signed.length > 0) reasons.push(`${signed.join(', ')}: read without a sign here, with one by segyio.`);
  const text = unexplained.length > 0 ? `differ: ${unexplained.join(', ')}` : '= segyio';
  return { text, notes: reasons, unexplained };
}

/** Reads all, writes it again from the decoded samples, and compares byte by byte. */
async function roundTrip(bytes: Uint8Array, dataset: SegyDataset): Promise<Comparison> {
  const { format, leftOutBytes, firstTraceOffset, traceBytes } = dataset.layout;
  const isRaw = format.code === 4;
  const sink = createMemorySink();
  const samples = (firstTrace: number, traceCount: number) =>
    dataset.trace.readNative({ firstTrace, traceCount });
  await copySegy(dataset, sink, isRaw ? {} : { samples });
  const copy = sink.bytes();
  const expected = bytes.subarray(0, bytes.length - leftOutBytes);
  const place = expected.findIndex((byte, i) => byte !== copy[i]);
  if (place < 0 && copy.length === expected.length) {
    return { text: isRaw ? 'bit-equal, bytes copied' : 'bit-equal', unexplained: [] };
  }
  const at = (place - firstTraceOffset) % traceBytes;
  const text = `differs from byte ${place + 1} on (byte ${at + 1} of trace ${Math.floor((place - firstTraceOffset) / traceBytes)})`;
  return { text, unexplained: [text] };
}

async function openAny(bytes: Uint8Array, name: string): Promise<{ dataset: SegyDataset; opened: string }> {
  try {
    return { dataset: await openSegy(createMemorySource(bytes, name)), opened: 'yes' };
  } catch (error) {
    if (!(error instanceof SegyError)) throw error;
    const dataset = await openSegy(createMemorySource(bytes, name), { recover: true });
    const { traceCount, leftOutBytes } = dataset.layout;
    return {
      dataset,
      opened: `refused (${error.code}); recovery: ${traceCount} traces, ${leftOutBytes} bytes left out`,
    };
  }
}

function whatOf({ layout }: SegyDataset): string {
  const { kind, format, byteOrder, revision, traceCount, sampleCount } = layout;
  const family = kind === 'su' ? 'SU' : `rev ${revision.text}`;
  return `${family}, format ${format.code} ${byteOrder}, ${traceCount} × ${sampleCount}`;
}

/** Reads a file whole, compares, writes it, compares again. */
export async function compatibilityOf(
  path: string,
  name: string,
  answer: SegyioAnswer,
): Promise<CompatibilityRow> {
  const bytes = new Uint8Array(readFileSync(path));
  const { dataset, opened } = await openAny(bytes, name);
  const samples = await compareSamples(bytes, dataset, answer);
  const headers = await compareHeaders(dataset, answer);
  const copy = await roundTrip(bytes, dataset);
  return {
    file: name,
    what: whatOf(dataset),
    opened,
    samples: samples.text,
    headers: headers.text,
    roundTrip: copy.text,
    notes: [...(samples.notes ?? []), ...(headers.notes ?? [])],
    unexplained: [...samples.unexplained, ...headers.unexplained, ...copy.unexplained],
  };
}
