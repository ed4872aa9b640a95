import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededWords } from '../../test/makeSegy.js';
import { TRACE_FIELDS } from '../header/traceFields.js';
import { editHeadersInPlace, openFileSink, openSegyFile } from '../node.js';
import type { SampleArray } from '../samples/sampleArrays.js';
import { createSegy } from './createSegy.js';

const python = join(import.meta.dirname, '../../../../.oracles/bin/python');
const isReady = existsSync(python);
const scratch = mkdtempSync(join(tmpdir(), 'segyio-written-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const TRACES = 6;
const SAMPLES = 9;
const random = seededWords(97);
const whole = (smallest: number, range: number) =>
  Float64Array.from({ length: TRACES * SAMPLES }, (_, i) =>
    i < 2 ? smallest + i * (range - 1) : smallest + Math.floor(random(range)),
  );
const floats = Float32Array.from(
  { length: TRACES * SAMPLES },
  () => (random(2) - 1) * 10 ** (random(40) - 20),
);

/** Formats that segyio 1.9.14 decodes as they are meant, with samples up to the ends of their range. */
const FORMATS: readonly (readonly [code: number, type: string, samples: SampleArray])[] = [
  [1, 'float32', floats],
  [2, 'int32', whole(-(2 ** 31), 2 ** 32)],
  [3, 'int16', whole(-(2 ** 15), 2 ** 16)],
  [5, 'float32', floats],
  [6, 'float64', Float64Array.from(floats, (value) => value / 3)],
  [8, 'int8', whole(-128, 256)],
  [9, 'int64', BigInt64Array.from(floats, (_, i) => BigInt(i - 20) * 2n ** 40n)],
  [10, 'uint32', whole(0, 2 ** 32)],
  [11, 'uint16', whole(0, 2 ** 16)],
  [12, 'uint64', BigUint64Array.from(floats, (_, i) => BigInt(i) * 2n ** 45n)],
  [16, 'uint8', whole(0, 256)],
];
const ORDERS = ['big', 'little'] as const;
const CASES = FORMATS.flatMap(([code, type, samples]) =>
  ORDERS.map((order) => ({ code, type, samples, order, path: join(scratch, `${code}-${order}.sgy`) })),
);

/** Every trace field with values of its whole range, but delay, count and interval. */
function fieldsOf(trace: number): Map<number, number> {
  const values = TRACE_FIELDS.map(({ byte, type }) => {
    if (type === 'int16') return [byte, ((byte * 977 + trace * 7919) % 65536) - 32768] as const;
    return [byte, Math.imul(byte * 7 + trace, 0x9e3779b1)] as const;
  });
  return new Map(values.filter(([byte]) => ![109, 115, 117].includes(byte)));
}

async function write({ code, samples, order, path }: (typeof CASES)[number]): Promise<void> {
  const spec = {
    sampleCount: SAMPLES,
    sampleIntervalUs: 2500,
    formatCode: code,
    byteOrder: order,
    textLines: ['C 1 WRITTEN BY SEGYIO-WASM', 'C 2 x {y} ~ ;'],
    extendedText: [['((SEG: ENDTEXT))']],
    binary: { JobID: -7, LineNumber: 2 ** 31 - 1, SortingCode: 4 },
  };
  await createSegy(await openFileSink(path), spec, async (writer) => {
    for (let trace = 0; trace < TRACES; trace++)
      await writer.write(
        writer.headerOf(fieldsOf(trace)),
        samples.subarray(trace * SAMPLES, (trace + 1) * SAMPLES),
      );
  });
}

interface Found {
  readonly type: string;
  readonly shape: readonly number[];
  readonly text: readonly string[];
  readonly interval: number;
  readonly times: readonly number[];
}

describe.skipIf(!isReady)(
  `written files read by PyPI segyio${isReady ? '' : ', skipped without .oracles: npm run oracles'}`,
  () => {
    const edited = join(scratch, 'edited.sgy');
    beforeAll(async () => {
      for (const one of CASES) await write(one);
      await write({ ...CASES[6], path: edited });
      await editHeadersInPlace(edited, {
        textLines: new Map([
          [1, 'C 2 EDITED'],
          [41, 'EXTENDED'],
        ]),
        binary: { JobID: 12 },
        traceFields: (trace) => (trace % 2 === 0 ? {} : { CDP: trace * 1000, 189: -trace }),
      });
      const files = [...CASES, { order: 'big', path: edited }].map(({ order, path }) => `${order}:${path}`);
      execFileSync(python, [join(import.meta.dirname, '../../test/rawBySegyio.py'), scratch, ...files]);
    });
    const bytesOf = (index: number, part: string) =>
      new Uint8Array(readFileSync(join(scratch, `${index}.${part}`)));
    const foundAt = (index: number): Found =>
      JSON.parse(readFileSync(join(scratch, `${index}.json`), 'utf8'));

    it.each(CASES.map((one, index) => [`format ${one.code}, ${one.order}-endian`, one, index] as const))(
      '%s: samples, headers byte for byte, text',
      (_, { type, samples, path, code, order }, index) => {
        const found = foundAt(index);
        expect(found).toMatchObject({ type, shape: [TRACES, SAMPLES], interval: 2500, times: [0, 20] });
        expect(found.text[0].slice(0, 95)).toBe(`${'C 1 WRITTEN BY SEGYIO-WASM'.padEnd(80)}C 2 x {y} ~ ;  `);
        expect(found.text[1].trimEnd()).toBe('((SEG: ENDTEXT))');
        const theirs = new Float64Array(bytesOf(index, 'samples').buffer);
        // IBM words of 24-bit mantissas hold a float32 to within an eighth of its last bit, or exactly.
        const tolerance = code === 1 ? 2 ** -21 : 0;
        const different = Array.from(samples, Number).filter(
          (value, i) => Math.abs(theirs[i] - value) > tolerance * Math.abs(value),
        );
        expect(different).toEqual([]);
        const file = new Uint8Array(readFileSync(path));
        const traceBytes = (file.length - 6800) / TRACES;
        const ours = Array.from({ length: TRACES }, (_, i) => [
          ...file.subarray(6800 + i * traceBytes, 6800 + i * traceBytes + 240),
        ]).flat();
        if (order === 'big') expect([...bytesOf(index, 'headers')]).toEqual(ours);
        if (order === 'big') expect([...bytesOf(index, 'binary')]).toEqual([...file.subarray(3200, 3600)]);
      },
    );

    it('edited in place: the named fields are new, all else is as it was', async () => {
      const found = foundAt(CASES.length);
      expect(found.text[0].slice(80, 160).trimEnd()).toBe('C 2 EDITED');
      expect(found.text[1].slice(80, 160).trimEnd()).toBe('EXTENDED');
      const [before, after] = [
        new Uint8Array(readFileSync(CASES[6].path)),
        new Uint8Array(readFileSync(edited)),
      ];
      const traceBytes = (before.length - 6800) / TRACES;
      const places = new Set<string>();
      after.forEach((byte, i) => {
        if (byte === before[i]) return;
        const inTrace = (i - 6800) % traceBytes;
        const trace = Math.floor((i - 6800) / traceBytes);
        places.add(
          i < 6800 ? `file ${Math.floor(i / 80)}` : `trace ${trace} byte ${4 * Math.floor(inTrace / 4) + 1}`,
        );
      });
      const traces = [1, 3, 5].flatMap((trace) => [`trace ${trace} byte 21`, `trace ${trace} byte 189`]);
      expect([...places].sort()).toEqual(['file 1', 'file 40', 'file 46', ...traces].sort());
      const headers = new DataView(bytesOf(CASES.length, 'headers').buffer);
      expect([headers.getInt32(240 + 20), headers.getInt32(5 * 240 + 188)]).toEqual([1000, -5]);
      const dataset = await openSegyFile(edited);
      expect([...(await dataset.attributes(189))].filter((_, i) => i % 2 === 1)).toEqual([-1, -3, -5]);
      await dataset.dispose();
    });
  },
);
