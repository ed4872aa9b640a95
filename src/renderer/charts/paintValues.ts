import { COLOUR_COUNT, type ColourTableName, colourTable } from '#seismic/display/colourTables';

export interface Picture {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Column by column: value of row r in column c at c · rowCount + r. */
  readonly values: ArrayLike<number>;
  readonly table: ColourTableName;
  /** The magnitude at which the colour table ends; the largest of the values by default. */
  readonly limit?: number;
}

/** The largest magnitude, or 1 if all are zero. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest > 0 ? largest : 1;
}

/** The picture as pixels, row by row, opaque. */
export function pixelsOf({
  columnCount,
  rowCount,
  values,
  table,
  limit,
}: Picture): Uint8ClampedArray<ArrayBuffer> {
  const colours = colourTable(table);
  const scale = (COLOUR_COUNT - 1) / 2 / (limit ?? largestMagnitude(values));
  const pixels = new Uint8ClampedArray(columnCount * rowCount * 4);
  for (let column = 0; column < columnCount; column++) {
    for (let row = 0; row < rowCount; row++) {
      const position = (COLOUR_COUNT - 1) / 2 + values[column * rowCount + row] * scale;
      const index = 3 * Math.round(Math.min(COLOUR_COUNT - 1, Math.max(0, position)));
      const at = 4 * (row * columnCount + column);
      for (let part = 0; part < 3; part++) pixels[at + part] = colours[index + part];
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** Fills the context's canvas with the picture, stretched to the canvas's own pixels. */
export function drawValues(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: Picture,
): void {
  const { columnCount, rowCount } = picture;
  const source = new OffscreenCanvas(columnCount, rowCount);
  source.getContext('2d')?.putImageData(new ImageData(pixelsOf(picture), columnCount, rowCount), 0, 0);
  context.imageSmoothingEnabled = columnCount > 8;
  context.drawImage(source, 0, 0, context.canvas.width, context.canvas.height);
}

/** Fills a canvas with the picture. */
export function paintValues(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (context) drawValues(context, picture);
}
