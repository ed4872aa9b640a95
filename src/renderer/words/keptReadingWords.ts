import type { AppState } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import { isAsStated } from '#seismic/survey/openingOptions';
import { openingWords } from '#seismic/survey/openingWords';

/** Says that a line is read as the user chose before; null where it is not. */
export function keptReadingWords({
  dataset,
  readingChoice,
}: Pick<AppState, 'dataset' | 'readingChoice'>): { message: string; remedy: string } | null {
  if (!dataset || readingChoice !== 'before' || isAsStated(dataset.opening)) return null;
  const message = say('{file} is read as you chose before: {reading}.', {
    file: dataset.fileName,
    reading: openingWords(dataset.opening),
  });
  return { message, remedy: 'The choice is kept for this file.' };
}
