import type { AppState } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import { isAsStated } from '#seismic/survey/openingOptions';
import { openingWords } from '#seismic/survey/openingWords';

/** Says that a line is read as the user chose before, or for files like it; null where it is not. */
export function keptReadingWords({
  dataset,
  readingChoice,
  readingMapping,
}: Pick<AppState, 'dataset' | 'readingChoice' | 'readingMapping'>): {
  message: string;
  remedy: string;
} | null {
  if (dataset && readingChoice === 'mapping' && readingMapping !== null) {
    const message = say('{file} is read by the saved mapping “{name}”: {reading}.', {
      ...{ file: dataset.fileName, name: readingMapping, reading: openingWords(dataset.opening) },
    });
    return { message, remedy: say('Mappings are under Headers, Reading.') };
  }
  if (!dataset || readingChoice !== 'before' || isAsStated(dataset.opening)) return null;
  const message = say('{file} is read as you chose before: {reading}.', {
    file: dataset.fileName,
    reading: openingWords(dataset.opening),
  });
  return { message, remedy: 'The choice is kept for this file.' };
}
