import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { casesMissing, hasCases, readCaseFile, rightOf } from '../../test/cases.js';
import { type GprFile, makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { openGprFile } from '../node.js';
import { createMemorySource } from '../source/byteSource.js';
import { gprContentOf } from './gprContent.js';
import { openGpr } from './openGpr.js';

const scratch = mkdtempSync(join(tmpdir(), 'segyio-wasm-radar-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function source({ name, bytes }: GprFile) {
  return createMemorySource(bytes, name);
}

function renamed(files: readonly GprFile[], endings: readonly string[]): GprFile[] {
  return files.map(({ bytes }, i) => ({ bytes, name: `line.${endings[i]}` }));
}

/** Writes files into a folder of their own. @returns their paths */
function written(folder: string, files: readonly GprFile[]): string[] {
  mkdirSync(join(scratch, folder));
  return files.map(({ name, bytes }) => {
    const path = join(scratch, folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

const dt1 = makeDt1();
const mala = makeMala({ samples: 64, traces: 20 });

/** Smooth samples, so that their length can be told. */
function smoothMala(kind: 'rd3' | 'rd7'): GprFile[] {
  const { data, header } = makeMala({ kind, samples: 64, traces: 20 });
  const view = new DataView(data.bytes.buffer);
  for (let i = 0; i < 64 * 20; i++) {
    const value = Math.round(20000 * Math.sin(i / 6) + 300 * Math.cos(i));
    if (kind === 'rd3') view.setInt16(2 * i, value, true);
    else view.setInt32(4 * i, 1000 * value, true);
  }
  return [data, header];
}

describe('files of radar by their bytes', () => {
  it('are told apart, whatever their names', async () => {
    const files = [dt1.data, dt1.header, mala.data, mala.header, makeDzt()];
    const found = await Promise.all(files.map((file) => gprContentOf(source(file))));
    expect(found).toEqual(['dt1', 'hd', 'other', 'rad', 'dzt']);
    const others = [
      makeSegy(),
      new Uint8Array(5000),
      new Uint8Array(0),
      new TextEncoder().encode('a:b\nc=d\n'),
    ];
    for (const bytes of others) expect(await gprContentOf(createMemorySource(bytes))).toBe('other');
  });

  it.each([
    ['pulseEKKO', [dt1.data, dt1.header], ['bin', 'txt'], 'dt1'],
    ['pulseEKKO under the names of Malå', [dt1.data, dt1.header], ['rd3', 'rad'], 'dt1'],
    ['Malå', [mala.data, mala.header], ['dat', 'txt'], 'rd3'],
    ['Malå under the names of pulseEKKO', [mala.data, mala.header], ['DT1', 'HD'], 'rd3'],
    ['GSSI', [makeDzt()], ['dat'], 'dzt'],
    ['GSSI under the name of Malå', [makeDzt()], ['rd3'], 'dzt'],
  ])('%s opens under other names', async (title, files, endings, kind) => {
    const others = renamed(files, endings);
    const expected = await openGpr(files.map(source));
    const samples = await expected.trace.readBlock();
    for (const order of [others, [...others].reverse()]) {
      const found = await openGpr(order.map(source));
      expect(found.layout.kind).toBe(kind);
      expect(await found.trace.readBlock()).toEqual(samples);
    }
    for (const path of written(title, others)) {
      const found = await openGprFile(path);
      expect(found.layout.kind).toBe(kind);
      expect(await found.trace.readBlock()).toEqual(samples);
      await found.dispose();
    }
  });

  it('without their partner are named', async () => {
    const [data, header] = renamed([dt1.data, dt1.header], ['bin', 'txt']);
    await expect(openGpr(source(data))).rejects.toMatchObject({
      code: 'file.missing',
      message: 'line.HD is missing beside line.bin',
      remedy: 'A .BIN holds traces only; put its header file line.HD beside it, or give both.',
    });
    await expect(openGpr(source(header))).rejects.toMatchObject({
      code: 'file.missing',
      remedy: 'This is a header without its data; put line.DT1 beside it, or give both.',
    });
    await expect(openSegy(source({ ...data, name: 'line.sgy' }))).rejects.toThrow(
      'radar file of Sensors & Software',
    );
  });

  it.each(['rd3', 'rd7'] as const)(
    'samples of %s under the other name are read by their own length',
    async (kind) => {
      const [data, header] = smoothMala(kind);
      const other = kind === 'rd3' ? 'rd7' : 'rd3';
      const { layout, trace } = await openGpr([source({ ...data, name: `line.${other}` }), source(header)]);
      expect(layout).toMatchObject({ kind, traceCount: 20 });
      expect(layout.warnings.join()).toMatch(
        /holds the 20 traces that its header states by samples of (16|32) bits/,
      );
      expect(await trace.readBlock()).toEqual(
        await (await openGpr([data, header].map(source))).trace.readBlock(),
      );
      const stated = await openGpr([source(data), source(header)], { kind: other, truncated: 'keep-whole' });
      expect(stated.layout.kind).toBe(other);
    },
  );
});

describe('the tag of a DZT', () => {
  it.each([0x0700, 0x0000, 0x1234])('may be 0x%s where the header is one', async (tag) => {
    const file = makeDzt({ channels: 2, change: (view) => view.setUint16(0, tag, true) });
    const usual = await openGpr(source(makeDzt({ channels: 2 })), { channel: 1 });
    const { layout, trace } = await openGpr(source(file), { channel: 1 });
    const shown = `0x${tag.toString(16).padStart(4, '0')}`;
    expect(layout.warnings[0]).toContain(`begins with ${shown} where a tag ending in ff is expected`);
    expect({ ...layout, warnings: layout.warnings.slice(1) }).toEqual(usual.layout);
    expect(await trace.readBlock()).toEqual(await usual.trace.readBlock());
    await expect(
      openSegy(source(makeDzt({ change: (view) => view.setUint16(0, 0x0700, true) }))),
    ).rejects.toThrow(/DZT/);
  });

  it.each([
    ['7 bits', 6, 7],
    ['no words', 4, 0],
    ['1000 channels', 52, 1000],
  ])('0x0700 with %s is no DZT', async (_, at, word) => {
    const change = (view: DataView) => {
      view.setUint16(0, 0x0700, true);
      view.setUint16(at, word, true);
    };
    await expect(openGpr(source(makeDzt({ change })))).rejects.toMatchObject({ code: 'file.notSegy' });
  });
});

describe('names of antennas', () => {
  const named = (name: string) =>
    makeDzt({
      change: (view) => {
        for (let i = 0; i < 14; i++) view.setUint8(98 + i, name.charCodeAt(i) || 0);
      },
    });
  it.each([
    ['400MHz', 400],
    ['BH100 MHz', 100],
    ['1.6 GHz', 1600],
    ['2,6GHZ', 2600],
    ['350 mhz HS', 350],
    ['50400S', null],
    ['', null],
  ])('"%s" give %s MHz', async (name, frequency) => {
    expect((await openGpr(source(named(name)))).layout.antennaFrequencyMHz).toBe(frequency);
    const { data, header } = makeMala({ settings: { ANTENNAS: `${name} shielded` } });
    const mhz = (await openGpr([source(data), source(header)])).layout.antennaFrequencyMHz;
    expect(mhz).toBe(name === '50400S' ? 50400 : frequency);
  });
});

describe('header files of other encodings', () => {
  const utf16 = (text: string, isLittle: boolean, isMarked: boolean) => {
    const codes = [...(isMarked ? [0xfeff] : []), ...Array.from(text, (letter) => letter.charCodeAt(0))];
    const bytes = new Uint8Array(2 * codes.length);
    codes.forEach((code, i) => {
      new DataView(bytes.buffer).setUint16(2 * i, code, isLittle);
    });
    return bytes;
  };
  const encodings: readonly (readonly [string, (text: string) => Uint8Array])[] = [
    ['UTF-16, little-endian', (text) => utf16(text, true, true)],
    ['UTF-16, big-endian', (text) => utf16(text, false, true)],
    ['UTF-16, little-endian, without a mark', (text) => utf16(text, true, false)],
    ['UTF-16, big-endian, without a mark', (text) => utf16(text, false, false)],
    ['UTF-8', (text) => Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text))],
  ];
  it.each(encodings)('%s are read, and it is told', async (encoding, encode) => {
    for (const { data, header } of [makeMala({ settings: { OPERATOR: 'Åse' } }), dt1]) {
      const text = new TextDecoder('latin1').decode(header.bytes);
      const expected = await openGpr([source(data), source(header)]);
      const encoded = { name: header.name, bytes: encode(text) };
      const { layout, settings } = await openGpr([source(data), source(encoded)]);
      expect(settings).toEqual(expected.settings);
      expect(layout.warnings).toEqual([
        `The header file is ${encoding}: ${header.name}`,
        ...expected.layout.warnings,
      ]);
    }
  });
});

describe.skipIf(!hasCases)(`cases of radar${casesMissing}`, () => {
  it('dzt-tag-0700 is right', async () => {
    const { layout, trace } = await openGpr(
      createMemorySource(readCaseFile('dzt-tag-0700', 'tag_0700.DZT'), 'tag_0700.DZT'),
    );
    const found = {
      traces: layout.traceCount,
      samplesWithoutStatus: layout.sampleCount,
      intervalNs: layout.sampleIntervalNs,
      spacingM: layout.traceSpacingMetres,
      firstSamplesOfTrace0: [...(await trace.read(0)).subarray(0, 4)],
    };
    expect(rightOf('dzt-tag-0700')).toMatchObject(found);
  });

  it('rad-utf16 is right', async () => {
    const files = ['utf16.rad', 'utf16.rd3'].map((name) =>
      createMemorySource(readCaseFile('rad-utf16', name), name),
    );
    const {
      traceCount: traces,
      sampleCount: samples,
      sampleIntervalNs: intervalNs,
    } = (await openGpr(files)).layout;
    expect({ traces, samples, intervalNs }).toEqual(rightOf('rad-utf16'));
  });
});
