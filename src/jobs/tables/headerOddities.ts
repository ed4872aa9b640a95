import type { HeaderRange } from '#jobs/tables/headerRanges';

const SCALARS: readonly number[] = [0, 1, 10, 100, 1000, 10_000];
/** Fields that scale others, by their first byte. */
const SCALAR_BYTES: Readonly<Record<number, string>> = {
  69: 'elevations and depths',
  71: 'coordinates',
  201: 'the shot point',
};
const LARGEST_UNIT = 4;

function isScalar(value: number): boolean {
  return SCALARS.includes(Math.abs(value));
}

function scalarOddity({ name, byte, minimum, maximum }: HeaderRange): string[] {
  const what = SCALAR_BYTES[byte];
  if (what === undefined) return [];
  const place = `${name} (bytes ${byte}-${byte + 1}), which scales ${what},`;
  if (!isScalar(minimum) || !isScalar(maximum))
    return [`${place} is ${minimum} to ${maximum}; the standard defines 1 to 10000 by powers of ten.`];
  return minimum === maximum ? [] : [`${place} differs from trace to trace: ${minimum} to ${maximum}.`];
}

function fieldOddity({ byte, minimum, maximum }: HeaderRange): string[] {
  if (byte === 29 && minimum !== maximum)
    return [`Traces of several kinds: identification codes ${minimum} to ${maximum} (bytes 29-30).`];
  if (byte === 89 && (minimum < 0 || maximum > LARGEST_UNIT))
    return [`Coordinate units ${minimum} to ${maximum} (bytes 89-90); the standard defines 1 to 4.`];
  return [];
}

/** Messages on odd values of trace header fields. */
export function headerOddities(ranges: readonly HeaderRange[]): string[] {
  return ranges.flatMap((range) => [...scalarOddity(range), ...fieldOddity(range)]);
}
