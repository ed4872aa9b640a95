import { GERMAN, type Plural, type Text } from '#contract/catalogue/german';
import type { Language } from '#contract/catalogue/languages';
import { GERMAN_MESSAGES } from '#contract/catalogue/messages';
import { formatNumber } from '#seismic/display/ticks';

export type { Text };

/** Names of the placeholders of a text: "count" and "name" of "{count} picks of {name}". */
type PlaceholdersOf<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/** A text without placeholders. */
export type PlainText = { [T in Text]: [PlaceholdersOf<T>] extends [never] ? T : never }[Text];

/** Values of placeholders by name. Integers get thin spaces; other numbers are formatted by the caller. */
type TextValues = Readonly<Record<string, string | number>>;

/** The values that a text needs: none where it has no placeholders. "count" chooses the plural. */
export type ValuesOf<T extends string> = [PlaceholdersOf<T>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<T>, string | number>> & { readonly count?: number }];

/** All texts and messages. */
export const ENTRIES: Readonly<Record<string, string | Plural>> = { ...GERMAN_MESSAGES, ...GERMAN };

const PLURAL_RULES = { en: new Intl.PluralRules('en'), de: new Intl.PluralRules('de') } as const;

/** The form of a text, its placeholders unfilled; "count" chooses the plural. */
export function formOf(language: Language, text: string, count: unknown): string {
  const entry = ENTRIES[text] ?? text;
  if (typeof entry === 'string') return language === 'de' ? entry : text;
  const isOne = typeof count === 'number' && PLURAL_RULES[language].select(count) === 'one';
  if (language === 'de') return isOne ? entry.one : entry.other;
  return isOne ? entry.singular : text;
}

function shown(value: string | number): string {
  return typeof value === 'number' && Number.isInteger(value) ? formatNumber(value) : String(value);
}

/** A form with the values of its placeholders. */
export function filled(form: string, values: TextValues): string {
  return form.replace(/\{(\w+)\}/g, (placeholder, name) =>
    Object.hasOwn(values, name) ? shown(values[name] ?? placeholder) : placeholder,
  );
}

/** A text of the window in a language, its placeholders filled. The English text is its key. */
export function textIn<T extends Text>(language: Language, text: T, ...[values]: ValuesOf<T>): string {
  return filled(formOf(language, text, values?.count), { ...values });
}
