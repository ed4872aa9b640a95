import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { casesMissing, hasCases, openCase } from '../../test/cases.js';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import { type CodePage, ebcdicOfLatin, latinOfEbcdic } from './ebcdic.js';
import { codeOfName, encodingOfText, textCodesOf, titleOfCode } from './textEncoding.js';

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** A text of 3200 bytes in a code page, filled up with its blanks. */
function ebcdic(text: string, page: CodePage): Uint8Array {
  return ebcdicOfLatin(latin(text.padEnd(3200)), page);
}

function iconv(page: CodePage): Buffer | null {
  const name = `IBM${String(page).padStart(3, '0')}`;
  try {
    return execFileSync('iconv', ['-f', name, '-t', 'ISO-8859-1'], { input: all, stdio: 'pipe' });
  } catch {
    return null;
  }
}
const hasIconv = iconv(37) !== null;

describe('code pages of EBCDIC', () => {
  it.each([37, 500, 1047] as const)('%i holds each character of Latin-1 once', (page) => {
    expect(new Set(latinOfEbcdic(all, page)).size).toBe(256);
    expect(ebcdicOfLatin(latinOfEbcdic(all, page), page)).toEqual(all);
  });

  it.skipIf(!hasIconv).each([37, 500, 1047] as const)(
    `%i is what iconv has${hasIconv ? '' : ' (skipped without iconv)'}`,
    (page) => {
      expect(latinOfEbcdic(all, page)).toEqual(new Uint8Array(iconv(page) ?? []));
    },
  );

  it.each<readonly [CodePage, string]>([
    [37, 'C 1 NAME: LINE [CROP] 1 A|B ^2 DONE!'],
    [37, 'C 1 PLAIN'],
    [37, 'C 1 DONE! AND DONE!'],
    [37, 'C 1 ONE [ ALONE'],
    [37, 'C 1 A|B|C'],
    [500, 'C 1 NAME: LINE [CROP] 1'],
    [500, 'C 1 LINE [CROP] A|B ^2 DONE!'],
    [1047, 'C 1 NAME: LINE [CROP] 1 TYPE: 2D'],
    [1047, 'C 1 [A] [B] X^2 A|B DONE!'],
    [1047, 'C 1 CUT OFF [CROP'],
    [1047, 'C 1 VELOCITY M^2/S'],
  ])('%i is told by "%s"', (page, text) => {
    const [{ codePage, encoding, reason }] = textCodesOf([ebcdic(text, page)], undefined);
    expect([encoding, codePage]).toEqual(['ebcdic', page]);
    expect(reason).toMatch(
      /^EBCDIC: of \d+ signs \d+ are readable as ASCII, \d+ as EBCDIC; code page \d+: .+\.$/,
    );
  });

  it('are the same for all texts of a file, and stated with the bytes that decide', () => {
    const codes = textCodesOf([ebcdic('C 1 A', 37), ebcdic('((SEG: x)) [A]', 1047)], undefined);
    expect(codes.map(({ codePage }) => codePage)).toEqual([1047, 1047]);
    expect(codes[0].reason).toContain('code page 1047: bytes AD BD are [ ] in it, Ý ¨ in 037, Ý ¨ in 500.');
    expect(titleOfCode(codes[0])).toBe('EBCDIC (code page 1047)');
  });

  it('may be stated', () => {
    const text = ebcdic('C 1 NAME: LINE [CROP] 1', 500);
    expect(textCodesOf([text], 'ebcdic-037')).toEqual([
      { encoding: 'ebcdic', codePage: 37, reason: 'EBCDIC: as requested; code page 037: as requested.' },
    ]);
    expect(textCodesOf([text], 'ebcdic')[0].codePage).toBe(500);
    expect(textCodesOf([text], 'ascii')[0]).toMatchObject({ encoding: 'ascii', codePage: null });
    expect(codeOfName('ebcdic')).toEqual(codeOfName('ebcdic-037'));
  });
});

describe('the encoding of a text', () => {
  it('is told by its signs, whatever fills it up', () => {
    const filled = (bytes: Uint8Array, filler: number) => {
      const text = new Uint8Array(3200).fill(filler);
      text.set(bytes);
      return text;
    };
    const stanza = latin('((SEG: EndText))');
    for (const filler of [0, 0x20, 0x40, 0xff]) {
      expect(encodingOfText(filled(stanza, filler))).toBe('ascii');
      expect(encodingOfText(filled(ebcdicOfLatin(stanza), filler))).toBe('ebcdic');
    }
    expect(encodingOfText(new Uint8Array(3200).fill(0x20))).toBe('ascii');
    expect(encodingOfText(new Uint8Array(3200).fill(0x40))).toBe('ebcdic');
    expect(encodingOfText(new Uint8Array(3200))).toBe('ebcdic');
  });

  it('is that of each stanza, and what hardly says anything is as the text in front of it', async () => {
    const ascii = (text: string) => latin(text.padEnd(3200));
    const texts = [
      ebcdic('C 1 HELLO', 37),
      ascii('((SEG: Location Data ver 1.0)) ASCII'),
      ascii('12.5'),
      ebcdic('((SEG: Measurement Units ver 1.0)) [M]', 1047),
      ebcdic('7', 1047),
      ascii('((SEG: EndText))'),
    ];
    const file = makeSegy({ extendedText: Array(5).fill('x'), binary: { 3505: 5 } });
    texts.forEach((text, i) => {
      file.set(text, i === 0 ? 0 : 400 + 3200 * i);
    });
    const dataset = await openSegy(createMemorySource(file));
    const found = dataset.text.map(({ encoding, codePage, lines }) => [encoding, codePage, lines[0]]);
    expect(found).toEqual([
      ['ebcdic', 1047, 'C 1 HELLO'],
      ['ascii', null, '((SEG: Location Data ver 1.0)) ASCII'],
      ['ascii', null, '12.5'],
      ['ebcdic', 1047, '((SEG: Measurement Units ver 1.0)) [M]'],
      ['ebcdic', 1047, '7'],
      ['ascii', null, '((SEG: EndText))'],
    ]);
    expect(
      dataset.stanzas.map(({ name, headerCount, text }) => [name, headerCount, text.slice(0, 9).trim()]),
    ).toEqual([
      ['SEG: Location Data ver 1.0', 2, 'ASCII'],
      ['SEG: Measurement Units ver 1.0', 2, '[M]'],
      ['SEG: EndText', 1, ''],
    ]);
    expect(dataset.layout.textCodes).toHaveLength(6);
    const stated = await openSegy(createMemorySource(file), { textEncoding: 'ebcdic-037' });
    expect(stated.text[3].lines[0]).toBe('((SEG: Measurement Units ver 1.0)) ÝM¨');
    expect(stated.text[1].encoding).toBe('ascii');
  });
});

describe.skipIf(!hasCases)(`case ebcdic-brackets${casesMissing}`, () => {
  it('is right, and says by which code page', async () => {
    const { text, layout } = await openCase('ebcdic-brackets', 'brackets.sgy');
    expect(text[0].lines[1]).toBe('C 2 NAME: LINE [CROP] 1 TYPE: 2D');
    expect(layout.textCodes[0]).toMatchObject({ codePage: 1047, reason: expect.stringContaining('1047') });
  });
});
