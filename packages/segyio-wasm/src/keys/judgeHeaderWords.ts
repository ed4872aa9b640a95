import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import type { ByteOrder, WordType } from '../header/byteOrder.js';
import { shortestDecimal } from '../header/shortestDecimal.js';
import { coordinateReadings } from './coordinateReadings.js';
import { type HeaderBytes, readHeaderBytes } from './headerBytes.js';
import { keyReadings } from './keyReadings.js';
import { namedWord } from './keyWords.js';
import { formWords, limitsOf, type WordReading } from './wordValues.js';

/** Traces whose headers are looked at, from the first on. */
export const JUDGED_TRACES = 1024;

/** A field as it seems to be meant: as floats, or in the other order of bytes. */
export interface OddField {
  /** Name of the field by the file's kind. */
  readonly name: string;
  readonly byte: number;
  readonly type: WordType;
  /** Order of its bytes where it is not that of the file's headers. */
  readonly byteOrder?: ByteOrder;
}

/** Fields that belong together, x and y of a point, or a single one, with the reason in words and figures. */
export interface OddWords {
  readonly fields: readonly OddField[];
  readonly reason: string;
}

function fieldOf({ byte, type, byteOrder }: WordReading, headers: HeaderBytes): OddField {
  const { name } = namedWord({ byte, type }, headers.fields);
  return { name, byte, type, ...(byteOrder ? { byteOrder } : {}) };
}

function rangeWords(values: Float64Array | Int32Array, native: Int32Array): string {
  const [least, most] = limitsOf(values, native).map((value) =>
    Number.isInteger(value) ? value : shortestDecimal(value),
  );
  return least === most ? String(least) : `${least} to ${most}`;
}

function wordsOf(readings: readonly WordReading[], headers: HeaderBytes): OddWords {
  const fields = readings.map((reading) => fieldOf(reading, headers));
  const names = fields.map(({ name, byte }) => `${name} (bytes ${byte}-${byte + 3})`).join(' and ');
  const meant = readings.map(({ values, native }) => rangeWords(values, native)).join(' and ');
  const stated = readings.map(({ native }) => rangeWords(native, native)).join(' and ');
  const verb = fields.length === 1 ? 'seems' : 'seem';
  const reason = `${names} ${verb} to hold ${formWords(readings[0])}: read so ${meant}, as the standard has it ${stated}.`;
  return { fields, reason };
}

/** Fields of some headers that are not kept as the standard has it. */
export function oddWordsOf(headers: HeaderBytes): OddWords[] {
  const readings = [...coordinateReadings(headers), ...keyReadings(headers).map((reading) => [reading])];
  return readings.map((reading) => wordsOf(reading, headers));
}

/**
 * Looks at the first 1024 trace headers for coordinates, heights and keys that are kept as IEEE or IBM floats,
 * or in the other order of bytes, where the standard has whole numbers. Nothing is read otherwise for it: name
 * the fields by byte and type, as `openGrid(file, { inlineByte: odd.fields[0] })`.
 *
 * @example
 * const [odd] = await judgeHeaderWords(file);
 * odd.reason; // 'CDP_X (bytes 181-184) and CDP_Y (bytes 185-188) seem to hold IEEE floats: read so 453210.25 to …'
 * await inferGeometry(file, undefined, { xByte: odd.fields[0], yByte: odd.fields[1] });
 * @throws SegyError 'cancelled', or as the source does
 */
export async function judgeHeaderWords(dataset: SegyDataset, signal?: CancelSignal): Promise<OddWords[]> {
  const traceCount = Math.min(dataset.layout.traceCount, JUDGED_TRACES);
  if (traceCount === 0) return [];
  return oddWordsOf(await readHeaderBytes(dataset, traceCount, signal));
}
