import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellCounts,
  cellsOfTile,
  overviewLevel,
  TILE_COLUMNS,
  TILE_ROWS,
  tilesInView,
  windowOfTile,
} from '#renderer/tiles/tiles';
import { levelFor } from '#seismic/display/cells';
import { AS_RECORDED } from '#seismic/process/traceProcess';

const axes = { traceCount: 5000, sampleCount: 3000, sampleIntervalUs: 2000, startTimeMs: 0 };
const whole = { firstTrace: 0, traceCount: 5000, firstSample: 0, sampleCount: 3000 };

describe('levels', () => {
  it('have cells of 0.7 to 1.4 pixels, never finer than the samples', () => {
    const view = fc.record({
      traceCount: fc.integer({ min: 8, max: 5000 }),
      sampleCount: fc.integer({ min: 8, max: 3000 }),
    });
    fc.assert(
      fc.property(view, (part) => {
        const level = levelFor({ ...whole, ...part }, { width: 700, height: 600 }, axes);
        const cellWidth = (level.traceStep * 700) / part.traceCount;
        expect(cellWidth).toBeGreaterThan(0.7);
        expect(level.traceStep === 1 || cellWidth < 1.42).toBe(true);
      }),
      { seed: 5 },
    );
  });

  it('overview: the whole section is one tile', () => {
    const level = overviewLevel(axes);
    expect(tilesInView(whole, level, axes)).toEqual([{ ...level, column: 0, row: 0 }]);
    expect(level).toEqual({ traceStep: 32, sampleStep: 8 });
  });
});

describe('tiles', () => {
  it('cover every cell in view exactly once, borders aside', () => {
    for (const level of [
      { traceStep: 1, sampleStep: 1 },
      { traceStep: 4, sampleStep: 2 },
    ]) {
      const counts = cellCounts(level, axes);
      const owned = tilesInView(whole, level, axes).map(({ column, row }) => ({
        columns: Math.min(counts.columns, (column + 1) * TILE_COLUMNS) - column * TILE_COLUMNS,
        rows: Math.min(counts.rows, (row + 1) * TILE_ROWS) - row * TILE_ROWS,
      }));
      const total = owned.reduce((sum, tile) => sum + tile.columns * tile.rows, 0);
      expect(total).toBe(counts.columns * counts.rows);
    }
  });

  it('are ordered by distance from the centre, and none is outside the section', () => {
    const view = { firstTrace: -400, traceCount: 1200, firstSample: 2000, sampleCount: 4000 };
    const places = tilesInView(view, { traceStep: 1, sampleStep: 1 }, axes);
    expect(places.every(({ column, row }) => column >= 0 && column <= 3 && row >= 3 && row <= 5)).toBe(true);
    expect(places.length).toBe(12);
    expect(places[0].row).toBe(5);
  });

  it('request windows inside the section, with the gain in samples', () => {
    const place = { traceStep: 2, sampleStep: 2, column: 9, row: 2 };
    const cells = cellsOfTile(place, axes);
    expect(cells).toMatchObject({ firstColumn: 2303, columnCount: 197, firstRow: 1023, rowCount: 477 });
    const process = { ...AS_RECORDED, timePower: 1 };
    expect(windowOfTile(place, { plane: 'inline:7', axes, process })).toEqual({
      plane: 'inline:7',
      firstColumn: 4606,
      columnCount: 394,
      columnStep: 2,
      firstRow: 2046,
      rowCount: 954,
      rowStep: 2,
      process,
    });
  });
});
