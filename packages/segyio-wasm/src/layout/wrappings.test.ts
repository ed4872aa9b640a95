import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { casesMissing, expectRight, hasCases, openCase, rightOf } from '../../test/cases.js';
import { makeSegy } from '../../test/makeSegy.js';
import { fortran, labelled, simh, tif8 } from '../../test/makeWrapped.js';
import { openSegy } from '../dataset/segyDataset.js';
import { editHeadersInPlace, readAllTraces } from '../node.js';
import { createMemorySource } from '../source/byteSource.js';

const SAMPLES = 7;
const TRACES = 40;
const plain = makeSegy({ traces: TRACES, samples: SAMPLES });

/** The records that a tape has: text, binary header, traces. */
function recordsOf(bytes: Uint8Array): Uint8Array[] {
  const traceBytes = 240 + 4 * SAMPLES;
  const traces = Array.from({ length: TRACES }, (_, i) =>
    bytes.subarray(3600 + i * traceBytes, 3600 + (i + 1) * traceBytes),
  );
  return [bytes.subarray(0, 3200), bytes.subarray(3200, 3600), ...traces];
}

const WRAPPED: readonly (readonly [kind: string, bytes: Uint8Array, note: RegExp])[] = [
  ['a tape label', labelled(plain), /tape label of 128 bytes/],
  ['TIF8', tif8(recordsOf(plain)), /tape image \(TIF8\)/],
  ['SIMH', simh(recordsOf(plain)), /tape image|Fortran/],
  ['Fortran, big-endian', fortran(recordsOf(plain), false), /Fortran records \(big-endian\)/],
  ['Fortran, little-endian', fortran(recordsOf(plain), true), /Fortran records \(little-endian\)/],
];

const scratch = mkdtempSync(join(tmpdir(), 'segyio-wrapped-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('SEG-Y in a wrapping', () => {
  it.each(WRAPPED)('%s is read as without it, and said to be', async (_, bytes, note) => {
    const dataset = await openSegy(createMemorySource(bytes));
    const expected = await openSegy(createMemorySource(plain));
    expect(dataset.layout).toMatchObject({
      traceCount: TRACES,
      sampleCount: SAMPLES,
      firstTraceOffset: 3600,
    });
    expect(dataset.layout.warnings).toEqual([expect.stringMatching(note)]);
    expect(await dataset.trace.readBlock()).toEqual(await expected.trace.readBlock());
    const window = { firstTrace: 17, traceCount: 9, firstSample: 2, sampleCount: 3 };
    expect(await dataset.trace.readBlock(window)).toEqual(await expected.trace.readBlock(window));
    expect(await dataset.attributes('CDP')).toEqual(await expected.attributes('CDP'));
    expect(dataset.text[0].lines).toEqual(expected.text[0].lines);
  });

  it.each(WRAPPED)('%s is read with worker threads too, and not edited in place', async (kind, bytes) => {
    const path = join(scratch, `${kind}.sgy`);
    writeFileSync(path, bytes);
    const { samples } = await readAllTraces(path, { workers: 2 });
    expect([...samples]).toEqual([...(await (await openSegy(createMemorySource(plain))).trace.readBlock())]);
    await expect(editHeadersInPlace(path, { binary: { Samples: 7 } })).rejects.toMatchObject({
      code: 'argument.invalid',
    });
  });

  it.each(WRAPPED.slice(1))('%s that breaks off is read as far as it goes when asked', async (_, bytes) => {
    const cut = bytes.slice(0, 3600 + 30 * 280);
    const { layout } = await openSegy(createMemorySource(cut), { truncated: 'keep-whole' });
    expect(layout.traceCount).toBeGreaterThan(25);
    expect(layout.traceCount).toBeLessThan(TRACES);
  });
});

describe.skipIf(!hasCases)(`cases of SEG-Y in a wrapping, and of other kinds${casesMissing}`, () => {
  it.each([
    ['tape-label', 'tapelabel.sgy'],
    ['tape-image-tif8', 'tif8.sgy'],
    ['fortran-records', 'fortran_be.sgy'],
  ])('%s is right, with a word', async (name, file) => {
    const dataset = await openCase(name, file);
    await expectRight(dataset, rightOf(name));
    expect(dataset.layout.warnings).toHaveLength(1);
  });

  it.each([
    ['plain.csv', /text/],
    ['plain.txt', /text/],
    ['las.las', /LAS/],
    ['seg.json', /JSON/],
    ['y.sg2', /SEG-2/],
    ['x.segd', /SEG-D/],
    ['sac_like.sac', /SAC/],
    ['mseed', /miniSEED/],
  ])('%s is named', async (file, name) => {
    await expect(openCase('other-kinds', file)).rejects.toMatchObject({
      code: 'file.notSegy',
      message: expect.stringMatching(name),
    });
  });

  it.each([
    ['passcal32.segy', [93, -98, 474, 78], 4000],
    ['passcal16.segy', [3, -3, 13, 2], 4000],
  ])('PASSCAL trace %s', async (file, first, intervalUs) => {
    const dataset = await openCase('passcal-trace', file);
    await expectRight(dataset, { traces: 1, samples: 1000, firstSamplesOfTrace0: first, intervalUs });
    expect(dataset.layout.warnings.join(' ')).toMatch(/PASSCAL/);
  });
});
