import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfName, encodingOfText } from '../text/textEncoding.js';
import { linesOfText } from '../text/textHeader.js';
import { bytesOfText, changeText, textThatFits } from './changeText.js';

describe('lines of text headers', () => {
  it('read back as they were written, in either encoding', () => {
    const line = fc.array(fc.integer({ min: 33, max: 126 }), { minLength: 1, maxLength: 80 });
    const lines = fc.array(
      line.map((codes) => String.fromCharCode(...codes)),
      { maxLength: 40 },
    );
    const property = fc.property(
      lines,
      fc.constantFrom('ebcdic' as const, 'ascii' as const),
      (given, encoding) => {
        const found = linesOfText(bytesOfText(given, codeOfName(encoding)), encoding);
        expect(found).toEqual(Array.from({ length: 40 }, (_, i) => given[i] ?? ''));
      },
    );
    fc.assert(property, { seed: 2, numRuns: 60 });
  });

  it('are the bytes that the code pages say', () => {
    const bytes = bytesOfText(['C 1 A[z]'], codeOfName('ebcdic'));
    expect([...bytes.subarray(0, 9)]).toEqual([0xc3, 0x40, 0xf1, 0x40, 0xc1, 0xba, 0xa9, 0xbb, 0x40]);
    expect(
      Buffer.from(bytesOfText(['C 1 A[z]'], codeOfName('ascii')).subarray(0, 9)).toString('latin1'),
    ).toBe('C 1 A[z] ');
  });

  it('refuse what the encoding lacks, with line and column', () => {
    expect(() => bytesOfText(['', '', 'Länge → Breite'], codeOfName('ebcdic'))).toThrow(
      '"→" at column 7 of line 3 of the text header has no place in EBCDIC (code page 037).',
    );
    expect(() => bytesOfText(['Länge'], codeOfName('ascii'))).toThrow(
      '"ä" at column 2 of line 1 of the text header has no place in ASCII.',
    );
    expect(() => bytesOfText(['a\tb'], codeOfName('ascii'))).toThrow('"\\t" at column 2');
    expect(() => bytesOfText(['x'.repeat(81)], codeOfName('ascii'))).toThrow(
      'Text of 81 characters for line 1 of the text header, which holds 80.',
    );
    expect(() => bytesOfText(Array(41).fill(''), codeOfName('ascii'))).toThrow(
      '41 lines of text given; a text header has 40.',
    );
    expect(textThatFits(`Länge → 😀${'.'.repeat(90)}`, 'ascii')).toBe(`L?nge ? ?${'.'.repeat(71)}`);
  });

  it('change in place, each header in its own encoding, and nothing else', () => {
    const first = { encoding: 'ebcdic' as const, bytes: bytesOfText(['C 1', 'C 2'], codeOfName('ebcdic')) };
    const second = { encoding: 'ascii' as const, bytes: bytesOfText(['((SEG: x'], codeOfName('ascii')) };
    const before = [first.bytes.slice(), second.bytes.slice()];
    changeText(
      [first, second],
      new Map([
        [1, 'second'],
        [43, 'fourth'],
      ]),
    );
    expect(linesOfText(first.bytes, 'ebcdic').slice(0, 3)).toEqual(['C 1', 'second', '']);
    expect(linesOfText(second.bytes, 'ascii')[3]).toBe('fourth');
    expect(encodingOfText(second.bytes)).toBe('ascii');
    const outside = (bytes: Uint8Array, row: number) =>
      [...bytes].filter((_, i) => Math.floor(i / 80) !== row);
    expect(outside(first.bytes, 1)).toEqual(outside(before[0], 1));
    expect(outside(second.bytes, 3)).toEqual(outside(before[1], 3));
    const kept = first.bytes.slice();
    for (const lines of [
      new Map([
        [0, 'new'],
        [80, 'x'],
      ]),
      new Map([
        [0, 'new'],
        [1, '→'],
      ]),
      new Map([[0.5, '']]),
    ])
      expect(() => changeText([first, second], lines)).toThrow();
    expect(first.bytes).toEqual(kept);
  });
});
