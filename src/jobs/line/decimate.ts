import type { PlaneWindow } from '#seismic/survey/plane';

/** The cells of a window: each keeps the value of largest magnitude, sign kept. */
export class WindowCells {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Column-major; 0 where nothing was folded in. */
  readonly amplitudes: Float32Array;

  constructor(private readonly window: PlaneWindow) {
    this.columnCount = Math.ceil(window.columnCount / window.columnStep);
    this.rowCount = Math.ceil(window.rowCount / window.rowStep);
    this.amplitudes = new Float32Array(this.columnCount * this.rowCount);
  }

  /**
   * Folds the samples of one column of the window into its cells, so that a thin event or a single strong
   * trace survives any zoom. What is no finite number counts as 0.
   * @param column counted from the window's first
   * @param samples `window.rowCount` of them
   */
  foldColumn(column: number, samples: Float32Array): void {
    const { columnStep, rowStep, rowCount: sampleCount } = this.window;
    const to = Math.floor(column / columnStep) * this.rowCount;
    for (let row = 0; row < this.rowCount; row++) {
      const end = Math.min(sampleCount, (row + 1) * rowStep);
      let kept = this.amplitudes[to + row];
      for (let sample = row * rowStep; sample < end; sample++) {
        const value = samples[sample];
        // Infinity − infinity and NaN are not 0, so only finite values pass.
        if (Math.abs(value) > Math.abs(kept) && value - value === 0) kept = value;
      }
      this.amplitudes[to + row] = kept;
    }
  }

  /** Folds one value into its cell; column and row are counted from the window's first. */
  foldValue(column: number, row: number, value: number): void {
    const { columnStep, rowStep } = this.window;
    const cell = Math.floor(column / columnStep) * this.rowCount + Math.floor(row / rowStep);
    if (Math.abs(value) > Math.abs(this.amplitudes[cell]) && value - value === 0)
      this.amplitudes[cell] = value;
  }
}
