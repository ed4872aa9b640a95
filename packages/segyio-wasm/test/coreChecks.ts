/**
 * The core of the library's behaviour as plain checks that need nothing but the language and what browsers and
 * Node both have: run by coreChecks.test.ts in Node and by e2e/segyioBrowser.test.ts in a browser's page. Each
 * throws where something is not as it must be.
 */
import {
  copySegy,
  createBlobSource,
  createHttpSource,
  createMemorySink,
  createMemorySource,
  createSegy,
  openGpr,
  openGrid,
  openSegy,
  SAMPLE_FORMATS,
  SegyError,
  traceHeaderOf,
} from '../src/index.js';
import { exactSamples, ibmValue } from './exactSamples.js';
import { type AnyOrder, makeAnySegy } from './makeAnySegy.js';
import { makeDt1 } from './makeGpr.js';
import { fileOfKeys, keysOfGrid } from './makeGrid.js';
import { makeSegy, seededWords } from './makeSegy.js';

export interface CoreCheck {
  readonly name: string;
  readonly run: () => Promise<void>;
}

function fail(what: string): never {
  throw new Error(what);
}

function same(found: unknown, expected: unknown, what: string): void {
  if (!Object.is(found, expected)) fail(`${what}: ${String(found)} where ${String(expected)} was expected`);
}

function sameValues(found: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  same(found.length, expected.length, `${what}, length`);
  // A zero's sign is left out: exact arithmetic has none.
  for (let i = 0; i < found.length; i++)
    if (found[i] !== Math.fround(expected[i])) same(found[i], Math.fround(expected[i]), `${what} [${i}]`);
}

async function refusal(deed: () => Promise<unknown>): Promise<string> {
  try {
    await deed();
  } catch (error) {
    return error instanceof SegyError ? error.code : `not a SegyError: ${String(error)}`;
  }
  return 'none';
}

/** Bytes of IEEE floats that are numbers, and of 8-byte ones that float32 does not round to 0 or infinity. */
function tamed(formatCode: number, fromHighest: number, byte: number): number {
  if (formatCode === 5 && fromHighest === 0) return byte & 0xbf;
  if (formatCode !== 6) return byte;
  if (fromHighest === 0) return (byte & 0x80) | 0x40;
  return fromHighest === 1 ? byte & 0x7f : byte;
}

async function checkFormat(code: number, sampleBytes: number, order: AnyOrder): Promise<void> {
  const random = seededWords(code * 7 + order.length);
  const pool = Uint8Array.from({ length: 5 * 33 * sampleBytes }, () => Math.floor(random(256)));
  const sampleByte = (at: number) => {
    const fromHighest = order === 'little' ? sampleBytes - 1 - (at % sampleBytes) : at % sampleBytes;
    return tamed(code, fromHighest, pool[at]);
  };
  const shape = { sampleCount: 33, traceCount: 5 };
  const recipe = { ...shape, formatCode: code, sampleBytes, revision: [2, 1] as const, sampleByte };
  const file = await openSegy(createMemorySource(makeAnySegy({ ...recipe, order })));
  const plain = makeAnySegy({ ...recipe, order: order === 'little' ? 'little' : 'big' });
  const isLittle = order === 'little';
  const expected = exactSamples({
    bytes: plain,
    formatCode: code,
    isLittle,
    firstTraceOffset: 3600,
    ...shape,
  });
  const found = await file.trace.readBlock();
  sameValues(found, expected, `format ${code}`);
}

const formats = SAMPLE_FORMATS.flatMap(({ code, bytes, name }) =>
  (['big', 'little', 'pair-swapped'] as const).map((order) => ({
    name: `samples: format ${code} (${name}), ${order}, against exact arithmetic`,
    run: () => checkFormat(code, bytes, order),
  })),
);

async function checkIbm(): Promise<void> {
  const lows = [0, 1, 0xf, 0xfffff, 0x100000, 0x7fffff, 0x800000, 0xffffff];
  const words = Array.from({ length: 256 }, (_, high) => lows.map((low) => high * 2 ** 24 + low)).flat();
  const word = (_: number, sample: number) => words[sample];
  const bytes = makeSegy({ format: 1, traces: 1, samples: words.length, word });
  const file = await openSegy(createMemorySource(bytes));
  sameValues(await file.trace.read(0), words.map(ibmValue), 'IBM');
}

async function checkHeaders(): Promise<void> {
  const file = await openSegy(createMemorySource(makeSegy({ traces: 300, samples: 20 })));
  const numbers = Float64Array.from({ length: 300 }, (_, trace) => 1000 + trace);
  sameValues(await file.attributes('CDP'), numbers, 'CDP');
  sameValues((await file.header.compactColumns([21]))[0], numbers, 'bytes 21-24');
  const header = await file.header.read(299);
  same(header.get('CDP'), 1299, 'CDP of the last trace');
  same(header.get({ byte: 115, type: 'int16' }), 20, 'bytes 115-116');
  same(file.text[0].lines[0].startsWith('C 1 MADE FOR A TEST'), true, 'the text header');
  same(await refusal(() => file.attributes('NO_SUCH_FIELD')), 'field.unknown', 'an unknown field');
}

async function checkBlocks(): Promise<void> {
  const file = await openSegy(createMemorySource(makeSegy({ traces: 3000, samples: 500 })));
  let next = 0;
  for await (const { firstTrace, traceCount, samples } of file.trace.blocks()) {
    same(firstTrace, next, 'the first trace of a block');
    samples.forEach((value, i) => {
      same(value, 100 * (firstTrace + Math.floor(i / 500)) + (i % 500), `sample ${i}`);
    });
    next += traceCount;
  }
  same(next, 3000, 'traces walked over');
}

async function checkBlob(): Promise<void> {
  const file = await openSegy(
    createBlobSource(new Blob([new Uint8Array(makeSegy({ traces: 40 }))]), 'line.sgy'),
  );
  const corner = { firstTrace: 3, traceCount: 2, firstSample: 1, sampleCount: 3 };
  sameValues(await file.trace.readBlock(corner), [301, 302, 303, 401, 402, 403], 'a corner of a Blob');
}

/** A server in place of the network. */
async function checkHttp(): Promise<void> {
  const bytes = makeSegy({ traces: 100, samples: 1000 });
  const source = await createHttpSource('https://example.org/line.sgy', {
    fetch: async (_, { headers }) => {
      const [first, last] = headers.Range.replace('bytes=', '').split('-').map(Number);
      const part = bytes.slice(first, last + 1);
      const range = `bytes ${first}-${first + part.length - 1}/${bytes.length}`;
      return new Response(part, { status: 206, headers: { 'Content-Range': range } });
    },
  });
  const file = await openSegy(source);
  sameValues(await file.trace.readBlock({ firstTrace: 99, sampleCount: 3 }), [9900, 9901, 9902], 'over HTTP');
}

async function checkGrid(): Promise<void> {
  const [inlineCount, crosslineCount, samples] = [6, 5, 9];
  const recipe = { seed: 1, inlineCount, crosslineCount, offsetCount: 1, firstInline: 10, inlineStep: 2 };
  const more = { firstCrossline: 50, crosslineStep: -1, isByCrossline: true, holes: 0, duplicates: 0 };
  const keys = keysOfGrid({ ...recipe, ...more, isShuffled: false });
  const grid = await openGrid(await openSegy(createMemorySource(fileOfKeys(keys, samples))));
  sameValues(grid.inlines, [10, 12, 14, 16, 18, 20], 'inlines');
  sameValues(grid.crosslines, [50, 49, 48, 47, 46], 'crosslines');
  const traceAt = (i: number, x: number) => x * inlineCount + i;
  const along = (count: number, trace: (n: number) => number) =>
    Array.from({ length: count * samples }, (_, n) => 100 * trace(Math.floor(n / samples)) + (n % samples));
  sameValues(
    (await grid.iline(14)).samples,
    along(crosslineCount, (x) => traceAt(2, x)),
    'an inline',
  );
  sameValues(
    (await grid.xline(47)).samples,
    along(inlineCount, (i) => traceAt(i, 3)),
    'a crossline',
  );
  const slice = Array.from({ length: inlineCount * crosslineCount }, (_, n) => {
    return 100 * traceAt(Math.floor(n / crosslineCount), n % crosslineCount) + 4;
  });
  sameValues((await grid.depthSlice(4)).samples, slice, 'a depth slice');
}

async function checkWriting(): Promise<void> {
  const sink = createMemorySink();
  const values = Float32Array.of(1, -2.5, 1e-6, 3e7);
  await createSegy(sink, { sampleCount: 4, sampleIntervalUs: 2000 }, async (writer) => {
    for (let trace = 0; trace < 3; trace++) await writer.write(traceHeaderOf({ CDP: trace + 7 }), values);
  });
  const made = await openSegy(createMemorySource(sink.bytes()));
  sameValues(await made.trace.readBlock(), [...values, ...values, ...values], 'a new file');
  const copied = createMemorySink();
  await copySegy(made, copied, { traceFields: (trace) => ({ CDP_TRACE: trace }) });
  const copy = await openSegy(createMemorySource(copied.bytes()));
  sameValues(await copy.attributes('CDP'), [7, 8, 9], 'headers that are kept');
  sameValues(await copy.attributes('CDP_TRACE'), [0, 1, 2], 'a header that is changed');
}

async function checkRefusals(): Promise<void> {
  const text = Uint8Array.from('<!DOCTYPE html><html>'.padEnd(5000), (letter) => letter.charCodeAt(0));
  const whole = makeSegy();
  const cut = whole.subarray(0, whole.length - 5);
  same(await refusal(() => openSegy(createMemorySource(text))), 'file.notSegy', 'a web page');
  same(await refusal(() => openSegy(createMemorySource(cut))), 'file.truncated', 'a file cut short');
  const kept = await openSegy(createMemorySource(cut), { truncated: 'keep-whole' });
  same(kept.layout.traceCount, 4, 'whole traces');
  const abort = new AbortController();
  abort.abort();
  same(await refusal(() => kept.trace.readBlock({}, undefined, abort.signal)), 'cancelled', 'a stopped read');
}

async function checkRadar(): Promise<void> {
  const { data, header } = makeDt1({ traces: 4, samples: 11 });
  const radar = await openGpr([data, header].map(({ name, bytes }) => createMemorySource(bytes, name)));
  same(radar.layout.traceCount, 4, 'traces of a radar line');
  same((await radar.trace.readBlock()).length, 44, 'samples of a radar line');
}

export const coreChecks: readonly CoreCheck[] = [
  ...formats,
  { name: 'samples: IBM words of every exponent, against exact arithmetic', run: checkIbm },
  { name: 'headers by name, by byte and by type; text', run: checkHeaders },
  { name: 'blocks without a copy', run: checkBlocks },
  { name: 'a Blob', run: checkBlob },
  { name: 'a server with ranges', run: checkHttp },
  { name: 'a grid by inline, crossline and depth', run: checkGrid },
  { name: 'writing and copying', run: checkWriting },
  { name: 'what is refused', run: checkRefusals },
  { name: 'a radar line', run: checkRadar },
];
