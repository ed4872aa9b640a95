import { makeSegy, seededWords } from './makeSegy.js';

/** Keys of one trace, as they are put into its header. */
export interface TraceKey {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
}

/** How to make a grid of traces; the same recipe gives the same traces. */
export interface GridRecipe {
  readonly seed: number;
  readonly inlineCount: number;
  readonly crosslineCount: number;
  readonly offsetCount: number;
  readonly firstInline: number;
  readonly inlineStep: number;
  readonly firstCrossline: number;
  readonly crosslineStep: number;
  readonly isByCrossline: boolean;
  /** Share of the places left out, and of the traces that come twice. */
  readonly holes: number;
  readonly duplicates: number;
  readonly isShuffled: boolean;
}

/** The keys of a recipe's traces in the order of the file. */
export function keysOfGrid(recipe: GridRecipe): TraceKey[] {
  const random = seededWords(recipe.seed);
  const [slowCount, fastCount] = recipe.isByCrossline
    ? [recipe.crosslineCount, recipe.inlineCount]
    : [recipe.inlineCount, recipe.crosslineCount];
  const keys: TraceKey[] = [];
  for (let slow = 0; slow < slowCount; slow++)
    for (let fast = 0; fast < fastCount; fast++) {
      const [i, x] = recipe.isByCrossline ? [fast, slow] : [slow, fast];
      if (random(1) < recipe.holes) continue;
      for (let k = 0; k < recipe.offsetCount; k++) {
        const key = {
          inline: recipe.firstInline + i * recipe.inlineStep,
          crossline: recipe.firstCrossline + x * recipe.crosslineStep,
          offset: 100 + 50 * k,
        };
        keys.push(key);
        if (random(1) < recipe.duplicates) keys.push(key);
      }
    }
  if (recipe.isShuffled)
    for (let last = keys.length - 1; last > 0; last--) {
      const other = Math.floor(random(last + 1));
      [keys[last], keys[other]] = [keys[other], keys[last]];
    }
  return keys;
}

/** First bytes of the words that hold the keys. */
export interface KeyBytes {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
}

export const STANDARD_BYTES: KeyBytes = { inline: 189, crossline: 193, offset: 37 };

/** A big-endian file of IEEE floats `100 · trace + sample`, with the keys as int32 at the bytes given. */
export function fileOfKeys(
  keys: readonly TraceKey[],
  samples: number,
  bytes: KeyBytes = STANDARD_BYTES,
): Uint8Array {
  const file = makeSegy({ traces: keys.length, samples });
  const view = new DataView(file.buffer);
  for (const [trace, key] of keys.entries()) {
    const at = 3600 + trace * (240 + 4 * samples) - 1;
    view.setInt32(at + bytes.inline, key.inline);
    view.setInt32(at + bytes.crossline, key.crossline);
    view.setInt32(at + bytes.offset, key.offset);
  }
  return file;
}
