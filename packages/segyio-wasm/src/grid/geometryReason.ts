import type { AxisFacts, GridFacts } from './gridFacts.js';

/** From this share of a full rectangle on, inlines and crosslines make a grid rather than a line across one. */
const LEAST_GRID_SHARE = 0.3;
/** Up to this share of traces may be where another does before it is no longer a grid with some oddities. */
const MOST_DUPLICATES = 0.1;

interface Named {
  readonly names: { readonly inline: string; readonly crossline: string };
  readonly traceCount: number;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 0)} %`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function stepWords(name: string, { step, count }: AxisFacts): string[] {
  if (count < 2 || step === 1) return [];
  if (step === 0) return [`${name} come in uneven steps`];
  const size = Math.abs(step) === 1 ? '' : ` in steps of ${Math.abs(step)}`;
  return [`${name} ${step < 0 ? 'fall' : 'rise'}${size}`];
}

function oddities({ inlines, crosslines, sorting, duplicateCount, placement }: GridFacts): string {
  const words = [...stepWords('inlines', inlines), ...stepWords('crosslines', crosslines)];
  if (sorting === 'none') words.push('sorted by neither');
  if (duplicateCount > 0)
    words.push(
      `${counted(duplicateCount, 'trace')} share${duplicateCount === 1 ? 's' : ''} a place with another`,
    );
  const turned = placement ? Math.round(placement.inlineBearingDegrees * 10) / 10 : 0;
  if (turned % 90 !== 0) words.push(`inlines run at ${turned}° from the y axis`);
  return words.length === 0 ? '' : ` ${words.join('; ').replace(/^./, (first) => first.toUpperCase())}.`;
}

/** Kind and reason where inline and crossline both vary: a grid, a pre-stack grid, or a line across a volume. */
export function reasonOfVolume(
  grid: GridFacts,
  { names, traceCount }: Named,
): { kind: 'line' | 'pre-stack' | 'grid' | 'unknown'; reason: string } {
  const { inlines, crosslines, placeCount, duplicateCount, largestFold } = grid;
  const share = placeCount / (inlines.count * crosslines.count);
  const size = `${counted(inlines.count, 'inline')} (${names.inline}) and ${counted(crosslines.count, 'crossline')} (${names.crossline})`;
  const odd = oddities(grid);
  if (duplicateCount > MOST_DUPLICATES * traceCount) {
    const reason = `${size}, but ${duplicateCount} traces share a place${largestFold > 1 ? ' and offset' : ''} with another.`;
    return { kind: 'unknown', reason };
  }
  if (largestFold > 1) {
    const places = `${counted(placeCount, 'place')} of several traces with different offsets (up to ${largestFold})`;
    return { kind: 'pre-stack', reason: `${size}: ${places}.${odd}` };
  }
  if (share < LEAST_GRID_SHARE) {
    const reason = `${size}, but only ${percent(share)} of their rectangle: a line across a volume.`;
    return { kind: 'line', reason };
  }
  const fill =
    share === 1
      ? `each place filled${duplicateCount > 0 ? '' : ' once'}`
      : `${percent(share)} of the places are filled`;
  return { kind: 'grid', reason: `${size}${share === 1 ? ',' : ';'} ${fill}.${odd}` };
}
