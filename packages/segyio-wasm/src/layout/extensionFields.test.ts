import { describe, expect, it } from 'vitest';
import { type AnyRecipe, makeAnySegy } from '../../test/makeAnySegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { mappingOfStanza } from '../header/headerMapping.js';
import { createMemorySource } from '../source/byteSource.js';
import { stanzasOf } from '../text/stanzas.js';

const XML = `<segy-layout>
  <!-- <entry name="hidden" byte="1" type="int4"/> -->
  <entry name="iline" byte="181" type="int4" if-non-zero="1"/><entry byte='17' type='coor4' name='espnum'/>
  <entry name="moment" byte="205" type="scale6"/>
  <entry name="bad" byte="239" type="int4"/>
  <entry name="strange" byte="1" type="ibmfp"/>
  <extension name="MINE0001">
    <entry name="depth" byte="9" type="ieee64" />
    <entry name="fold" byte="2" type="uint2" />
  </extension>
  <extension name="NOTTHERE"><entry name="lost" byte="1" type="int2"/></extension>
</segy-layout>`;

function recipe(changes: Partial<AnyRecipe> = {}): AnyRecipe {
  return {
    ...{ order: 'little', formatCode: 3, sampleBytes: 2, sampleCount: 6, traceCount: 3, revision: [2, 1] },
    sampleByte: (at) => at & 0xff,
    ...changes,
  };
}

/** A double, little-endian. */
function doubleByte(value: number, at: number): number {
  return new Uint8Array(new Float64Array([value]).buffer)[at];
}

/** SEG00001 with CDP X = 431234.5 + trace in bytes 161-168; MINE0001 with depth in 9-16 and fold in 2-3. */
function extensionByte(trace: number, extension: number, at: number): number {
  if (extension === 0 && at >= 160 && at < 168) return doubleByte(431_234.5 + trace, at - 160);
  if (extension === 1 && at >= 8 && at < 16) return doubleByte(-0.125 * trace, at - 8);
  return extension === 1 && at === 1 ? 40 + trace : 0;
}

describe('trace header extensions', () => {
  it('of the standard have names for their fields', async () => {
    const bytes = makeAnySegy(recipe({ extensions: ['SEG00001'], extensionByte }));
    const dataset = await openSegy(createMemorySource(bytes));
    expect([...(await dataset.attributes('ExtCDP_X'))]).toEqual([431_234.5, 431_235.5, 431_236.5]);
    const header = await dataset.header.read(2);
    expect([header.get('ExtCDP_X'), header.get(240 + 161)]).toEqual([431_236.5, 431_236.5]);
    expect(header.entries().find(({ name }) => name === 'ExtCDP_X')).toMatchObject({ byte: 401 });
  });

  it('are named by the layout stanza of rev 2.1, wherever they are', async () => {
    const stanza = `((SEG:Layout:text/xml))${XML}`;
    for (const extensions of [
      ['SEG00001', 'MINE0001'],
      ['', 'MINE0001'],
    ]) {
      const bytes = makeAnySegy(
        recipe({ extensions, extensionByte, extendedText: [stanza, '((SEG: EndText))'] }),
      );
      const dataset = await openSegy(createMemorySource(bytes));
      expect([...(await dataset.attributes('depth'))]).toEqual([-0, -0.125, -0.25]);
      expect([...(await dataset.attributes('fold'))]).toEqual([40, 41, 42]);
      expect(dataset.layout.extensionFields.find(({ name }) => name === 'iline')).toMatchObject({
        byte: 181,
        type: 'int32',
      });
      expect(dataset.layout.warnings.join(' ')).toMatch(/"NOTTHERE", which the first trace does not have/);
    }
  });

  it('that say nothing of themselves are still skipped', async () => {
    const bytes = makeAnySegy(recipe({ extensions: ['', 'X'] }));
    const dataset = await openSegy(createMemorySource(bytes));
    expect([...(await dataset.trace.readNative({ firstTrace: 1, traceCount: 1, sampleCount: 2 }))]).toEqual([
      0x0d0c, 0x0f0e,
    ]);
  });

  it('of rev 2.0 may be counted in four bytes or two', async () => {
    const bytes = makeAnySegy(recipe({ revision: [2, 0], extensions: ['SEG00001'] }));
    expect((await openSegy(createMemorySource(bytes))).layout.traceHeaderBytes).toBe(480);
    new DataView(bytes.buffer).setUint32(3506, 0, true);
    new DataView(bytes.buffer).setUint16(3506, 1, true);
    new DataView(bytes.buffer).setUint16(3508, 7, true);
    expect((await openSegy(createMemorySource(bytes))).layout.traceHeaderBytes).toBe(480);
  });
});

describe('layout stanza', () => {
  it('gives what can be used, and tells what cannot', () => {
    const warnings: string[] = [];
    const headers = mappingOfStanza(XML, (message) => warnings.push(message));
    expect(headers.map(({ header, fields }) => [header, fields.map(({ name }) => name)])).toEqual([
      ['SEG00000', ['iline', 'espnum', 'moment', 'moment_exponent']],
      ['MINE0001', ['depth', 'fold']],
      ['NOTTHERE', ['lost']],
    ]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('name="bad"');
  });
});

describe('stanzas', () => {
  function record(text: string): Uint8Array {
    return Uint8Array.from({ length: 3200 }, (_, i) => text.charCodeAt(i) || 32);
  }

  it('run over records of 3200 bytes, from name to name', () => {
    const records = [record('no name'), record('((SEG: A ver 1.0)) x'), record('more'), record('((JOE: B))')];
    const found = stanzasOf(
      records.map((bytes) => ({ bytes, encoding: 'ascii' as const, codePage: null })),
    ).map(({ text, ...rest }) => ({ ...rest, text: text.slice(0, 5).trim() }));
    expect(found).toEqual([
      { name: '', firstHeader: 0, headerCount: 1, text: 'no na' },
      { name: 'SEG: A ver 1.0', firstHeader: 1, headerCount: 2, text: 'x' },
      { name: 'JOE: B', firstHeader: 3, headerCount: 1, text: '' },
    ]);
  });
});

describe('revision bytes that no standard knows', () => {
  it('mean rev 2 where its byte order constant is there, else rev 0', async () => {
    const bytes = makeAnySegy(recipe({ revision: [2, 0] }));
    bytes.set([36, 37], 3500);
    expect((await openSegy(createMemorySource(bytes))).layout.revision.text).toBe('2.0');
    bytes.fill(0, 3296, 3300);
    expect((await openSegy(createMemorySource(bytes))).layout.revision.text).toBe('0');
  });
});
