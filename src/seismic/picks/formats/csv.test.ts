import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_PICKS } from '#seismic/picks/formats/csv';
import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import { formatOfText } from '#seismic/picks/formats/registry';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';

const { read, write } = CSV_PICKS;
const size = { traces: 32, durationMs: 160.5 };
const PICKS: SurveyPick[] = [
  { id: 'a', class: 'diffraction', trace: 120, timeMs: 812.25, ...size, plane: 'line', velocityMps: 2100 },
  {
    id: 'b',
    class: 'noise',
    inline: -3,
    crossline: 340,
    timeMs: 4,
    ...size,
    plane: 'inline:-3',
    note: 'a; "b", c',
  },
];

const shared = {
  id: fc.uuid(),
  class: fc.constantFrom(...EVENT_CLASSES),
  timeMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0),
  traces: fc.integer({ min: 1, max: 4096 }),
  durationMs: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  note: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
  plane: fc.constantFrom('line', 'inline:120', 'crossline:340:450'),
};
const REQUIRED = ['id', 'class', 'timeMs', 'traces', 'durationMs', 'plane'] as const;
const lineNumber = fc.integer({ min: -99_999, max: 99_999 });
const anyPick: fc.Arbitrary<SurveyPick> = fc.oneof(
  fc.record({ ...shared, trace: fc.nat({ max: 1e9 }) }, { requiredKeys: [...REQUIRED, 'trace'] }),
  fc.record(
    { ...shared, inline: lineNumber, crossline: lineNumber, offset: lineNumber },
    { requiredKeys: [...REQUIRED, 'inline', 'crossline'] },
  ),
);

function failureOf(text: string): PickFormatError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof PickFormatError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('picks as CSV', () => {
  it('has one row a pick and quotes cells that need it', () => {
    expect(write(PICKS)).toBe(
      'class,trace,inline,crossline,offset,timeMs,traces,durationMs,velocityMps,note,author,plane,id\r\n' +
        'diffraction,120,,,,812.25,32,160.5,2100,,,line,a\r\n' +
        'noise,,-3,340,,4,32,160.5,,"a; ""b"", c",,inline:-3,b\r\n',
    );
  });

  it('reads what it wrote', () => {
    const lists = fc.uniqueArray(anyPick, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(lists, (picks) => {
        expect(read(write(picks))).toEqual(picks);
      }),
      { numRuns: 100, seed: 20 },
    );
  });

  it.each([
    [
      'columns in another order, some of them of another program, and no ids',
      'Trace,Interpreter,class,durationMs,traces,TimeMs\n7,Ada,noise,160,32,812\n8,Bo,reflection,160,32,900\n',
    ],
    [
      'semicolons and decimal commas, as spreadsheets of many countries write',
      '\uFEFFtrace;class;durationMs;traces;timeMs\r\n7;noise;160,0;32;812,0\r\n\r\n8;reflection;160;32;9e2\r\n;;;;\r\n',
    ],
    [
      'cells in quotes and spaces around, and no line end behind the last row',
      '"trace", class ,durationMs,traces,timeMs\r"7", noise ,"160",32,812\r8,reflection,160,32,+900.',
    ],
  ])('takes %s', (_, text) => {
    const shape = { traces: 32, durationMs: 160, plane: 'line' };
    expect(read(text)).toEqual([
      { id: 'pick-1', class: 'noise', trace: 7, timeMs: 812, ...shape },
      { id: 'pick-2', class: 'reflection', trace: 8, timeMs: 900, ...shape },
    ]);
    expect(formatOfText(text, 'picks.txt')).toBe(CSV_PICKS);
  });

  const header = 'class,trace,timeMs,traces,durationMs,note,id';
  it.each([
    ['', /^line 1: no columns$/, /class,trace,timeMs/],
    ['class,trace,timeMs,traces\n', /^line 1, column durationMs: the column is missing$/, /first line/],
    [
      'class,timeMs,traces,durationMs,inline\n',
      /^line 1, column trace: the column is missing$/,
      /first line/,
    ],
    [`${header},Trace\n`, /^line 1, column trace: the column occurs twice$/, /one of them/],
    [`${header}\nnoise,1.5,4,32,160\n`, /^line 2, column trace: found 1.5$/, /whole number/],
    [`${header}\nnoise,,4,32,160\n`, /^line 2, column trace: found nothing$/, /0-based/],
    [`${header}\nnoise,1,"4,5",32,160\n`, /^line 2, column timeMs: found "4,5"$/, /milliseconds/],
    [`${header}\nnoise,1,0x10,32,160\n`, /^line 2, column timeMs: found "0x10"$/, /milliseconds/],
    [
      `${header}\nfault,1,4,32,160\n`,
      /^line 2, column class: found "fault"$/,
      /diffraction, reflection, noise/,
    ],
    [
      `${header}\nnoise,1,4,32,160,a,b,c\n`,
      /^line 2: 8 cells where the first line has 7$/,
      /quotation marks/,
    ],
    [
      `${header}\r\n\r\nnoise,1,4,32,160,"two\r\nlines"\r\nnoise,1,4,0,160\r\n`,
      /^line 5, column traces: found 0$/,
      /from 1 to 4096/,
    ],
    [`${header}\nnoise,1,4,32,160,"open\nnoise,2,4,32,160\n`, /^line 2: a quotation mark without/, /Close/],
    [`${header}\nnoise,1,4,32,160,,a\nnoise,2,4,32,160,,a\n`, /^Two picks have the id "a"$/, /different/],
  ])('names line, column and remedy in %j', (text, message, remedy) => {
    const failure = failureOf(text);
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toMatch(remedy);
  });
});
