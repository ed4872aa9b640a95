import type { OpeningOptions } from '#seismic/survey/openingOptions';

/** The first traces of a file, read in one way. */
export interface ReadingPicture {
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly formatName: string;
  /** Column-major, `columnCount` traces of `rowCount` values; the largest of the samples of each, 0 for NaN. */
  readonly amplitudes: Float32Array;
  readonly columnCount: number;
  readonly rowCount: number;
  /** Amplitude at which a colour table ends, above 0. */
  readonly clip: number;
}

/** A way to open a file with what it shows, or why it does not open so. */
export interface ReadingPreview {
  readonly opening: OpeningOptions;
  readonly picture: ReadingPicture | null;
  /** Null where there is a picture. */
  readonly fault: string | null;
}
