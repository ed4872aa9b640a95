import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dumpRows, fieldAt } from '#seismic/survey/byteDump';

const FIRST = fc.constantFrom(1, 3201);

describe('a byte dump', () => {
  it('has each byte once, at its number, in rows of sixteen', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), FIRST, (bytes, firstByte) => {
        const rows = dumpRows(bytes, bytes, firstByte);
        expect(Buffer.from(rows.flatMap(({ hex }) => hex).join(''), 'hex')).toEqual(Buffer.from(bytes));
        rows.forEach((row, i) => {
          expect(row.firstByte).toBe(firstByte + 16 * i);
          expect(row.hex.length).toBe(Math.min(16, bytes.length - 16 * i));
          expect(row.characters.length).toBe(row.hex.length);
        });
      }),
      { seed: 5 },
    );
  });

  it('shows letters as they are and no control character', () => {
    const rows = dumpRows(
      Uint8Array.from({ length: 256 }, (_, i) => i),
      Uint8Array.from({ length: 256 }, (_, i) => i),
      1,
    );
    const shown = rows.flatMap(({ characters }) => characters);
    for (const letter of 'C 1 Az~é') expect(shown[letter.charCodeAt(0)]).toBe(letter);
    expect(shown.filter((character) => /[\p{Cc}\p{Cf}]/u.test(character))).toEqual([]);
  });

  it('names the field of a byte, and none between fields', () => {
    const fields = [
      { name: 'CDP', byte: 21, byteCount: 4 },
      { name: 'wide', byte: 20, byteCount: 8 },
      { name: 'far', byte: 40, byteCount: 2 },
    ];
    const nameAt = (byte: number) => fieldAt(fields, byte)?.name ?? null;
    expect([19, 20, 21, 24, 25, 27, 28, 40, 41, 42].map(nameAt)).toEqual([
      ...[null, 'wide', 'CDP', 'CDP', 'wide', 'wide', null, 'far', 'far', null],
    ]);
  });
});
