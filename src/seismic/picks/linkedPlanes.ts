import type { Plane } from '#seismic/survey/plane';
import type { SurveyPosition } from '#seismic/survey/survey';

/** A cell of a plane: its column and row, counted from 0. */
export interface PlaneCell {
  readonly column: number;
  readonly row: number;
}

/** The position of a cell in the survey and its sample. */
function pointOf(plane: Plane, { column, row }: PlaneCell): { position: SurveyPosition; sample: number } {
  if (plane.kind !== 'slice') return { position: plane.positionAt(column), sample: row };
  const position = { inline: plane.rows.valueAt(row), crossline: plane.columns.valueAt(column) };
  return { position, sample: plane.sample };
}

/** The first column of a plane of traces that lies on another plane; null where they do not cross. */
function crossingColumn(plane: Exclude<Plane, { kind: 'slice' }>, other: Plane): number | null {
  for (let column = 0; column < plane.columns.count; column++) {
    const position = plane.positionAt(column);
    const found = other.kind === 'slice' ? other.cellAt(position) : other.columnAt(position);
    if (found !== null) return column;
  }
  return null;
}

/**
 * Where a cell of one plane is on another one of the same survey. A plane of traces that does not pass through it has
 * it at its time where it crosses the first plane; null where the planes have no point in
 * common there, and for a cell outside the plane, as a cursor is while planes change.
 */
export function linkedCell(from: Plane, cell: PlaneCell, to: Plane): PlaneCell | null {
  if (cell.column >= from.columns.count || cell.row >= from.rows.count) return null;
  const { position, sample } = pointOf(from, cell);
  if (to.kind === 'slice') return to.cellAt(position);
  const column = to.columnAt(position) ?? crossingColumn(to, from);
  return column === null ? null : { column, row: sample };
}
