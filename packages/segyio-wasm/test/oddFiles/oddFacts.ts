/** What is asked of an open odd file beyond its shape and samples, by case: the answer in words, and if it is right. */

import { openSegy } from '../../src/dataset/segyDataset.js';
import {
  copySegy,
  createMemorySink,
  inferGeometry,
  judgeHeaderWords,
  proposeKeys,
  type SegyDataset,
} from '../../src/index.js';
import { createMemorySource } from '../../src/source/byteSource.js';

export interface OddFact {
  readonly said: string;
  readonly isRight: boolean;
}

type Ask = (dataset: SegyDataset, name: string) => Promise<OddFact>;

const BRACKETS = 'C 2 NAME: LINE [CROP] 1 TYPE: 2D';

async function bracketsOf({ text, layout }: SegyDataset): Promise<OddFact> {
  const line = text[0].lines[1];
  return { said: `line 2 "${line}". ${layout.textCodes[0].reason}`, isRight: line === BRACKETS };
}

async function linesOf({ text: [{ lines }] }: SegyDataset): Promise<OddFact> {
  const isRight = lines.length === 40 && lines[0] === 'C01 SHIFTED LINE 1 OF A HEADER';
  const said = `${lines.length} lines, the last "${lines.at(-1)}"`;
  return { said, isRight: isRight && lines[39] === 'C40 SHIFTED LINE 40 OF A HEADER' };
}

async function stanzasOf({ stanzas, text }: SegyDataset): Promise<OddFact> {
  const said = stanzas
    .map(({ name, text: content }) => `"${name}" ${content.slice(0, 12).trim()}`)
    .join(', ');
  const encodings = text.map(({ encoding }) => encoding).join(', ');
  const isRight = stanzas.length === 3 && said.includes('EBCDIC [M]') && said.includes('ASCII');
  return { said: `stanzas ${said}; encodings ${encodings}`, isRight };
}

async function endlessOf({ layout: { extendedTextCount } }: SegyDataset): Promise<OddFact> {
  return { said: `${extendedTextCount} extended text headers`, isRight: extendedTextCount === 2 };
}

async function lengthsOf(dataset: SegyDataset): Promise<OddFact> {
  const lengths = await dataset.header.column('TRACE_SAMPLE_COUNT');
  const sink = createMemorySink();
  await copySegy(dataset, sink);
  const copy = await openSegy(createMemorySource(sink.bytes()));
  const again = await copy.header.column('TRACE_SAMPLE_COUNT');
  const isRight =
    [...lengths].join() === '120,120,100,140,120,80,120,120' && [...again].join() === [...lengths].join();
  return {
    said: `lengths ${[...lengths].join(', ')}; a copy has them too`,
    isRight: isRight && copy.layout.variesInLength,
  };
}

async function nextFileOf(
  { layout: { leftOutBytes, nextFileOffset } }: SegyDataset,
  name: string,
): Promise<OddFact> {
  const said = `${leftOutBytes} bytes left out, next file ${nextFileOffset === null ? 'none' : `at byte ${nextFileOffset + 1}`}`;
  return { said, isRight: leftOutBytes > 0 && (nextFileOffset !== null) === (name === 'two.sgy') };
}

async function intervalsOf(dataset: SegyDataset): Promise<OddFact> {
  const column = await dataset.header.column('TRACE_SAMPLE_INTERVAL');
  const counts = [4000, 2000].map((interval) => column.filter((value) => value === interval).length);
  const said = `bytes 117-118 are 4000 in ${counts[0]} traces, 2000 in ${counts[1]} (told by \`diffrakt info\`)`;
  return { said, isRight: counts.join() === '12,12' };
}

async function twiceOf(dataset: SegyDataset): Promise<OddFact> {
  const { kind, reason } = await inferGeometry(dataset);
  return { said: `${kind}: ${reason}`, isRight: kind === 'line' && /CDP 110 comes twice/.test(reason) };
}

async function gatherOf(dataset: SegyDataset): Promise<OddFact> {
  const { kind, reason } = await inferGeometry(dataset);
  const gathers = (await proposeKeys(dataset)).filter(({ ensemble }) => ensemble !== null);
  const isRight = kind === 'pre-stack' && /^One gather/.test(reason) && gathers.length === 0;
  return { said: `${kind}: ${reason} ${gathers.length} gathers proposed`, isRight };
}

async function shotsOf(dataset: SegyDataset): Promise<OddFact> {
  const best = (await proposeKeys(dataset)).slice(0, 3);
  const shots = best.find(({ ensemble, offset }) => ensemble?.byte === 9 && offset?.byte === 37);
  return {
    said: shots ? `among the first three proposals: ${shots.reason}` : 'shots are not proposed',
    isRight: shots !== undefined,
  };
}

/** Warned with figures, and proposed first as coordinates or as the keys of a grid, in the form that was made. */
async function keptOtherwiseOf(dataset: SegyDataset, name: string): Promise<OddFact> {
  const odd = await judgeHeaderWords(dataset);
  const [best] = await proposeKeys(dataset);
  const isPoint = name.includes('points');
  const type = name.startsWith('ieee') ? 'float32' : name.startsWith('ibm') ? 'ibm32' : 'int32';
  const fields = isPoint ? [best.x, best.y] : [best.inline, best.crossline];
  const isRight =
    best.kind === (isPoint ? 'coordinates' : 'grid') &&
    fields.every((field) => field?.type === type && (type !== 'int32' || field.byteOrder === 'little'));
  return { said: `${odd.map(({ reason }) => reason).join(' ')} Proposed first: ${best.reason}`, isRight };
}

async function suWordsOf(dataset: SegyDataset, name: string): Promise<OddFact> {
  const header = await dataset.header.read(0);
  const values = ['d1', 'f1', 'd2', 'f2'].map((field) => header.get(field));
  const { kind, reason } = await inferGeometry(dataset);
  const { sampleDomain, sampleIntervalUs } = dataset.layout;
  const isDepth = /depth/.test(name);
  const right = isDepth ? [5, 100, 12.5, 50] : [0.0025, 0.1, 12.5, 50];
  const isRight =
    values.every((value, i) => Math.abs(value - right[i]) <= 1e-6 * right[i]) &&
    !/inline \(bytes/.test(reason);
  const said = `d1 ${values[0]}, f1 ${values[1]}, d2 ${values[2]}, f2 ${values[3]}; ${sampleDomain}; ${kind}: ${reason}`;
  return { said, isRight: isRight && (isDepth ? sampleDomain === 'depth' : sampleIntervalUs === 2500) };
}

async function suCopyOf(dataset: SegyDataset): Promise<OddFact> {
  const sink = createMemorySink();
  const { sampleCount, traceCount } = dataset.layout;
  await copySegy(dataset, sink, { samples: (_, count) => new Float32Array(count * sampleCount).fill(2) });
  const copy = await openSegy(createMemorySource(sink.bytes()));
  const isRight =
    copy.layout.kind === 'su' && copy.layout.traceCount === traceCount && (await copy.trace.read(0))[0] === 2;
  return { said: 'written as Seismic Unix with other samples', isRight };
}

async function suTextOf({ text, layout }: SegyDataset): Promise<OddFact> {
  return {
    said: `${text.length} text headers, kind ${layout.kind}`,
    isRight: text.length === 0 && layout.kind === 'su',
  };
}

/** By the title of the case. */
export const ODD_FACTS: Readonly<Record<string, Ask>> = {
  'ebcdic-brackets': bracketsOf,
  'text-with-line-ends': linesOf,
  'stanzas-of-two-encodings': stanzasOf,
  'text-without-end': endlessOf,
  'varying-lengths': lengthsOf,
  'two-in-one': nextFileOf,
  'interval-differs-along-the-line': intervalsOf,
  'no-field-tells-the-traces-apart': twiceOf,
  'proposals-from-the-offset-itself': gatherOf,
  'info-takes-minutes': shotsOf,
  'su-words-of-its-own': suWordsOf,
  'words-kept-otherwise': keptOtherwiseOf,
  'classify-su': suCopyOf,
  'text-of-su': suTextOf,
};
