import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHeaderTable } from '#jobs/tables/headerTable';
import { writeSampleTable } from '#jobs/tables/sampleTable';
import { listen, needsOracles, oraclePython } from '#jobs/testing/tinyLine';

const data = join(import.meta.dirname, '../../../../shared/data');
const isHere = existsSync(data);
const needs = `${needsOracles}${isHere ? '' : ' (skipped without ../shared/data)'}`;
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-tables-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** NumPy's type of each format: its own, 24 bits as 32, floats as the smallest float that holds them. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'int32',
  3: 'int16',
  4: 'float64',
  5: 'float32',
  6: 'float64',
  7: 'int32',
  8: 'int8',
  9: 'int64',
  10: 'uint32',
  11: 'uint16',
  12: 'uint64',
  15: 'uint32',
  16: 'uint8',
};

const formats = isHere
  ? readdirSync(join(data, 'segyio-tests'))
      .map((name) => ({ name, found: /^Format(\d+)(msb|lsb)/.exec(name) }))
      .flatMap(({ name, found }) => (found ? [[name, Number(found[1]), found[2]] as const] : []))
  : [];

const npra = join(data, 'lines/npra-31-81.sgy');
const files = [
  ...formats.map(([name, , end]) => ({ path: join(data, 'segyio-tests', name), endian: end })),
  { path: npra, endian: 'msb' },
];

/** Writes both tables of every file and lets Python compare them all at once. */
async function compareAll(): Promise<Map<string, object>> {
  const asked: string[] = [];
  for (const [i, { path, endian }] of files.entries()) {
    const [csv, npy] = [join(scratch, `${i}.csv`), join(scratch, `${i}.npy`)];
    await writeHeaderTable({ inputPath: path, outputPath: csv }, listen().context);
    await writeSampleTable({ inputPath: path, outputPath: npy }, listen().context);
    asked.push(endian === 'msb' ? 'big' : 'little', path, csv, npy);
  }
  const script = join(import.meta.dirname, '../testing/tablesByNumpy.py');
  const { stdout } = await promisify(execFile)(oraclePython, [script, ...asked]);
  const found: object[] = JSON.parse(stdout);
  return new Map(files.map(({ path }, i) => [path, found[i]]));
}

describe.skipIf(needs !== '')(`tables of headers and samples as segyio and NumPy read them${needs}`, () => {
  let found = new Map<string, object>();
  beforeAll(async () => {
    found = await compareAll();
  }, 120_000);

  it.each(formats)('%s', (name, code) => {
    expect(found.get(join(data, 'segyio-tests', name))).toMatchObject({
      names: ['1:TRACE_SEQUENCE_LINE', '5:TRACE_SEQUENCE_FILE', '9:FieldRecord'],
      wrongFields: [],
      comparedFields: 91,
      type: TYPES[code],
      sameShape: true,
      differentSamples: 0,
    });
  });

  it('npra-31-81.sgy, with every field of every trace', () => {
    const expected = { rows: 534, traces: 534, wrongFields: [], differentSamples: 0, type: 'float32' };
    expect(found.get(npra)).toMatchObject(expected);
  });
});
