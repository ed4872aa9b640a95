import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SURVEY_PICK_SCHEMA } from '#seismic/picks/pickSchema';
import { parsePlainly } from '#seismic/schema/parsePlainly';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';

/** One field for each kind of thing that can be wrong. */
const SCHEMA = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['segy', 'su']),
  steps: z.int().min(1).max(10),
  rate: z.number().gt(0).lt(1),
  half: z.number().multipleOf(0.5).optional(),
  name: z.string().min(2).max(4),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  made: z.iso.datetime(),
  isWhole: z.boolean(),
  nothing: z.null(),
  weights: z.tuple([z.number(), z.number()]),
  filters: z.array(z.int()).min(1).max(2),
  three: z.array(z.int()).length(3),
  bytes: z.record(z.string().max(3), z.int()),
  picks: z.array(SURVEY_PICK_SCHEMA),
  scale: z.number().refine((scale) => scale !== 0, 'must not be 0'),
  when: z.date().optional(),
});

const RIGHT = {
  version: 1,
  kind: 'su',
  steps: 3,
  rate: 0.5,
  name: 'west',
  colour: '#56b4e9',
  made: '2026-11-29T12:00:00Z',
  isWhole: true,
  nothing: null,
  weights: [1, 2],
  filters: [4],
  three: [1, 2, 3],
  bytes: { cdp: 21 },
  picks: [{ id: 'a', class: 'noise', trace: 3, timeMs: 20, traces: 9, durationMs: 40 }],
  scale: 2,
};

function faultOf(schema: z.ZodType, value: unknown): string {
  const parsed = parsePlainly(schema, value);
  return parsed.success ? 'none' : `${parsed.fault.place}: ${parsed.fault.finding}`;
}

/** Right but for one field. */
const withField = (name: string, value: unknown): unknown => ({ ...RIGHT, [name]: value });
const pickWith = (change: object): unknown =>
  withField('picks', [RIGHT.picks[0], { ...RIGHT.picks[0], ...change }]);
const [{ trace: _, ...placeless }] = RIGHT.picks;

/** Words that the library's own texts have, and ours do not. */
const LIBRARY_WORDS =
  /invalid|expected|received|unrecognized|too (small|big)|>=|<=|\bnan\b|undefined|\bint\b|pattern/i;

describe('what a schema finds wrong, in plain words', () => {
  it('is nothing where all is right', () => {
    expect(parsePlainly(SCHEMA, RIGHT)).toEqual({
      success: true,
      data: expect.objectContaining({ steps: 3 }),
    });
  });

  it.each([
    [null, 'the file: must hold named fields'],
    ['text', 'the file: must hold named fields'],
    [withField('version', 2), 'version: must be 1'],
    [withField('version', undefined), 'version: is missing'],
    [withField('kind', 'segd'), 'kind: must be one of segy, su'],
    [withField('kind', undefined), 'kind: is missing'],
    [withField('steps', undefined), 'steps: is missing'],
    [withField('steps', '3'), 'steps: must be a number'],
    [withField('steps', 2.5), 'steps: must be a whole number'],
    [withField('steps', 0), 'steps: must be 1 or more'],
    [withField('steps', 11), 'steps: must be 10 or less'],
    [withField('rate', 0), 'rate: must be more than 0'],
    [withField('rate', 1), 'rate: must be less than 1'],
    [withField('rate', Number.NaN), 'rate: must be a number'],
    [withField('half', 0.3), 'half: must be a multiple of 0.5'],
    [withField('name', 'w'), 'name: must have at least 2 letters'],
    [pickWith({ id: '' }), 'picks.1.id: must not be empty'],
    [withField('name', 'western'), 'name: must have at most 4 letters'],
    [withField('name', 7), 'name: must be a text'],
    [withField('colour', 'red'), 'colour: is not written as it must be'],
    [withField('made', 'today'), 'made: is not written as it must be'],
    [withField('isWhole', 1), 'isWhole: must be true or false'],
    [withField('nothing', 1), 'nothing: must be null'],
    [withField('weights', [1]), 'weights: must have at least 2 entries'],
    [withField('weights', 1), 'weights: must be a list'],
    [withField('filters', []), 'filters: must not be empty'],
    [withField('filters', [1, 2, 3]), 'filters: must have at most 2 entries'],
    [withField('filters', [1, 'x']), 'filters.1: must be a number'],
    [withField('three', [1]), 'three: must have 3 entries'],
    [withField('three', [1, 2, 3, 4]), 'three: must have 3 entries'],
    [withField('bytes', { inline: 189 }), 'bytes.inline: has a name that is not allowed'],
    [withField('bytes', []), 'bytes: must hold named fields'],
    [withField('scale', 0), 'scale: must not be 0'],
    [withField('when', 'today'), 'when: is of another type than it must be'],
    [withField('colur', 1), 'the file: has the unknown field colur'],
    [{ ...RIGHT, b: 1, c: 1 }, 'the file: has the unknown fields b, c'],
    [pickWith({ traces: 0 }), 'picks.1.traces: must be 1 or more'],
    [withField('picks', [placeless]), 'picks.0.trace: is missing'],
    [
      withField('picks', [{ ...placeless, inline: 3, crossline: 0.5 }]),
      'picks.0.crossline: must be a whole number',
    ],
    [withField('picks', [undefined]), 'picks.0: is missing'],
    [withField('picks', [7]), 'picks.0: has none of the allowed forms'],
  ])('of %j: %s', (value, fault) => {
    expect(faultOf(SCHEMA, value)).toBe(fault);
  });

  it('shows a dozen of many allowed values', () => {
    const many = z.enum(Array.from({ length: 40 }, (__, i) => `n${i}`));
    expect(faultOf(many, 'x')).toBe(
      'the file: must be one of n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, …',
    );
  });

  it('has the place and no word of the library, whatever JSON there is in whatever field', () => {
    const names = Object.keys({ ...RIGHT, half: 1, when: 1, strange: 1 });
    const wrong = fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.tuple(fc.constantFrom(...names), fc.jsonValue()).map(([name, value]) => withField(name, value)),
      fc.dictionary(fc.constantFrom('trace', 'inline', 'class', 'traces'), fc.jsonValue()).map(pickWith),
    );
    fc.assert(
      fc.property(
        wrong,
        fc.constantFrom<z.ZodType>(SCHEMA, OPENING_SCHEMA, SURVEY_PICK_SCHEMA),
        (value, schema) => {
          const parsed = parsePlainly(schema, value);
          if (parsed.success) return;
          const { path, place, finding } = parsed.fault;
          expect(place).toBe(path.length === 0 ? 'the file' : path.join('.'));
          expect(finding).toMatch(/^(is|must|has) /);
          // The names of unknown fields are the user's own.
          if (!finding.includes('unknown field')) expect(finding).not.toMatch(LIBRARY_WORDS);
        },
      ),
      { numRuns: 500 },
    );
  });
});
