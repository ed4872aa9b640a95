import type { HeaderRange } from '#jobs/headers/headerRange';

type FieldLimits = Pick<HeaderRange, 'name' | 'byte' | 'minimum' | 'maximum'>;

const SCALARS: readonly number[] = [0, 1, 10, 100, 1000, 10_000];
/** Fields that scale others, by their first byte; Seismic Unix has none at 201. */
const SCALAR_BYTES: Readonly<Record<number, string>> = {
  69: 'elevations and depths',
  71: 'coordinates',
  201: 'the shot point',
};
const LARGEST_UNIT = 4;

function isScalar(value: number): boolean {
  return SCALARS.includes(Math.abs(value));
}

/** A 16-bit word with its two bytes exchanged. */
function swapped(value: number): number {
  return (((value & 0xff) << 24) >> 16) | ((value >> 8) & 0xff);
}

function scalarOddity({ name, byte, minimum, maximum }: FieldLimits): string[] {
  const what = name === 'unscale' ? undefined : SCALAR_BYTES[byte];
  if (what === undefined) return [];
  const place = `${name} (bytes ${byte}-${byte + 1}), which scales ${what},`;
  if (!isScalar(minimum) || !isScalar(maximum)) {
    const odd = `${place} is ${minimum} to ${maximum}; the standard defines 1 to 10000 by powers of ten`;
    const exchanged = swapped(minimum);
    const isSwapped = minimum === maximum && isScalar(exchanged);
    return [isSwapped ? `${odd}. With its two bytes exchanged it is ${exchanged}.` : `${odd}.`];
  }
  return minimum === maximum ? [] : [`${place} differs from trace to trace: ${minimum} to ${maximum}.`];
}

function fieldOddity({ byte, minimum, maximum }: FieldLimits): string[] {
  if (byte === 29 && minimum !== maximum)
    return [`Traces of several kinds: identification codes ${minimum} to ${maximum} (bytes 29-30).`];
  if (byte === 89 && (minimum < 0 || maximum > LARGEST_UNIT))
    return [`Coordinate units ${minimum} to ${maximum} (bytes 89-90); the standard defines 1 to 4.`];
  return [];
}

/** Messages on odd values of trace header fields. */
export function headerOddities(ranges: readonly FieldLimits[]): string[] {
  return ranges.flatMap((range) => [...scalarOddity(range), ...fieldOddity(range)]);
}
