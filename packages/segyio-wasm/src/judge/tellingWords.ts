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

/** Words of so few values are labels, as classes are, and not amplitudes: any reading of them will do. */
const FEWEST_VALUES = 16;

/** The bytes of a word as one number; of words of 8 bytes some may share a number, which does no harm. */
function keyOf(bytes: Uint8Array, at: number, wordBytes: number): number {
  let key = 0;
  for (let i = 0; i < wordBytes; i++) key = (key * 257 + bytes[at + i]) % 4294967291;
  return key;
}

/**
 * Marks the words that tell their format: not those with no bit set, equal to the one before, or very
 * common, for these are equal in every reading. None tells anything where there are few different ones.
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
  const values = new Set<number>();
  const stretches = parts.map(({ bytes, count }, part) => {
    const isTelling = Uint8Array.from({ length: count }, (_, i) => {
      const key = keys[part][i];
      const isCommon = (counts.get(key) ?? 0) > common;
      if (key === 0 || key === keys[part][i - 1] || isCommon) return 0;
      values.add(key);
      return 1;
    });
    for (const mark of isTelling) tellingCount += mark;
    return { bytes, count, isTelling };
  });
  const isLabelled = wordBytes > 1 && values.size < FEWEST_VALUES;
  return { stretches, tellingCount: isLabelled ? 0 : tellingCount };
}
