/** Raw samples of one stretch of a trace. */
export interface RawStretch {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** 1 for the words that tell something about their format. */
  readonly isTelling: Uint8Array;
}

/** Stretches of samples, and how many of their words tell something. */
export interface TellingStretches {
  readonly stretches: readonly RawStretch[];
  readonly tellingCount: number;
}

/** A word that makes up more than this share is a level of its own: nothing, clipped, or the middle. */
const COMMON_SHARE = 0.2;
/** Of one byte there are few words, and only the sign is in question. */
const COMMON_SHARE_OF_BYTES = 0.4;

/** The bytes of a word as one number; of words of 8 bytes some may share a number, which does no harm. */
function keyOf(bytes: Uint8Array, at: number, wordBytes: number): number {
  let key = 0;
  for (let i = 0; i < wordBytes; i++) key = (key * 257 + bytes[at + i]) % 4294967291;
  return key;
}

/**
 * Marks the words that tell their format: not those with no bit set, equal to the one before, or very
 * common, for these are equal in every reading.
 */
export function markTelling(
  parts: readonly { readonly bytes: Uint8Array; readonly count: number }[],
  wordBytes: number,
): TellingStretches {
  const keys = parts.map(({ bytes, count }) =>
    Float64Array.from({ length: count }, (_, i) => keyOf(bytes, i * wordBytes, wordBytes)),
  );
  const counts = new Map<number, number>();
  let total = 0;
  for (const part of keys)
    for (const key of part) {
      if (key === 0) continue;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      total++;
    }
  const common = total * (wordBytes === 1 ? COMMON_SHARE_OF_BYTES : COMMON_SHARE);
  let tellingCount = 0;
  const stretches = parts.map(({ bytes, count }, part) => {
    const isTelling = Uint8Array.from({ length: count }, (_, i) => {
      const key = keys[part][i];
      const isCommon = (counts.get(key) ?? 0) > common;
      return key === 0 || key === keys[part][i - 1] || isCommon ? 0 : 1;
    });
    for (const mark of isTelling) tellingCount += mark;
    return { bytes, count, isTelling };
  });
  return { stretches, tellingCount };
}
