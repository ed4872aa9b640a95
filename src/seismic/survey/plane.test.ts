import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { SectionPlane, SlicePlane } from '#seismic/survey/plane';
import { planeTitle } from '#seismic/survey/planeTitle';
import { positionOfTrace, type Survey, traceAtPosition } from '#seismic/survey/survey';

/** How a generated table of headers is laid out. */
interface Layout {
  readonly seed: number;
  readonly inlineCount: number;
  readonly crosslineCount: number;
  readonly inlineStep: number;
  readonly crosslineStep: number;
  readonly offsetCount: number;
  readonly holes: number;
  readonly isShuffled: boolean;
}

interface HeaderRow {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
}

/** The headers of a volume in file order. */
function headersOf(layout: Layout): HeaderRow[] {
  const random = createRandom(layout.seed);
  const rows: HeaderRow[] = [];
  for (let i = 0; i < layout.inlineCount; i++)
    for (let x = 0; x < layout.crosslineCount; x++)
      for (let o = 0; o < layout.offsetCount; o++)
        rows.push({
          inline: 100 + i * layout.inlineStep,
          crossline: 2000 + x * layout.crosslineStep,
          offset: 150 + 50 * o,
        });
  const kept = rows.filter((_, i) => i === 0 || random.uniform() >= layout.holes);
  return layout.isShuffled ? random.shuffle(kept) : kept;
}

function surveyOf(rows: readonly HeaderRow[], isPreStack: boolean): Survey {
  const column = (key: keyof HeaderRow) => rows.map((row) => row[key]);
  const scale = (name: string, byte: number, values: number[]) => ({ name, byte, values });
  return {
    traceCount: rows.length,
    samples: { domain: 'time', sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 100 },
    grid: {
      inlines: column('inline'),
      crosslines: column('crossline'),
      offsets: isPreStack ? column('offset') : null,
    },
    scales: [
      scale(
        'CDP',
        21,
        rows.map(({ inline, crossline }) => inline * 10_000 + crossline),
      ),
      scale('Offset', 37, column('offset')),
    ],
    coordinates: { x: rows.map(({ crossline }) => 3 * crossline), y: rows.map(({ inline }) => 4 * inline) },
  };
}

const LAYOUTS: fc.Arbitrary<Layout> = fc.record({
  seed: fc.nat(1000),
  inlineCount: fc.integer({ min: 1, max: 7 }),
  crosslineCount: fc.integer({ min: 1, max: 7 }),
  inlineStep: fc.constantFrom(-7, -1, 1, 3),
  crosslineStep: fc.constantFrom(-2, 1, 5),
  offsetCount: fc.integer({ min: 1, max: 3 }),
  holes: fc.constantFrom(0, 0.3),
  isShuffled: fc.boolean(),
});

function section(survey: Survey, name: string): SectionPlane {
  const plane = planeNamed(survey, name);
  if (plane.kind === 'slice') throw new Error(`${name} is a slice`);
  return plane;
}

function slice(survey: Survey, name: string): SlicePlane {
  const plane = planeNamed(survey, name);
  if (plane.kind !== 'slice') throw new Error(`${name} is no slice`);
  return plane;
}

/** The definition by direct search: of the traces at a place the one of least offset, then the first. */
function search(rows: readonly HeaderRow[], inline: number, crossline: number): number | null {
  let found: number | null = null;
  rows.forEach((row, trace) => {
    if (row.inline !== inline || row.crossline !== crossline) return;
    if (found === null || row.offset < rows[found].offset) found = trace;
  });
  return found;
}

const columnsOf = (plane: SectionPlane) =>
  Array.from({ length: plane.columns.count }, (_, column) => plane.traceAt(column));

function checkAll(check: (survey: Survey, rows: readonly HeaderRow[], layout: Layout) => void): void {
  fc.assert(
    fc.property(LAYOUTS, (layout) => {
      const rows = headersOf(layout);
      check(surveyOf(rows, layout.offsetCount > 1), rows, layout);
    }),
    { seed: 5, numRuns: 60 },
  );
}

describe('planes of a survey, by a direct search over its headers', () => {
  it('the line is every trace in file order', () => {
    checkAll((survey, rows) => {
      const plane = section(survey, 'line');
      expect(columnsOf(plane)).toEqual(rows.map((_, trace) => trace));
      expect(plane.axes).toEqual({
        traceCount: rows.length,
        sampleCount: 50,
        sampleIntervalUs: 4000,
        startTimeMs: 100,
      });
      expect([plane.rows.label, plane.rows.unit, plane.rows.valueAt(3)]).toEqual(['Time', 'ms', 112]);
      const given = survey.scales.map(({ name }) => name);
      expect(plane.scales.map(({ name }) => name).slice(0, given.length)).toEqual(given);
    });
  });

  it('inlines and crosslines hold each trace of their number at its place', () => {
    checkAll((survey, rows) => {
      const { inline, crossline } = rows[Math.floor(rows.length / 2)];
      const alongInline = section(survey, `inline:${inline}`);
      expect(
        new Set(Array.from({ length: alongInline.columns.count }, (_, i) => alongInline.columns.valueAt(i))),
      ).toEqual(new Set(rows.map((row) => row.crossline)));
      columnsOf(alongInline).forEach((trace, column) => {
        expect(trace).toBe(search(rows, inline, alongInline.columns.valueAt(column)));
        if (trace !== null) expect(alongInline.columnOf(trace)).toBe(column);
      });
      const alongCrossline = section(survey, `crossline:${crossline}`);
      columnsOf(alongCrossline).forEach((trace, column) => {
        expect(trace).toBe(search(rows, alongCrossline.columns.valueAt(column), crossline));
      });
    });
  });

  it('common offsets, gathers and slices hold what their names say', () => {
    checkAll((survey, rows, { offsetCount }) => {
      const { inline, crossline, offset } = rows.at(-1) ?? rows[0];
      if (offsetCount > 1)
        columnsOf(section(survey, `inline:${inline}:${offset}`)).forEach((trace) => {
          if (trace !== null) expect(rows[trace]).toMatchObject({ inline, offset });
        });
      const place = `${inline},${crossline}`;
      const expected = rows
        .flatMap((row, trace) => (row.inline === inline && row.crossline === crossline ? [trace] : []))
        .sort((a, b) => rows[a].offset - rows[b].offset);
      const gather = section(survey, `gather:place:${place}`);
      expect(columnsOf(gather)).toEqual(expected);
      expect(columnsOf(section(survey, `gather:cdp:${inline * 10_000 + crossline}`))).toEqual(expected);
      expect(gather.columns.label).toBe('Offset');
      const flat = slice(survey, 'slice:121.9');
      expect([flat.name, flat.sample]).toEqual(['slice:120', 5]);
      for (let column = 0; column < flat.columns.count; column++)
        for (let row = 0; row < flat.rows.count; row++)
          expect(flat.traceAt(column, row)).toBe(
            search(rows, flat.rows.valueAt(row), flat.columns.valueAt(column)),
          );
    });
  });

  it('numbers that fall along the file fall along the axis', () => {
    const layout = {
      seed: 1,
      inlineCount: 3,
      crosslineCount: 4,
      offsetCount: 1,
      holes: 0,
      isShuffled: false,
    };
    const survey = surveyOf(headersOf({ ...layout, inlineStep: -7, crosslineStep: 5 }), false);
    const { rows, columns } = slice(survey, 'slice:100');
    expect(Array.from({ length: 3 }, (_, i) => rows.valueAt(i))).toEqual([100, 93, 86]);
    expect(Array.from({ length: 4 }, (_, i) => columns.valueAt(i))).toEqual([2000, 2005, 2010, 2015]);
  });

  it('an arbitrary line goes from node to node in steps of one line, with its distance over it', () => {
    const layout = {
      seed: 1,
      inlineCount: 9,
      crosslineCount: 9,
      offsetCount: 1,
      holes: 0,
      isShuffled: false,
    };
    const rows = headersOf({ ...layout, inlineStep: 1, crosslineStep: 1 });
    const plane = section(surveyOf(rows, false), 'arbitrary:100,2000;103,2006;103,2008');
    const places = columnsOf(plane).map((trace) => rows[trace ?? -1]);
    expect(places.map(({ crossline }) => crossline)).toEqual([
      2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008,
    ]);
    // The straight way between the nodes, rounded to the nearest inline.
    expect(places.map(({ inline }) => inline)).toEqual([100, 101, 101, 102, 102, 103, 103, 103, 103]);
    const distance = plane.scales.find(({ name }) => name === 'Distance')?.values ?? [];
    expect(Array.from(distance).slice(-3)).toEqual([distance[6], distance[6] + 3, distance[6] + 6]);
    expect(distance[1]).toBeCloseTo(5, 9);
  });
});

describe('a line drawn on the map', () => {
  const grid = { seed: 4, inlineCount: 7, crosslineCount: 6, offsetCount: 1, isShuffled: true };
  const rows = headersOf({ ...grid, inlineStep: 3, crosslineStep: 2, holes: 0.3 });
  const survey = surveyOf(rows, false);
  const name = 'arbitrary:100,2010;118,2000;118,2006';

  it('has the trace of each place and none where the survey has a hole, by a direct search', () => {
    const plane = section(survey, name);
    const valuesOf = (title: string) =>
      Array.from(plane.scales.find((scale) => scale.name === title)?.values ?? []);
    const [inlines, crosslines] = [valuesOf('Inline'), valuesOf('Crossline')];
    const traces = columnsOf(plane);
    expect(traces).toEqual(traces.map((_, i) => search(rows, inlines[i], crosslines[i])));
    expect(traces).toContain(null);
    expect([inlines[0], crosslines[0], inlines.at(-1), crosslines.at(-1)]).toEqual([100, 2010, 118, 2006]);
    // No step is longer than one line each way, in numbers 3 and 2.
    for (let i = 1; i < traces.length; i++) {
      expect(Math.abs(inlines[i] - inlines[i - 1])).toBeLessThanOrEqual(3);
      expect(Math.abs(crosslines[i] - crosslines[i - 1])).toBeLessThanOrEqual(2);
    }
  });

  it('is measured by distance, by position where there are no coordinates, and named by its ends', () => {
    const plane = section(survey, name);
    expect(plane.scales.slice(0, 3).map((scale) => scale.name)).toEqual(['Distance', 'Inline', 'Crossline']);
    const bare = section({ ...survey, coordinates: null }, name);
    expect(bare.scales.slice(0, 3).map((scale) => scale.name)).toEqual(['Position', 'Inline', 'Crossline']);
    expect(planeTitle(plane)).toBe('Line from 100/2010 to 118/2006');
  });

  it('keeps picks in holes, too: a position leads to its column and back', () => {
    const plane = section(survey, name);
    columnsOf(plane).forEach((_, column) => {
      expect(plane.columnAt(plane.positionAt(column))).toBe(column);
    });
  });
});

describe('positions in a survey', () => {
  it('lead from each trace to its place and back', () => {
    checkAll((survey, rows) => {
      rows.forEach((row, trace) => {
        const position = positionOfTrace(survey, trace);
        expect(traceAtPosition(survey, position)).toBe(trace);
        expect(position).toMatchObject({ inline: row.inline, crossline: row.crossline });
      });
      expect(traceAtPosition(survey, { inline: 99_999, crossline: 2000 })).toBeNull();
      expect(traceAtPosition(survey, { trace: rows.length })).toBeNull();
    });
  });

  it('are trace numbers where two traces share all their numbers, and on a 2-D line', () => {
    const row = { inline: 100, crossline: 2000, offset: 150 };
    const survey = surveyOf([row, { ...row, crossline: 2001 }, row], false);
    expect(positionOfTrace(survey, 0)).toEqual({ inline: 100, crossline: 2000 });
    expect(positionOfTrace(survey, 2)).toEqual({ trace: 2 });
    expect(positionOfTrace({ ...survey, grid: null }, 1)).toEqual({ trace: 1 });
  });
});

describe('planes that a survey lacks', () => {
  it.each([
    ['inline:7', /no inline 7: they run from 100 to 100/],
    ['slice:9000', /9000 ms is outside the traces, 100 to 296 ms/],
    ['gather:cdp:1', /no traces of gather:cdp:1/],
    ['somewhere', /"somewhere" is not the name of a plane/],
  ])('%s that the survey lacks is refused with a message', (name, words) => {
    const survey = surveyOf([{ inline: 100, crossline: 2000, offset: 150 }], false);
    expect(() => planeNamed(survey, name)).toThrow(words);
    expect(() => planeNamed({ ...survey, grid: null }, 'inline:100')).toThrow(/no inlines and crosslines/);
  });
});
