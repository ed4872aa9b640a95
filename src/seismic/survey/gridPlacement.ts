/** Where a grid is: x = x0 + inline · inlineX + crossline · crosslineX, y likewise. */
export interface GridPlacement {
  readonly x0: number;
  readonly y0: number;
  readonly inlineX: number;
  readonly inlineY: number;
  readonly crosslineX: number;
  readonly crosslineY: number;
}

interface GridNumbers {
  readonly inline: number;
  readonly crossline: number;
}

/** The place of an inline and a crossline. */
export function placeOfNumbers(grid: GridPlacement, { inline, crossline }: GridNumbers) {
  return {
    x: grid.x0 + inline * grid.inlineX + crossline * grid.crosslineX,
    y: grid.y0 + inline * grid.inlineY + crossline * grid.crosslineY,
  };
}

/** Inline and crossline at a place, fractional; null where inlines and crosslines run the same way. */
export function numbersAtPlace(
  { x0, y0, inlineX, inlineY, crosslineX, crosslineY }: GridPlacement,
  at: { readonly x: number; readonly y: number },
): GridNumbers | null {
  const determinant = inlineX * crosslineY - inlineY * crosslineX;
  const area = Math.sqrt(
    (inlineX * inlineX + inlineY * inlineY) * (crosslineX * crosslineX + crosslineY * crosslineY),
  );
  if (!(Math.abs(determinant) > 1e-9 * area)) return null;
  const [dx, dy] = [at.x - x0, at.y - y0];
  return {
    inline: (dx * crosslineY - dy * crosslineX) / determinant,
    crossline: (dy * inlineX - dx * inlineY) / determinant,
  };
}

/** The number of a list that is nearest to a value. @param numbers at least one */
export function nearestNumber(numbers: readonly number[], value: number): number {
  return numbers.reduce((best, number) =>
    Math.abs(number - value) < Math.abs(best - value) ? number : best,
  );
}
