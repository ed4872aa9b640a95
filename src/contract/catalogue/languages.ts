/** The languages of the window, by their ISO 639-1 codes. */
const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A language by name, or that of the system. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;

/**
 * The first of the wanted languages that the catalogue has; English where it has none of them.
 * @param wanted tags as "de-AT", the most wanted first
 */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language);
    if (found) return found;
  }
  return 'en';
}
