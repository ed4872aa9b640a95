import type { GuessedReading } from '#seismic/points/guessReading';
import type { PointKind } from '#seismic/points/pointTable';

/** What a file of points holds, before its columns are chosen. */
export interface PointFilePreview {
  readonly fileName: string;
  /** "OpendTect pick set". */
  readonly format: string;
  readonly kind: PointKind;
  readonly titles: readonly string[];
  readonly rowCount: number;
  /** The first rows; NaN where a cell is no number. */
  readonly rows: readonly (readonly number[])[];
  readonly guess: GuessedReading;
  readonly hasGrid: boolean;
  readonly hasCoordinates: boolean;
  /** Unit along the traces of the line. */
  readonly unit: 'ms' | 'm' | 'ns';
}
