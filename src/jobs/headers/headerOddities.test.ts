import { describe, expect, it } from 'vitest';
import { headerOddities } from '#jobs/headers/headerOddities';

const range = (name: string, byte: number, [minimum, maximum]: readonly [number, number]) => ({
  ...{ name, byte, minimum, maximum },
});

describe('odd header values', () => {
  it.each([
    [range('SourceGroupScalar', 71, [-100, -100]), []],
    [
      range('SourceGroupScalar', 71, [-100, 1]),
      ['SourceGroupScalar (bytes 71-72), which scales coordinates, differs from trace to trace: -100 to 1.'],
    ],
    [
      range('ElevationScalar', 69, [3, 3]),
      [
        'ElevationScalar (bytes 69-70), which scales elevations and depths, is 3 to 3; the standard defines 1 to 10000 by powers of ten.',
      ],
    ],
    [range('TraceIdentificationCode', 29, [1, 1]), []],
    [
      range('TraceIdentificationCode', 29, [1, 2]),
      ['Traces of several kinds: identification codes 1 to 2 (bytes 29-30).'],
    ],
    [
      range('CoordinateUnits', 89, [1, 9]),
      ['Coordinate units 1 to 9 (bytes 89-90); the standard defines 1 to 4.'],
    ],
    [range('CDP', 21, [1, 900]), []],
  ])('of %o are reported', (one, expected) => {
    expect(headerOddities([one])).toEqual(expected);
  });
});
