import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type GprFile, makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { SegyError } from '../base/errors.js';
import { openGprFile } from '../node.js';
import { type ByteSource, createMemorySource } from '../source/byteSource.js';
import type { GprDataset } from './gprDataset.js';
import type { GprOptions } from './gprOptions.js';
import { openGpr } from './openGpr.js';

const scratch = mkdtempSync(join(tmpdir(), 'gpr-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function sourceOf({ name, bytes }: GprFile): ByteSource {
  return createMemorySource(bytes, name);
}

function open(files: readonly GprFile[], options: GprOptions = {}): Promise<GprDataset> {
  return openGpr(files.map(sourceOf), options);
}

async function failureOf(deed: () => Promise<unknown>): Promise<SegyError> {
  try {
    await deed();
  } catch (error) {
    if (error instanceof SegyError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

function pairOf({ data, header }: { data: GprFile; header: GprFile }): GprFile[] {
  return [data, header];
}

/** Files under other names than they were made with. */
function saveAs(folder: string, files: Readonly<Record<string, GprFile>>): string {
  const place = join(scratch, folder);
  mkdirSync(place);
  for (const [name, { bytes }] of Object.entries(files)) writeFileSync(join(place, name), bytes);
  return place;
}

describe('finding the files that belong together', () => {
  const { data, header } = makeDt1();

  it.each([
    ['capitals', 'A.DT1', 'A.HD'],
    ['small letters', 'a.dt1', 'a.hd'],
    ['mixed', 'Line.Dt1', 'LINE.hd'],
  ])('works with %s', async (what, dataName, headerName) => {
    const place = saveAs(what, { [dataName]: data, [headerName]: header });
    for (const name of [dataName, headerName]) {
      const dataset = await openGprFile(join(place, name));
      expect(dataset.layout).toMatchObject({ kind: 'dt1', traceCount: 6, sampleCount: 20 });
      await dataset.dispose();
    }
  });

  it('prefers the header whose name has the same case', async () => {
    const other = makeDt1({ settings: { 'STEP SIZE USED': '9' } });
    const place = saveAs('two', { 'l.DT1': data, 'L.HD': other.header, 'l.hd': header });
    const dataset = await openGprFile(join(place, 'l.DT1'));
    expect(dataset.layout.traceSpacingMetres).toBe(0.25);
    await dataset.dispose();
  });

  it('names the header or the data that is missing', async () => {
    const place = saveAs('alone', { 'A.DT1': data, 'B.HD': header, 'C.rad': header, 'D.rd7': data });
    const asked = ['A.DT1', 'B.HD', 'C.rad', 'D.rd7'];
    const found = await Promise.all(asked.map((name) => failureOf(() => openGprFile(join(place, name)))));
    expect(found.map(({ code }) => code)).toEqual(asked.map(() => 'file.missing'));
    expect(found.map(({ message }) => message.split(' is missing')[0])).toEqual([
      'A.HD',
      'B.DT1',
      'C.RD3 or C.RD7',
      'D.RAD',
    ]);
    expect(found[0].remedy).toContain('A.HD');
  });

  it('takes sources in any order, and by `kind` under any name', async () => {
    const turned = await open([header, data]);
    expect(turned.layout.kind).toBe('dt1');
    const named = await open(
      [
        { ...data, name: 'x' },
        { ...header, name: 'y' },
      ],
      { kind: 'dt1' },
    );
    expect(await named.trace.readBlock()).toEqual(await turned.trace.readBlock());
  });

  it('closes all sources where it fails, and with the dataset where it does not', async () => {
    let open = 0;
    const counted = (file: GprFile): ByteSource => {
      open++;
      return { ...sourceOf(file), dispose: async () => void open-- };
    };
    await failureOf(() => openGpr([counted({ ...data, bytes: data.bytes.subarray(5) }), counted(header)]));
    expect(open).toBe(0);
    const dataset = await openGpr([counted(data), counted(header)]);
    expect(open).toBe(2);
    await dataset.dispose();
    expect(open).toBe(0);
  });
});

describe('what is no radar', () => {
  it('is refused with a message', async () => {
    const text = { name: 'A.DZT', bytes: new TextEncoder().encode('<html>'.repeat(500)) };
    expect(await failureOf(() => open([text]))).toMatchObject({
      code: 'file.notSegy',
      message: 'This is no GSSI DZT file: it begins with 0x683c where a tag ending in ff is expected: A.DZT',
    });
    expect((await failureOf(() => open([{ ...text, name: 'a.sgy' }]))).message).toMatch(
      /among what was given: a.sgy/,
    );
    expect((await failureOf(() => open([]))).code).toBe('file.notSegy');
    const empty = { name: 'A.DZT', bytes: new Uint8Array(0) };
    expect((await failureOf(() => open([empty]))).code).toBe('file.empty');
    const { data } = makeDt1();
    const noHeader = { name: 'LINE01.HD', bytes: new TextEncoder().encode('nothing here') };
    expect((await failureOf(() => open([data, noHeader]))).message).toMatch(
      /This is no pulseEKKO header: no line NUMBER/,
    );
  });
});

describe('sizes that headers state', () => {
  it('are checked against the file before anything is allocated', async () => {
    const huge = { 'NUMBER OF PTS/TRC': '2000000000', 'NUMBER OF TRACES': '2000000000' };
    const dt1 = makeDt1({ settings: huge, items: { 3: 2e9 } });
    const rd3 = makeMala({ settings: { SAMPLES: '2000000000' } });
    for (const files of [pairOf(dt1), pairOf(rd3)])
      expect(await failureOf(() => open(files, { truncated: 'keep-whole' }))).toMatchObject({
        code: 'file.truncated',
        place: { wholeTraceCount: 0 },
      });
    const many = makeDzt({ change: (view) => view.setUint16(52, 60000, true) });
    expect((await failureOf(() => open([many]))).message).toMatch(/60000 channels in bytes 53-54/);
    const bits = makeDzt({ change: (view) => view.setUint16(6, 24, true) });
    expect((await failureOf(() => open([bits]))).message).toMatch(/24 bits per sample in bytes 7-8/);
    const header = { name: 'LINE01.HD', bytes: new Uint8Array(2 ** 20 + 1) };
    expect((await failureOf(() => open([makeDt1().data, header]))).message).toMatch(
      /1048577 bytes, far more/,
    );
  });

  it('that are no numbers mean none', async () => {
    for (const value of ['-3', '0', '1.5', 'many', '1e400', '']) {
      const files = pairOf(makeMala({ settings: { SAMPLES: value } }));
      expect((await failureOf(() => open(files))).code, value).toBe('samples.none');
    }
  });
});

describe('a file that ends too soon', () => {
  const cut = ({ name, bytes }: GprFile): GprFile => ({ name, bytes: bytes.subarray(0, bytes.length - 3) });
  const dt1 = makeDt1();
  const cases: [string, GprFile[], number, number][] = [
    ['DT1', [cut(dt1.data), dt1.header], 5, 168],
    ['DZT', [cut(makeDzt({ channels: 2 }))], 6, 96],
    ['RD3', [cut(makeMala().data), makeMala().header], 8, 32],
  ];

  it.each(cases)('is refused, or opened with its whole traces: %s', async (_, files, whole, traceBytes) => {
    const failure = await failureOf(() => open(files));
    expect(failure.code).toBe('file.truncated');
    expect(failure.message).toContain(
      `inside trace ${whole + 1}: ${traceBytes - 3} of its ${traceBytes} bytes`,
    );
    expect(failure.place.wholeTraceCount).toBe(whole);
    const dataset = await open(files, { truncated: 'keep-whole' });
    expect(dataset.layout.traceCount).toBe(whole);
    expect((await dataset.trace.readBlock()).length).toBe(whole * dataset.layout.sampleCount);
  });
});
