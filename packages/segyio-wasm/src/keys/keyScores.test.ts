import { array, assert, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { gridScoreOf } from '../grid/gridFacts.js';
import { buildGridTable } from '../grid/gridTable.js';
import { evennessOf, rankColumn } from '../header/distinctValues.js';
import type { KeyColumn } from './keyColumns.js';
import { countPlaces, foldsOf, placesOf, scoreOfPair } from './keyScores.js';

function keyOf(values: readonly number[]): KeyColumn {
  const column = Int32Array.from(values);
  const { values: rising, ranks } = rankColumn(column);
  return {
    ...{ byte: 1, type: 'int32', name: '', standardName: '', ranks, runCount: 0 },
    ...{ distinctCount: rising.length, evenness: evennessOf(rising), smallest: 0, largest: 0 },
    ...{ traceCount: column.length, first: 0, last: 0, usedBits: 0 },
  };
}

const TRACES = array(
  record({
    slow: integer({ min: 0, max: 4 }),
    fast: integer({ min: 0, max: 6 }),
    offset: integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 80 },
);

it('counts of places and folds, and scores, are those of the whole table', () => {
  assert(
    property(TRACES, (traces) => {
      const columns = (['slow', 'fast', 'offset'] as const).map((key) => traces.map((trace) => trace[key]));
      const [slow, fast, offset] = columns.map(keyOf);
      const [inline, crossline] = columns;
      const plain = buildGridTable({ inline, crossline, offset: null });
      const placeCount = countPlaces(slow, fast);
      expect(placeCount).toBe(plain.placeCount);
      const single = { placeCount, largestFold: 1, duplicateCount: traces.length - placeCount };
      expect(scoreOfPair(slow, fast, single)).toBeCloseTo(gridScoreOf(plain), 12);
      const table = buildGridTable({ inline, crossline, offset: columns[2] });
      const folds = foldsOf(placesOf(slow, fast), offset);
      expect(folds.duplicateCount).toBe(table.duplicateCount);
      expect(folds.largestFold).toBe(table.largestFold);
      expect(scoreOfPair(slow, fast, { placeCount, ...folds })).toBeCloseTo(gridScoreOf(table), 12);
      const gathers = buildGridTable({ inline, crossline: columns[2], offset: null });
      expect(foldsOf(placesOf(slow, null), offset).duplicateCount).toBe(gathers.duplicateCount);
    }),
    { numRuns: 200, seed: 5 },
  );
});
