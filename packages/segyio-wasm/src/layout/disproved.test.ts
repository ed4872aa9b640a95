import { describe, expect, it } from 'vitest';
import { casesMissing, expectRight, hasCases, openCase, rightOf } from '../../test/cases.js';
import { makeSegy, seededWords } from '../../test/makeSegy.js';
import { SegyError } from '../base/errors.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from '../write/copySegy.js';
import type { OpenOptions } from './options.js';

function open(bytes: Uint8Array, options: OpenOptions = {}) {
  return openSegy(createMemorySource(bytes, 'x.sgy'), options);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('a layout that the file disproves', () => {
  it('has the samples that the distance between trace headers proves', async () => {
    const bytes = makeSegy({ samples: 60, traces: 9, binary: { 3221: 77 }, trace: { 115: 77 } });
    const { layout, trace } = await open(bytes);
    expect(layout).toMatchObject({ sampleCount: 60, traceCount: 9, leftOutBytes: 0 });
    expect(layout.warnings.join()).toMatch(/trace headers follow each other after 60 samples.*60 taken/);
    expect((await trace.read(8))[59]).toBe(859);
  });

  it('has more samples than 16 bits hold where the count is the lower half of them', async () => {
    const samples = 65536 + 100;
    const word = (trace: number, sample: number) => (trace * 7 + sample) % 120;
    const shape = { format: 8, sampleBytes: 1, traces: 3, samples, word };
    const bytes = makeSegy({ ...shape, binary: { 3221: 100, 3501: 0 }, trace: { 115: 100 } });
    expect((await open(bytes)).layout).toMatchObject({ sampleCount: samples, traceCount: 3 });
  });

  it('has the length of samples that the places of the headers prove', async () => {
    const word = (trace: number, sample: number) => (trace * 5 + sample) % 100;
    const bytes = makeSegy({ format: 6, sampleBytes: 1, samples: 48, traces: 12, word });
    const { layout, trace } = await open(bytes);
    expect(layout).toMatchObject({ format: { code: 8 }, sampleCount: 48, traceCount: 12 });
    expect(layout.remedies[0]).toMatchObject({ options: { formatCode: 8 } });
    expect([...(await trace.read(3))]).toEqual(Array.from({ length: 48 }, (_, i) => word(3, i)));
  });

  it('leaves out tails behind the samples, in copies too', async () => {
    const bytes = makeSegy({ samples: 50, traces: 8, binary: { 3221: 40 }, trace: { 115: 40 } });
    const dataset = await open(bytes);
    expect(dataset.layout).toMatchObject({ sampleCount: 40, traceCount: 8, traceBytes: 240 + 200 });
    expect(dataset.layout.remedies[0].options).toEqual({ sampleCount: 50 });
    expect([...(await dataset.trace.read(7))]).toEqual(Array.from({ length: 40 }, (_, i) => 700 + i));
    const sink = createMemorySink();
    await copySegy(dataset, sink);
    const copy = await open(sink.bytes());
    expect(copy.layout).toMatchObject({ sampleCount: 40, traceCount: 8, warnings: [], traceBytes: 400 });
    expect(await copy.trace.readBlock()).toEqual(await dataset.trace.readBlock());
  });

  it('fills up traces of varying length with zeros', async () => {
    const counts = [12, 12, 9, 15, 12, 4];
    const whole = counts.map((samples) => makeSegy({ samples, traces: 1 }));
    const bytes = joined([whole[0].subarray(0, 3600), ...whole.map((file) => file.subarray(3600))]);
    const { layout, trace } = await open(bytes);
    expect(layout).toMatchObject({ sampleCount: 15, traceCount: 6, leftOutBytes: 0 });
    const expected = counts.flatMap((count) => Array.from({ length: 15 }, (_, i) => (i < count ? i : 0)));
    expect([...(await trace.readBlock())]).toEqual(expected);
  });

  it.each([32768, 512])('leaves out zeros up to a block of %i bytes', async (block) => {
    const plain = makeSegy({ samples: 60, traces: 9 });
    const bytes = new Uint8Array(Math.ceil((plain.length + 1) / block) * block);
    bytes.set(plain);
    const { layout } = await open(bytes);
    expect(layout).toMatchObject({ traceCount: 9, leftOutBytes: bytes.length - plain.length });
  });

  it('keeps dead traces that have headers', async () => {
    const bytes = makeSegy({ samples: 60, traces: 9, word: () => 0 });
    expect((await open(bytes)).layout).toMatchObject({ traceCount: 9, warnings: [] });
  });

  it('says where line ends were changed', async () => {
    const random = seededWords(5);
    const word = () => Math.floor(random(2 ** 31));
    const plain = makeSegy({ samples: 200, traces: 40, format: 2, word });
    const damaged = Uint8Array.from([...plain].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));
    await expect(open(damaged)).rejects.toMatchObject({
      code: 'file.notSegy',
      message: expect.stringMatching(/LF became CRLF/),
      remedy: expect.stringMatching(/binary mode/),
    });
  });
});

describe.skipIf(!hasCases)(`cases of layouts that the file disproves${casesMissing}`, () => {
  it.each([
    ['int8-code-6', 'int8_code6.sgy'],
    ['long-trace-wrapped', 'long_rev0.sgy.gz'],
    ['odec-tail', 'odec.sgy'],
    ['padded-tape', 'padded_block.sgy'],
  ])('%s is right, with a warning', async (name, file) => {
    const dataset = await openCase(name, file);
    await expectRight(dataset, rightOf(name));
    expect(dataset.layout.warnings.length).toBeGreaterThan(0);
  });

  it('varying-lengths has its eight traces', async () => {
    const { layout } = await openCase('varying-lengths', 'varying.sgy');
    expect(layout).toMatchObject({ traceCount: 8, sampleCount: 140 });
  });

  it.each([
    ['format0.sgy', { formatCode: 1, byteOrder: 'big' }],
    ['format0_le.sgy', { formatCode: 5, byteOrder: 'little' }],
  ])('%s is refused, and right with its first remedy', async (file, options) => {
    const refused = openCase('format-0', file);
    await expect(refused).rejects.toMatchObject({ code: 'format.unknown' });
    const error: unknown = await refused.catch((failure: unknown) => failure);
    if (!(error instanceof SegyError)) throw error;
    expect(error.remedies[0].options).toEqual(options);
    await expectRight(await openCase('format-0', file, error.remedies[0].options), rightOf('format-0'));
  });

  it.each(['crlf.sgy', 'crlf_ibm.sgy'])('%s is named', async (file) => {
    await expect(openCase('crlf-damage', file)).rejects.toMatchObject({
      message: expect.stringMatching(/LF became CRLF/),
    });
  });
});
