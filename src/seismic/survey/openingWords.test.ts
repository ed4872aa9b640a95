import { formatOfCode } from 'segyio-wasm';
import { describe, expect, it } from 'vitest';
import { FORMAT_CODES, isAsStated } from '#seismic/survey/openingOptions';
import { FORMAT_NAMES, openingWords } from '#seismic/survey/openingWords';

describe('options of opening in words', () => {
  it('name the formats as the library that reads them does', () => {
    for (const code of FORMAT_CODES) expect(FORMAT_NAMES[code]).toBe(formatOfCode(code)?.name);
  });

  it('say what is stated, and that nothing is', () => {
    expect(openingWords({ formatCode: 5, sampleByteOrder: 'little', headerBytes: { cdp: 9 } })).toBe(
      'format 5 (IEEE float, 4 bytes), samples little-endian, cdp at byte 9',
    );
    expect(openingWords({ coordinateScalar: -10 })).toBe('coordinates scaled by -10');
    expect([openingWords({}), isAsStated({}), isAsStated({ part: 2 })]).toEqual([
      'as its headers state',
      true,
      false,
    ]);
  });
});
