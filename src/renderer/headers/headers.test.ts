import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderScan } from '#contract/headers/headers';
import { bytesText, columnsOf } from '#renderer/headers/fieldOrder';
import { headerBytesOf, keyFieldsOf } from '#renderer/headers/keyFields';
import { newestOnly } from '#renderer/headers/newestOnly';
import { rowAtScroll, scrolledPx, scrollOfRow } from '#renderer/headers/rowScroll';
import { FIELD_BYTE_ORDERS, FIELD_TYPES, MAPPED_FIELDS } from '#seismic/survey/openingOptions';

const SEED = 11;
const VIEW_PX = 440;

describe('a table that is scrolled', () => {
  it('has every row at the place of the bar for it, where no more rows than pixels are', () => {
    const rows = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 100_000 }), (rowCount, wish) => {
        const view = { rowCount, shownCount: 20 };
        const row = Math.min(wish, Math.max(0, rowCount - 20));
        expect(rowAtScroll(scrollOfRow(row, view, VIEW_PX), view, VIEW_PX)).toBe(row);
      }),
      { seed: SEED },
    );
  });

  it('goes from the first to the last row of any number, under a height that is drawn', () => {
    const view = { rowCount: 80_000_000, shownCount: 20 };
    const height = scrolledPx(view, VIEW_PX);
    expect(height).toBeLessThan(16_000_000);
    expect(rowAtScroll(0, view, VIEW_PX)).toBe(0);
    expect(rowAtScroll(height - VIEW_PX, view, VIEW_PX)).toBe(80_000_000 - 20);
  });
});

describe('the bytes of keys in the form', () => {
  const byte = fc.integer({ min: 1, max: 237 });
  const typed = fc
    .tuple(byte, fc.constantFrom(...FIELD_TYPES), fc.option(fc.constantFrom(...FIELD_BYTE_ORDERS)))
    .map(([first, type, order]) => [first, type, ...(order ? [order] : [])].join(':'));

  it('come back as they were stated', () => {
    const stated = fc.dictionary(fc.constantFrom(...MAPPED_FIELDS), fc.oneof(byte, typed), { minKeys: 1 });
    fc.assert(
      fc.property(stated, (headerBytes) => {
        expect(headerBytesOf(keyFieldsOf(headerBytes))).toEqual({ ...headerBytes });
      }),
      { seed: SEED },
    );
    expect(headerBytesOf(keyFieldsOf())).toBeUndefined();
  });

  it.each(['0', '238', '1.5', 'x'])('refuses byte %s with the name of the key', (text) => {
    const fields = keyFieldsOf({ offset: 37 });
    fields.offset.byte = text;
    expect(() => headerBytesOf(fields)).toThrow(/^Offset: .* 1 to 237/);
  });
});

describe('columns of the table', () => {
  const field = (name: string, byte: number) => ({ name, byte, byteCount: 4, type: 'int32' as const });
  const range = (name: string, byte: number, [minimum, maximum]: readonly [number, number]) => ({
    ...{ name, byte, type: 'int32' as const, minimum, maximum, first: minimum, last: maximum },
    ...{ distinctCount: 2, roles: [], order: minimum === maximum ? ('equal' as const) : ('rising' as const) },
  });
  const fields = [field('a', 1), field('b', 5), field('c', 9)];
  const scan: HeaderScan = {
    ...{ scan: 'quick', traceCount: 9, scannedTraceCount: 9, proposals: [] },
    ranges: [range('a', 1, [0, 0]), range('b', 5, [3, 3]), range('c', 9, [1, 9])],
  };

  it('that vary come first, then those that are not 0, each with its place among the values', () => {
    expect(columnsOf(fields, scan).map(({ name, index }) => [name, index])).toEqual([
      ...[['c', 2] as const, ['b', 1] as const, ['a', 0] as const],
    ]);
    expect(columnsOf(fields, null).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('are named by their first and last byte', () => {
    expect(['a', 'b'].map((_, i) => bytesText({ byte: 29, byteCount: 1 + i }))).toEqual(['29', '29–30']);
  });
});

describe('the newest of many calls', () => {
  it('is made after the one under way, those between are not', async () => {
    const made: number[] = [];
    const ends: (() => void)[] = [];
    const call = newestOnly(
      (argument: number) =>
        new Promise<void>((resolve) => {
          made.push(argument);
          ends.push(resolve);
        }),
    );
    for (const argument of [1, 2, 3]) call(argument);
    expect(made).toEqual([1]);
    ends[0]();
    await Promise.resolve();
    await Promise.resolve();
    expect(made).toEqual([1, 3]);
  });
});
