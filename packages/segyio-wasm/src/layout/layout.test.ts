import { describe, expect, it } from 'vitest';
import { makeSegy, type Recipe } from '../../test/makeSegy.js';
import { openSegy, type SegyDataset } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import type { OpenOptions } from './options.js';

function open(recipe: Recipe, options: OpenOptions = {}): Promise<SegyDataset> {
  return openSegy(createMemorySource(makeSegy(recipe)), options);
}

describe('sample interval', () => {
  it.each([
    ['both agree', {}, {}, 2000, 0],
    ['none in the binary header', { 3217: 0 }, {}, 2000, 1],
    ['negative in the binary header', { 3217: -2000 }, { 117: 1000 }, 1000, 1],
    ['none in the trace', {}, { 117: 0 }, 2000, 0],
    ['negative in the trace', {}, { 117: -25000 }, 2000, 0],
    ['both differ', {}, { 117: 1000 }, 2000, 1],
    ['over 32767 in both', { 3217: 40000 }, { 117: 40000 }, 40000, 1],
    ['nowhere', { 3217: 0 }, { 117: 0 }, 4000, 1],
  ])('%s', async (_, binary, trace, expected, warningCount) => {
    const { layout } = await open({ binary, trace });
    expect([layout.sampleIntervalUs, layout.warnings.length]).toEqual([expected, warningCount]);
  });

  it('rev 2 may give a fraction; the caller’s option has priority', async () => {
    // 62.5 as an IEEE double: 0x404F400000000000
    const binary = { 3217: 62, 3501: 0x0200, 3273: 0x404f, 3275: 0x4000 };
    const trace = { 117: 62 };
    expect((await open({ binary, trace })).layout.sampleIntervalUs).toBe(62.5);
    expect((await open({ binary }, { sampleIntervalUs: 500 })).layout.sampleIntervalUs).toBe(500);
    expect((await open({ binary: { ...binary, 3501: 0x0100 }, trace })).layout.sampleIntervalUs).toBe(62);
  });
});

describe('samples per trace', () => {
  it.each([
    ['the binary header, where the file is made of such traces', {}, { 115: 9 }, 7],
    ['the trace header, where only that gives whole traces', { 3221: 9 }, {}, 7],
    ['the trace header, where the binary header has none', { 3221: 0 }, {}, 7],
    ['the binary header, where the trace has none', {}, { 115: 0 }, 7],
    ['the extended field of rev 2', { 3221: 1, 3271: 7, 3501: 0x0200 }, { 115: 1 }, 7],
  ])('%s', async (_, binary, trace, expected) => {
    const { layout } = await open({ binary, trace });
    expect([layout.sampleCount, layout.traceCount]).toEqual([expected, 5]);
  });

  it('none at all', async () => {
    const message = /No sample count: bytes 3221-3222 of the binary header and 115-116/;
    await expect(open({ binary: { 3221: 0 }, trace: { 115: 0 } })).rejects.toMatchObject({
      code: 'samples.none',
      message: expect.stringMatching(message),
      place: { byte: 3221 },
    });
  });
});

describe('start time', () => {
  it.each([
    [0, 0, 0x0100, 0],
    [100, 0, 0x0100, 100],
    [-40, 1, 0x0100, -40],
    [100, 10, 0x0100, 1000],
    [125, -100, 0x0100, 1.25],
    [100, 10, 0, 100],
    [100, 7, 0x0100, 100],
  ])('delay %d, scalar %d, revision bytes %d', async (delay, scalar, revision, expected) => {
    const { layout } = await open({ binary: { 3501: revision }, trace: { 109: delay, 215: scalar } });
    expect(layout.startTimeMs).toBe(expected);
  });
});

it.each([
  [0x0000, '0'],
  [0x0001, '1'],
  [0x0100, '1'],
  [0x0002, '2.0'],
  [0x0200, '2.0'],
  [0x0201, '2.1'],
  [0xdad9, '0'],
])('revision bytes %i mean revision %s', async (bytes, expected) => {
  expect((await open({ binary: { 3501: bytes } })).layout.revision.text).toBe(expected);
});

describe('extended text headers', () => {
  const extendedText = ['((SEG: first', 'more text', '((SEG: EndText))'];
  it.each([
    ['counted', {}],
    ['counted, in a revision that does not know them', { 3501: 0 }],
    ['up to the last stanza', { 3505: -1 }],
  ])('%s', async (_, binary) => {
    const { layout, text, trace } = await open({ extendedText, binary });
    expect([layout.extendedTextCount, layout.firstTraceOffset, layout.traceCount]).toEqual([3, 13_200, 5]);
    expect(text.map(({ lines }) => lines[0])).toEqual(['C 1 MADE FOR A TEST', ...extendedText]);
    expect((await trace.read(4))[0]).toBe(400);
  });

  it.each([
    ['announced by rubbish in revision 0', { 3501: 0, 3505: 12 }],
    ['announced by rubbish in revision 0, uncounted', { 3501: 0, 3505: -1 }],
    ['far more announced than the file has bytes', { 3501: 0, 3505: 32767 }],
  ])('%s', async (_, binary) => {
    expect((await open({ binary })).layout).toMatchObject({ extendedTextCount: 0, traceCount: 5 });
  });
});

describe('rev 2', () => {
  it('may put more headers in front of each trace and say where the first trace is', async () => {
    const plain = makeSegy({ binary: { 3501: 0x0201, 3507: 1, 3527: 3600 + 64 } });
    const parts = [plain.subarray(0, 3600), new Uint8Array(64)];
    for (let trace = 0; trace < 5; trace++) {
      const at = 3600 + trace * 268;
      parts.push(
        plain.subarray(at, at + 240),
        new Uint8Array(240).fill(9),
        plain.subarray(at + 240, at + 268),
      );
    }
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    const dataset = await openSegy(createMemorySource(bytes));
    expect(dataset.layout).toMatchObject({ firstTraceOffset: 3664, traceHeaderBytes: 480, traceCount: 5 });
    expect([...(await dataset.trace.read(3))]).toEqual([300, 301, 302, 303, 304, 305, 306]);
    expect((await dataset.header.read(3)).get('CDP')).toBe(1003);
  });

  it('may have text behind the last trace', async () => {
    const bytes = new Uint8Array(3600 + 5 * 268 + 3200).fill(32);
    bytes.set(makeSegy({ binary: { 3501: 0x0200, 3531: 1 } }));
    expect((await openSegy(createMemorySource(bytes))).layout.traceCount).toBe(5);
  });
});

describe('text headers', () => {
  it('are EBCDIC or ASCII, as reads better', async () => {
    const bytes = makeSegy();
    const ascii = await openSegy(createMemorySource(bytes));
    expect([ascii.text[0].encoding, ascii.text[0].lines[0]]).toEqual(['ascii', 'C 1 MADE FOR A TEST']);
    // "C 1 HELLO" in EBCDIC, code page 037.
    bytes.fill(0x40, 0, 3200);
    bytes.set([0xc3, 0x40, 0xf1, 0x40, 0xc8, 0xc5, 0xd3, 0xd3, 0xd6]);
    const ebcdic = await openSegy(createMemorySource(bytes));
    expect([ebcdic.text[0].encoding, ebcdic.text[0].lines[0]]).toEqual(['ebcdic', 'C 1 HELLO']);
    expect(ebcdic.text[0].lines).toHaveLength(40);
  });
});
