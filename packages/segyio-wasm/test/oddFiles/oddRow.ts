/** One row of the table of odd files: what the library says, what it proposes, and whether that is right. */
import { SegyError } from '../../src/base/errors.js';
import { type OpenOptions, openGpr, openSegy, type Remedy, type SegyDataset } from '../../src/index.js';
import { createMemorySource } from '../../src/source/byteSource.js';
import { ODD_FACTS } from './oddFacts.js';
import type { OddFile, Right } from './oddFile.js';

export interface OddRow extends Pick<OddFile, 'kind' | 'title' | 'name' | 'trait'> {
  readonly said: string;
  /** The options of the first remedy, or "". */
  readonly proposal: string;
  readonly right: string;
  readonly verdict: string;
}

/** What has been read of a file. */
interface Reading {
  readonly found: Required<Omit<Right, 'refused'>>;
  readonly format: string;
  /** Relative to the value: IBM floats have 21 bits at least. */
  readonly precision: number;
  readonly warnings: readonly string[];
  readonly remedies: readonly Remedy[];
  /** Null for radar. */
  readonly dataset: SegyDataset | null;
}

/** What SEG-Y and radar have in common. */
interface Samples {
  readonly layout: { readonly traceCount: number; readonly sampleCount: number };
  readonly trace: SegyDataset['trace'];
}

async function edgesOf({ layout, trace }: Samples, right: Right) {
  const sampleCount = Math.min(right.first?.length ?? 0, layout.sampleCount);
  const first = await trace.readBlock({ firstTrace: 0, traceCount: 1, firstSample: 0, sampleCount });
  const corner = { firstTrace: layout.traceCount - 1, firstSample: layout.sampleCount - 1 };
  const [last] = await trace.readBlock({ ...corner, traceCount: 1, sampleCount: 1 });
  return { first: [...first], last };
}

async function readRadar(file: OddFile): Promise<Reading> {
  const sources = [file, ...(file.partner ? [file.partner] : [])];
  const dataset = await openGpr(sources.map(({ name, bytes }) => createMemorySource(bytes, name)));
  const { traceCount, sampleCount, sampleIntervalNs, startTimeNs, kind } = dataset.layout;
  const { warnings, antennaFrequencyMHz } = dataset.layout;
  return {
    found: {
      ...{ traces: traceCount, samples: sampleCount },
      ...{ intervalUs: sampleIntervalNs / 1e3, startMs: startTimeNs / 1e6 },
      ...(await edgesOf(dataset, file.right)),
    },
    format: `${kind}${antennaFrequencyMHz === null ? '' : `, ${antennaFrequencyMHz} MHz`}`,
    ...{ precision: 0, warnings, remedies: [], dataset: null },
  };
}

async function readSegy(file: OddFile, options: OpenOptions): Promise<Reading> {
  const source = createMemorySource(file.bytes, file.name);
  const dataset = await openSegy(source, { judgeSamples: true, ...options });
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs, format } = dataset.layout;
  const { warnings, remedies, byteOrder, sampleByteOrder, kind } = dataset.layout;
  const order = byteOrder === sampleByteOrder ? byteOrder : `${byteOrder}, samples ${sampleByteOrder}`;
  return {
    found: {
      ...{ traces: traceCount, samples: sampleCount, intervalUs: sampleIntervalUs, startMs: startTimeMs },
      ...(await edgesOf(dataset, file.right)),
    },
    format: `${kind === 'su' ? 'SU, ' : ''}format ${format.code} ${order}`,
    precision: format.code === 1 ? 2 ** -20 : 2 ** -23,
    ...{ warnings, remedies, dataset },
  };
}

function read(file: OddFile, options: OpenOptions = {}): Promise<Reading> {
  return file.kind === 'R' ? readRadar(file) : readSegy(file, options);
}

function isNear(found: number, right: number, precision: number): boolean {
  return Math.abs(found - right) <= Math.abs(right) * precision;
}

/** True if all values that are right by `right` have been read. */
function isAsRight({ found, precision }: Reading, right: Right): boolean {
  const numbers = (['traces', 'samples', 'intervalUs', 'startMs', 'last'] as const).every((name) => {
    const value = right[name];
    return value === undefined || isNear(found[name], value, name === 'last' ? precision : 1e-9);
  });
  return numbers && (right.first ?? []).every((value, i) => isNear(found.first[i], value, precision));
}

function shapeText({ traces, samples, intervalUs, startMs }: Right): string {
  const parts = [
    traces !== undefined && `${traces} × ${samples}`,
    intervalUs !== undefined && `${Number(intervalUs.toPrecision(7))} µs`,
    startMs !== undefined && `from ${startMs} ms`,
  ];
  return parts.filter(Boolean).join(', ');
}

function firstText({ first = [] }: Right): string {
  const shown = first.slice(0, 2).map((value) => Number(value.toPrecision(5)));
  return shown.length > 0 ? `first ${shown.join(', ')}` : '';
}

async function factOf(file: OddFile, { dataset }: Reading) {
  const ask = ODD_FACTS[file.title];
  return dataset && ask ? ask(dataset, file.name) : null;
}

async function openedRow(file: OddFile, reading: Reading) {
  const fact = await factOf(file, reading);
  const isRight = isAsRight(reading, file.right) && (fact?.isRight ?? true) && !file.right.refused;
  const values = [shapeText(reading.found), reading.format, firstText(reading.found)]
    .filter(Boolean)
    .join('; ');
  const said = [`${values}.`, fact ? `${fact.said}.`.replace(/\.\.$/, '.') : '', ...reading.warnings];
  return { said: said.filter(Boolean).join(' '), isRight, remedies: reading.remedies };
}

function refusedRow({ right }: OddFile, error: unknown) {
  if (!(error instanceof SegyError)) throw error;
  const said = `refused (\`${error.code}\`): ${error.message} ${error.remedy}`;
  return { said, isRight: right.refused?.test(error.message) ?? false, remedies: error.remedies };
}

async function isRightBy(file: OddFile, remedy: Remedy): Promise<boolean> {
  return isAsRight(await read(file, remedy.options), file.right);
}

/** Opens a file as it is, then by its first remedy where that is not right. */
export async function oddRowOf(file: OddFile): Promise<OddRow> {
  const { kind, title, name, trait, right } = file;
  const { said, isRight, remedies } = await read(file).then(
    (reading) => openedRow(file, reading),
    (error: unknown) => refusedRow(file, error),
  );
  const [first] = remedies;
  const byRemedy = !isRight && first !== undefined && (await isRightBy(file, first));
  return {
    ...{ kind, title, name, trait, said },
    proposal: first
      ? JSON.stringify(first.options).slice(1, -1).replaceAll('"', '').replaceAll(',', ', ')
      : '',
    right: right.refused
      ? `refused: ${right.refused.source}`
      : [shapeText(right), firstText(right)].filter(Boolean).join('; '),
    verdict: isRight ? 'right' : byRemedy ? 'told; right by the proposal' : 'WRONG',
  };
}
