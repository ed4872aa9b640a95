import { GERMAN, type Plural, type Text } from '#contract/catalogue/german';
import type { Language } from '#contract/catalogue/languages';
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

const ENTRIES: Readonly<Record<string, string | Plural>> = GERMAN;

const PLURAL_RULES = { en: new Intl.PluralRules('en'), de: new Intl.PluralRules('de') } as const;

function formOf(language: Language, text: string, count: unknown): string {
  const entry = ENTRIES[text] ?? text;
  if (typeof entry === 'string') return language === 'de' ? entry : text;
  const isOne = typeof count === 'number' && PLURAL_RULES[language].select(count) === 'one';
  if (language === 'de') return isOne ? entry.one : entry.other;
  return isOne ? entry.singular : text;
}

function shown(value: string | number): string {
  return typeof value === 'number' && Number.isInteger(value) ? formatNumber(value) : String(value);
}

function filled(form: string, values: TextValues): string {
  return form.replace(/\{(\w+)\}/g, (placeholder, name) =>
    Object.hasOwn(values, name) ? shown(values[name] ?? placeholder) : placeholder,
  );
}

/** A text of the window in a language, its placeholders filled. The English text is its key. */
export function textIn<T extends Text>(language: Language, text: T, ...[values]: ValuesOf<T>): string {
  return filled(formOf(language, text, values?.count), { ...values });
}

/** True for a text that the catalogue has: of what a job reports only some is in it. */
export function isPlainText(text: string): text is PlainText {
  return Object.hasOwn(GERMAN, text) && !text.includes('{');
}

/** A text with placeholders as a pattern that finds their values in a finished sentence. */
interface Pattern {
  readonly text: string;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

function patternOf(text: string): Pattern {
  const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return { text, names, expression: new RegExp(`^${parts.join('(.+?)')}$`, 's') };
}

/** Longer texts first: they say more. Texts of which little is fixed fit too much. */
const PATTERNS = Object.keys(GERMAN)
  .filter((text) => text.includes('{') && text.replace(/\{\w+\}/g, '').trim().length >= 8)
  .sort((a, b) => b.length - a.length)
  .map(patternOf);

/**
 * A finished English sentence of a job or of code in a language: where the catalogue has it, or a text whose
 * placeholders fit it, it is translated, else it is left as it is.
 */
export function messageIn(language: Language, message: string): string {
  if (language === 'en') return message;
  if (isPlainText(message)) return textIn(language, message);
  for (const { text, expression, names } of PATTERNS) {
    const found = expression.exec(message);
    if (!found) continue;
    const values = names.map((name, i) => [name, messageIn(language, found[i + 1])]);
    const count = Number(Object.fromEntries(values).count);
    return filled(formOf(language, text, count), Object.fromEntries(values));
  }
  return message;
}
