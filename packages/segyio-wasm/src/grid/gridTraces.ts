import { entriesAt, type GridTable } from './gridTable.js';

/** Traces that share a place and an offset. */
export interface GridDuplicate {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
  /** In the order of the file; the first is the one that readers take. */
  readonly traces: readonly number[];
}

/** All groups of traces that share inline, crossline and offset. */
export function duplicatesOf(table: GridTable): GridDuplicate[] {
  const { lineStart, crosslinePlaces, offsetPlaces, traces } = table;
  if (table.duplicateCount === 0) return [];
  const found: (Omit<GridDuplicate, 'traces'> & { traces: number[] })[] = [];
  for (let line = 0; line + 1 < lineStart.length; line++) {
    let group: (typeof found)[number] | null = null;
    for (let entry = lineStart[line] + 1; entry < lineStart[line + 1]; entry++) {
      const isSame =
        crosslinePlaces[entry] === crosslinePlaces[entry - 1] &&
        offsetPlaces[entry] === offsetPlaces[entry - 1];
      if (!isSame) {
        group = null;
        continue;
      }
      if (!group) {
        group = {
          inline: table.inlines.lines[line],
          crossline: table.crosslines.lines[crosslinePlaces[entry]],
          offset: table.offsets.lines[offsetPlaces[entry]],
          traces: [traces[entry - 1]],
        };
        found.push(group);
      }
      group.traces.push(traces[entry]);
    }
  }
  return found;
}

/** The traces of one place by offset. */
export function tracesOfPlace(
  table: GridTable,
  [inline, crossline]: readonly [number, number],
): { readonly traces: Int32Array; readonly offsets: Float64Array } {
  const [first, end] = entriesAt(table, inline, crossline);
  const offsets = Float64Array.from(
    table.offsetPlaces.subarray(first, end),
    (place) => table.offsets.lines[place],
  );
  return { traces: table.traces.slice(first, end), offsets };
}
