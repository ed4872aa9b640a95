import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegyDataset } from './dataset/segyDataset.js';
import { TRACE_FIELDS } from './header/traceFields.js';
import { openFileSink, openSegyFile } from './node.js';
import { copySegy } from './write/copySegy.js';

const root = join(import.meta.dirname, '../../..');
const python = join(root, '.oracles/bin/python');
const data = join(root, '../shared/data');
const isReady = existsSync(python) && existsSync(data);
const why = `${existsSync(python) ? '' : ', skipped without .oracles: npm run oracles'}${existsSync(data) ? '' : ', skipped without ../shared/data'}`;

/** Formats that segyio 1.9.14 decodes as they are meant; it takes 4, 7 and 15 for IBM. */
const DECODED_BY_SEGYIO = [1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 16];
/** Files whose traces segyio itself cannot read, or that are made to be broken. */
const LEFT_OUT = /broken|text\.sgy|increment|decrement|\.su$|Format(4|7|15)/;

function filesIn(folder: string): string[] {
  const names = readdirSync(join(data, folder)).filter((name) => !LEFT_OUT.test(name));
  return names.map((name) => join(data, folder, name));
}

interface Dump {
  readonly error?: string;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly startTimeMs: number;
  readonly extendedTextCount: number;
  readonly fields: Readonly<Record<string, number>>;
  readonly binary: Readonly<Record<string, number>>;
}

interface Answer {
  readonly dump: Dump;
  readonly samples: Float32Array;
  /** [field][trace] */
  readonly headers: Int32Array;
}

const scratch = mkdtempSync(join(tmpdir(), 'segyio-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What segyio reads from files, given as "big:PATH" or "little:PATH". */
function askSegyio(files: readonly string[]): Answer[] {
  const folder = mkdtempSync(join(scratch, 'dump-'));
  execFileSync(python, [join(import.meta.dirname, '../test/dumpBySegyio.py'), folder, ...files], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const bufferOf = (name: string) => new Uint8Array(readFileSync(join(folder, name))).buffer;
  return files.map((file, index) => {
    const dump: Dump = JSON.parse(readFileSync(join(folder, `${index}.json`), 'utf8'));
    if (dump.error) throw new Error(`segyio refuses ${file}: ${dump.error}`);
    return {
      dump,
      samples: new Float32Array(bufferOf(`${index}.samples`)),
      headers: new Int32Array(bufferOf(`${index}.headers`)),
    };
  });
}

function orderOf(file: string): 'big' | 'little' {
  return /lsb/.test(basename(file)) ? 'little' : 'big';
}

/** Places where two arrays differ in value; −0 and 0 are the same. */
function countDifferent(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let different = Math.abs(found.length - expected.length);
  for (let i = 0; i < expected.length; i++) if (found[i] !== expected[i]) different++;
  return different;
}

/** Names of the trace header fields whose values differ in any trace. */
async function differentFields(dataset: SegyDataset, { dump, headers }: Answer): Promise<string[]> {
  const { traceCount } = dataset.layout;
  const expected = new Map(Object.values(dump.fields).map((byte, row) => [byte, row]));
  const columns = await dataset.header.columns(TRACE_FIELDS.map(({ byte }) => byte));
  return TRACE_FIELDS.filter(({ byte, type }, i) => {
    const row = expected.get(byte);
    if (row === undefined) return true;
    const theirs = headers.subarray(row * traceCount, (row + 1) * traceCount);
    // The counts are unsigned 16-bit words here; segyio gives some of them a sign.
    const wrap = type === 'uint16' ? (value: number) => value & 0xffff : (value: number) => value;
    return countDifferent(columns[i].map(wrap), Array.from(theirs, wrap)) > 0;
  }).map(({ name }) => name);
}

describe.skipIf(!isReady)(`against PyPI segyio${why}`, () => {
  const files = isReady ? [...filesIn('lines'), ...filesIn('segyio-tests')] : [];
  const answers = new Map<string, Answer>();
  beforeAll(() => {
    const asked = askSegyio(files.map((file) => `${orderOf(file)}:${file}`));
    for (const [i, answer] of asked.entries()) answers.set(files[i], answer);
  });
  const answerFor = (file: string): Answer => {
    const answer = answers.get(file);
    if (!answer) throw new Error(`Nothing was asked of ${file}.`);
    return answer;
  };

  it('has files to compare', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files.map((file) => [basename(file), file]))(
    '%s: samples, all headers, counts',
    async (_, file) => {
      const { dump, samples } = answerFor(file);
      const dataset = await openSegyFile(file);
      const { layout } = dataset;
      expect(DECODED_BY_SEGYIO).toContain(layout.format.code);
      expect(layout).toMatchObject({
        byteOrder: orderOf(file),
        traceCount: dump.traceCount,
        sampleCount: dump.sampleCount,
        startTimeMs: dump.startTimeMs,
        extendedTextCount: dump.extendedTextCount,
      });
      expect(countDifferent(await dataset.trace.readBlock(), samples)).toBe(0);
      expect(await differentFields(dataset, answerFor(file))).toEqual([]);
      for (const name of ['JobID', 'Interval', 'Samples', 'Format', 'SortingCode'])
        expect([name, dataset.bin.get(name) & 0xffff]).toEqual([name, dump.binary[name] & 0xffff]);
      await dataset.dispose();
    },
  );

  it.each((isReady ? filesIn('lines') : []).map((file) => [basename(file), file]))(
    '%s: our copy opens with the same headers byte for byte',
    async (name, file) => {
      const dataset = await openSegyFile(file);
      const { sampleCount } = dataset.layout;
      const samples = (await dataset.trace.readBlock()).map((value) => value / 2);
      for (const formatCode of [5, 1]) {
        const path = join(scratch, `${formatCode}-${name}`);
        await copySegy(dataset, await openFileSink(path), {
          formatCode,
          samples: (first, count) => samples.subarray(first * sampleCount, (first + count) * sampleCount),
        });
        const [theirs] = askSegyio([`big:${path}`]);
        const copy = await openSegyFile(path);
        expect(theirs.headers).toEqual(answerFor(file).headers);
        expect(await copy.header.readBytes()).toEqual(await dataset.header.readBytes());
        expect(theirs.dump.binary).toEqual({ ...answerFor(file).dump.binary, Format: formatCode });
        if (formatCode === 5) expect(countDifferent(theirs.samples, samples)).toBe(0);
        else expect(countDifferent(await copy.trace.readBlock(), theirs.samples)).toBe(0);
        await copy.dispose();
      }
      await dataset.dispose();
    },
  );
});
