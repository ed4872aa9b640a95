import { foldTrace } from '#seismic/display/cells';
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
   * Folds the samples of one column of the window into its cells.
   * @param column counted from the window's first
   * @param samples `window.rowCount` of them
   */
  foldColumn(column: number, samples: Float32Array): void {
    const { columnStep, rowStep } = this.window;
    const to = Math.floor(column / columnStep) * this.rowCount;
    foldTrace(samples, rowStep, this.amplitudes.subarray(to, to + this.rowCount));
  }

  /** Folds one value into its cell; column and row are counted from the window's first. */
  foldValue(column: number, row: number, value: number): void {
    const { columnStep, rowStep } = this.window;
    const cell = Math.floor(column / columnStep) * this.rowCount + Math.floor(row / rowStep);
    if (Math.abs(value) > Math.abs(this.amplitudes[cell]) && value - value === 0)
      this.amplitudes[cell] = value;
  }
}
