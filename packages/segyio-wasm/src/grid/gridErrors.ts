import { SegyError } from '../base/errors.js';
import type { Geometry } from './geometry.js';

/** The traces make no grid. */
export function notAGrid(geometry: Geometry, file: string): SegyError {
  return new SegyError(
    'argument.invalid',
    `The traces make no grid (score ${geometry.score.toFixed(2)} of 1): ${geometry.reason} ${file}`,
    'Read it by traces, name the bytes that hold inline and crossline (proposeKeys finds them), or lower leastScore.',
    { place: { file } },
  );
}

/** A line that the grid does not have. */
export function noSuchLine(
  what: string,
  asked: number,
  { lines, file }: { lines: ArrayLike<number>; file: string },
): SegyError {
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return new SegyError(
    'trace.outside',
    `There is no ${what} ${asked}; there ${lines.length === 1 ? `is only ${first}` : `are ${lines.length} from ${first} to ${last}`}: ${file}`,
    `Ask for one of the grid's ${what}s.`,
    { place: { file } },
  );
}

/** More than the grid has lines, samples or traces at a place. */
export function outsideGrid(
  what: string,
  [first, count]: readonly [number, number],
  limit: number,
): SegyError {
  return new SegyError(
    'trace.outside',
    `${what} ${first} to ${first + count - 1} requested; the grid has ${what.toLowerCase()} 0 to ${limit - 1}.`,
    `Ask for ${what.toLowerCase()} that exist; they are counted from 0.`,
  );
}

/** A box too large or too empty to be held. */
export function tooLarge(placeCount: number, filled: number, values: number): SegyError {
  const size = `The box has ${placeCount} places for ${filled} traces in the whole file, ${values} samples`;
  return new SegyError(
    'argument.invalid',
    `${size}: too much to be held at once.`,
    'Ask for fewer lines or samples at a time.',
  );
}
