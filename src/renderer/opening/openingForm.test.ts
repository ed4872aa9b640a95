import { describe, expect, it } from 'vitest';
import { fieldsOf, openingOfFields } from '#renderer/opening/openingForm';
import type { OpeningOptions } from '#seismic/survey/openingOptions';

const ALL: Required<OpeningOptions> = {
  kind: 'segy',
  formatCode: 5,
  byteOrder: 'big',
  sampleByteOrder: 'little',
  sampleCount: 560,
  sampleIntervalUs: 2500,
  revision: '2.1',
  textEncoding: 'ebcdic-1047',
  extendedTextCount: 2,
  part: 2,
  recover: true,
  coordinateScalar: -100,
  headerBytes: { inline: 9, crossline: 21 },
};

describe('the form of opening options', () => {
  it('states what it was filled with, and nothing where it is empty', () => {
    expect(openingOfFields(fieldsOf(ALL))).toEqual(ALL);
    expect(openingOfFields(fieldsOf({}))).toEqual({});
  });

  it.each([
    ['sampleCount', '12.5', /^The field "Samples a trace" must be a whole number\.$/],
    ['sampleIntervalUs', 'fast', /^Sample interval, µs: "fast" is no number\.$/],
    ['coordinateScalar', '0', /^The field "Scalar of coordinates" must not be 0\.$/],
    ['headerBytes', 'inline=0', /first byte of inline/],
    ['headerBytes', 'depth=3', /fields are inline/],
  ])('names what is wrong: %s %s', (name, value, message) => {
    expect(() => openingOfFields({ ...fieldsOf({}), [name]: value })).toThrow(message);
  });
});
