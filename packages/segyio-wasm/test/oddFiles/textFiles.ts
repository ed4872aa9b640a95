/** Odd files of kinds T (text) and R (radar). */
import { type CodePage, ebcdicOfLatin } from '../../src/text/ebcdic.js';
import { type GprFile, makeDzt, makeMala } from '../makeGpr.js';
import type { OddFile } from './oddFile.js';
import { rightSection, sectionFile } from './section.js';

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function withText(bytes: Uint8Array, text: Uint8Array, at = 0): Uint8Array {
  bytes.set(text, at);
  return bytes;
}

export const BRACKETS = 'C 2 NAME: LINE [CROP] 1 TYPE: 2D';

function brackets(page: CodePage): Uint8Array {
  const text = `${'C 1 CLIENT'.padEnd(80)}${BRACKETS.padEnd(80)}`.padEnd(3200);
  return withText(sectionFile(), ebcdicOfLatin(latin(text), page));
}

export const LINES = Array.from(
  { length: 40 },
  (_, i) => `C${String(i + 1).padStart(2, '0')} SHIFTED LINE ${i + 1} OF A HEADER`,
);

function withLineEnds(end: string): Uint8Array {
  return withText(
    sectionFile(),
    latin(
      LINES.map((line) => line + end)
        .join('')
        .padEnd(3200),
    ),
  );
}

function mixedStanzas(): Uint8Array {
  const bytes = sectionFile({ extendedText: ['((SEG: A ver 1.0)) ASCII', 'x', '((SEG: EndText))'] });
  return withText(bytes, ebcdicOfLatin(latin('((SEG: B ver 1.0)) EBCDIC [M]'.padEnd(3200)), 1047), 6800);
}

export function textFiles(): OddFile[] {
  const t = (title: string, name: string, trait: string, bytes: Uint8Array): OddFile => ({
    ...{ kind: 'T', title, name, trait, bytes },
    right: rightSection(),
  });
  const endless = sectionFile({ extendedText: ['((SEG: A ver 1.0)) x', 'more'], binary: { 3505: -1 } });
  return [
    t('ebcdic-brackets', 'cp1047.sgy', 'EBCDIC of code page 1047, as Petrel writes it', brackets(1047)),
    t('ebcdic-brackets', 'cp500.sgy', 'EBCDIC of code page 500', brackets(500)),
    t('ebcdic-brackets', 'cp037.sgy', 'EBCDIC of code page 037', brackets(37)),
    t('text-with-line-ends', 'crlf.sgy', '40 lines that end in CR LF', withLineEnds('\r\n')),
    t('text-with-line-ends', 'lf.sgy', '40 lines that end in LF', withLineEnds('\n')),
    t('stanzas-of-two-encodings', 'stanzas.sgy', 'a stanza in ASCII, the next in EBCDIC', mixedStanzas()),
    t('text-without-end', 'endless.sgy', 'extended text of count -1 without ((SEG: EndText))', endless),
  ];
}

function utf16(text: string, isLittle: boolean, isMarked: boolean): Uint8Array {
  const codes = [...(isMarked ? [0xfeff] : []), ...latin(text)];
  const view = new DataView(new ArrayBuffer(2 * codes.length));
  codes.forEach((code, i) => {
    view.setUint16(2 * i, code, isLittle);
  });
  return new Uint8Array(view.buffer);
}

/** Samples are all bit patterns; the right values are read from the bytes. */
function malaFiles(encode: (text: string) => Uint8Array): { data: GprFile; partner: GprFile } {
  const { data, header } = makeMala({ settings: { ANTENNAS: 'BH100 MHz' } });
  return { data, partner: { name: header.name, bytes: encode(String.fromCharCode(...header.bytes)) } };
}

export function radarFiles(): OddFile[] {
  const antenna = (view: DataView) => {
    view.setUint16(0, 0x0700, true);
    for (let i = 0; i < 14; i++) view.setUint8(98 + i, '400MHz'.charCodeAt(i) || 0);
  };
  const dzt = makeDzt({ change: antenna });
  const words = new DataView(dzt.bytes.buffer, 1024);
  const dztRight = {
    traces: 7,
    samples: 22,
    first: [2, 3, 4, 5].map((i) => words.getUint16(2 * i, true) - 32768),
  };
  const r = (
    title: string,
    trait: string,
    file: Pick<OddFile, 'name' | 'bytes' | 'right' | 'partner'>,
  ): OddFile => ({
    ...{ kind: 'R', title, trait },
    ...file,
  });
  const mala = (title: string, trait: string, encode: (text: string) => Uint8Array, name?: string) => {
    const { data, partner } = malaFiles(encode);
    const view = new DataView(data.bytes.buffer);
    const right = { traces: 9, samples: 16, first: [0, 1, 2, 3].map((i) => view.getInt16(2 * i, true)) };
    return r(title, trait, { ...data, name: name ?? data.name, partner, right });
  };
  return [
    r('dzt-tag-0700', 'DZT with the tag 0x0700', { ...dzt, right: dztRight }),
    r('dzt-tag-0700', 'the same under another name', { ...dzt, name: 'SCAN01.DAT', right: dztRight }),
    mala('rad-utf16', '.rad in UTF-16 with a mark', (text) => utf16(text, true, true)),
    mala('rad-utf16', '.rad in UTF-16, the other order, without a mark', (text) => utf16(text, false, false)),
    mala('rad-utf16', '.rad in UTF-8 with a mark', (text) => Uint8Array.of(0xef, 0xbb, 0xbf, ...latin(text))),
    mala('radar-by-content', '.rd3 under another name', latin, 'profile_1.bin'),
  ];
}
