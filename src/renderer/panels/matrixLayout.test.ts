import { describe, expect, it } from 'vitest';
import { cellAt, LEAST_CELL_PX, layOutMatrix, neighbour, peakOf } from './matrixLayout';

const FOUR = { rows: 4, columns: 4 };

describe('the panel matrix', () => {
  const layout = layOutMatrix([0, 0, 1, 2], [0, 0, 1, 2], 300);

  it('fills the width, with a gap where the class changes', () => {
    const steps = layout.columnStarts.slice(1).map((start, i) => start - layout.columnStarts[i]);
    expect(steps[1] - steps[0]).toBe(3);
    expect(steps[2]).toBe(steps[1]);
    expect(layout.widthPx).toBeLessThanOrEqual(300);
    expect(layout.heightPx).toBe(layout.widthPx);
  });

  it('keeps a smallest size of cells and then becomes wider than the space', () => {
    const crowded = layOutMatrix([0], Array(100).fill(0), 300);
    expect(crowded.cellPx).toBe(LEAST_CELL_PX);
    expect(crowded.widthPx).toBeGreaterThan(300);
    expect(crowded.heightPx).toBeLessThan(40);
  });

  it('finds every cell by its centre and none in the gaps', () => {
    layout.columnStarts.forEach((x, column) => {
      layout.rowStarts.forEach((y, row) => {
        expect(cellAt(layout, x + layout.cellPx / 2, y + layout.cellPx / 2)).toEqual({ row, column });
      });
    });
    expect(cellAt(layout, layout.columnStarts[2] - 1, layout.rowStarts[0] + 1)).toBeNull();
    expect(cellAt(layout, 0, 0)).toBeNull();
  });

  it('moves by arrow keys and stops at the edge', () => {
    expect(neighbour({ row: 0, column: 0 }, 'ArrowUp', FOUR)).toEqual({ row: 0, column: 0 });
    expect(neighbour({ row: 1, column: 1 }, 'ArrowRight', FOUR)).toEqual({ row: 1, column: 2 });
    expect(neighbour({ row: 1, column: 1 }, 'x', FOUR)).toBeNull();
  });

  it('finds the peak by magnitude and keeps its sign', () => {
    expect(peakOf([0.1, 0.2, -0.9, 0.3, 0.1, 0], 3)).toEqual({ traceLag: 0, timeLag: 2, value: -0.9 });
  });
});
