import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { editHeadersInPlace, openSegyFile } from '../node.js';
import type { HeaderEdits } from './editHeaders.js';

const scratch = mkdtempSync(join(tmpdir(), 'segyio-edit-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const path = join(scratch, 'line.sgy');
const read = () => new Uint8Array(readFileSync(path));

/** Byte numbers, from 1, at which two files differ. */
function differences(before: Uint8Array, after: Uint8Array): number[] {
  expect(after).toHaveLength(before.length);
  return [...after.keys()].filter((i) => after[i] !== before[i]).map((i) => i + 1);
}

describe('headers edited in place', () => {
  it('change the bytes of the named fields and no other, in any order of bytes', async () => {
    const edit = fc.record({
      order: fc.constantFrom('big' as const, 'little' as const, 'pair-swapped' as const),
      trace: fc.integer({ min: 0, max: 4 }),
      cdp: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      delay: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
    });
    const property = fc.asyncProperty(edit, async ({ order, trace, cdp, delay }) => {
      const before = makeSegy({ order });
      writeFileSync(path, before);
      const done = await editHeadersInPlace(path, {
        binary: { JobID: cdp },
        traceFields: (i) => (i === trace ? { CDP: cdp, DelayRecordingTime: delay } : {}),
      });
      expect(done).toEqual({ textHeaderCount: 0, isBinaryChanged: true, traceCount: 1 });
      const first = 3600 + trace * 268;
      const allowed = (byte: number) =>
        (byte >= 3201 && byte <= 3204) ||
        (byte > first + 20 && byte <= first + 24) ||
        (byte > first + 108 && byte <= first + 110);
      expect(differences(before, read()).filter((byte) => !allowed(byte))).toEqual([]);
      const dataset = await openSegyFile(path);
      const header = await dataset.header.read(trace);
      expect([dataset.bin.get('JobID'), header.get('CDP'), header.get(109)]).toEqual([cdp, cdp, delay]);
      await dataset.dispose();
    });
    await fc.assert(property, { seed: 21, numRuns: 40 });
  });

  it.each<[string, HeaderEdits, string]>([
    [
      'a trace value at the end',
      { traceFields: (i) => ({ offset: i === 4 ? 2 ** 31 : i }) },
      'value.outside',
    ],
    ['a binary value', { binary: { JobID: 1, Format: 70_000 } }, 'value.outside'],
    ['an unknown field', { traceFields: () => ({ Colour: 1 }) }, 'field.unknown'],
    [
      'a character',
      {
        textLines: new Map([
          [0, 'good'],
          [1, '→'],
        ]),
      },
      'value.outside',
    ],
    ['a row that is not there', { textLines: new Map([[40, 'extended']]) }, 'argument.invalid'],
    ['a request to stop', { traceFields: () => ({ CDP: 1 }), signal: { aborted: true } }, 'cancelled'],
  ])('are not begun where %s does not fit', async (_, edits, code) => {
    const before = makeSegy();
    writeFileSync(path, before);
    const all = { binary: { JobID: 9 }, traceFields: () => ({ CDP: 3 }), ...edits };
    await expect(editHeadersInPlace(path, all)).rejects.toMatchObject({ code });
    expect(differences(before, read())).toEqual([]);
  });

  it('are refused where headers begin inside a swapped pair', async () => {
    const before = makeSegy({ order: 'pair-swapped', format: 8, sampleBytes: 1, samples: 7 });
    writeFileSync(path, before);
    const open = { byteOrder: 'pair-swapped' as const };
    const editing = editHeadersInPlace(path, { open, traceFields: () => ({ CDP: 1 }) });
    await expect(editing).rejects.toMatchObject({ code: 'argument.invalid' });
    expect(differences(before, read())).toEqual([]);
  });

  it('pass on what the caller throws, with the file as it was', async () => {
    const before = makeSegy();
    writeFileSync(path, before);
    const traceFields = (trace: number) => {
      if (trace === 3) throw new RangeError('no such shot');
      return { CDP: 1 };
    };
    await expect(editHeadersInPlace(path, { traceFields })).rejects.toThrow('no such shot');
    expect(differences(before, read())).toEqual([]);
  });

  it('say so where the caller answers otherwise the second time', async () => {
    writeFileSync(path, makeSegy());
    let calls = 0;
    const traceFields = (): Record<string, number> => (calls++ < 5 ? { CDP: 1 } : {});
    await expect(editHeadersInPlace(path, { traceFields })).rejects.toMatchObject({
      code: 'file.write',
      message: expect.stringContaining('named 5 traces at first, 0 when asked again'),
    });
  });

  it('may be in hundreds of traces, block by block', async () => {
    const before = makeSegy({ traces: 2500, samples: 2 });
    writeFileSync(path, before);
    await editHeadersInPlace(path, { traceFields: (trace) => ({ offset: trace * 3 }) });
    const dataset = await openSegyFile(path);
    expect(await dataset.attributes('offset')).toEqual(Float64Array.from({ length: 2500 }, (_, i) => 3 * i));
    expect((await dataset.trace.read(2499))[1]).toBe(249_901);
    await dataset.dispose();
    const fields = differences(before, read()).map((byte) => (byte - 3601) % 248);
    expect(fields.every((byte) => byte >= 36 && byte < 40)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)(
    'are refused where the file may not be written (skipped as root)',
    async () => {
      writeFileSync(path, makeSegy());
      chmodSync(path, 0o444);
      const editing = editHeadersInPlace(path, { binary: { JobID: 1 } });
      await expect(editing).rejects.toMatchObject({
        code: 'file.write',
        message: expect.stringContaining(path),
      });
      chmodSync(path, 0o644);
    },
  );

  it('leave no other file behind', () => {
    expect(readdirSync(scratch)).toEqual(['line.sgy']);
  });
});
