import { ENTRIES, filled, formOf } from '#contract/catalogue/catalogue';
import type { Language } from '#contract/catalogue/languages';
import { GERMAN_MESSAGES } from '#contract/catalogue/messages';

/** Values that are never words of a language. */
const VERBATIM = new Set(['path', 'file', 'url', 'folder', 'address', 'id', 'field', 'choices']);

/** A text with placeholders as a pattern that finds their values in a finished message. */
interface Pattern {
  readonly text: string;
  /** The longest fixed part: quickly tells that a message does not fit. */
  readonly fixed: string;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

function partsOf(text: string): string[] {
  return text.split(/\{\w+\}/);
}

function longestOf(parts: readonly string[]): string {
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
}

/** Where "{count}" chooses a plural it is a number; values of a piece, which begins small, hold no list. */
function valuePatternOf(name: string, text: string): string {
  if (typeof ENTRIES[text] !== 'string' && name === 'count') return '([\\d\\s]+)';
  return /^\p{Ll}/u.test(text) ? '((?:(?!; ).)*?)' : '(.*?)';
}

/** The pattern of a text, or of its singular. */
function patternOf(text: string, form: string): Pattern {
  const parts = partsOf(form);
  const names = [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const values = names.map((name) => valuePatternOf(name, text));
  const literals = parts.map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  const source = literals.map((literal, i) => literal + (values[i] ?? '')).join('');
  return { text, names, fixed: longestOf(parts), expression: new RegExp(`^${source}$`, 's') };
}

/** Texts of which little is fixed fit too much; counts and pieces of messages may have one short word. */
function isTelling(text: string): boolean {
  const isCount = typeof ENTRIES[text] !== 'string' && text.startsWith('{count} ');
  const isPiece = Object.hasOwn(GERMAN_MESSAGES, text) && /^(\{\w+\} )?\p{L}{3,}/u.test(text);
  return isCount || isPiece || partsOf(text).join('').trim().length >= 8;
}

/** Texts that begin with words of their own come first, then those of which more is fixed: they say more. */
function weightOf(text: string): number {
  const parts = partsOf(text);
  return parts.join('').length + (parts[0].length >= 10 ? 1000 : 0);
}

function allPatterns(): Pattern[] {
  return Object.keys(ENTRIES)
    .filter((text) => /\{\w+\}/.test(text) && isTelling(text))
    .sort((a, b) => weightOf(b) - weightOf(a))
    .flatMap((text) => {
      const entry = ENTRIES[text];
      const forms = typeof entry === 'string' ? [text] : [text, entry.singular];
      return forms.map((form) => patternOf(text, form));
    });
}

/** Made for the first German message: a window in English needs none. */
let patterns: readonly Pattern[] | null = null;

/** Where a message is put together of several: between sentences, then between clauses, then in lists. */
const SEAMS = [/((?<=[.!?…])\s+)/, /(; )/, /(: )/, /( · )/, /(, )/] as const;
const RANGE = /^(-?[\d.e+-]+) to (-?[\d.e+-]+)$/;

const NAME_AND_NUMBER = /^(.*\p{L}.*) (\d+)$/su;

/** The German of the longest beginning up to a seam that the catalogue knows, and of what follows it. */
function beginning(parts: readonly string[]): string | null {
  for (let end = parts.length - 2; end > 0; end -= 2) {
    const head = parts.slice(0, end).join('');
    const german = known(head) ?? knownAsPart(head);
    if (german !== null) return german + parts[end] + germanOf(parts.slice(end + 1).join(''));
  }
  return null;
}

/** A message of several parts, each translated by itself; null where none of them can be. */
function composed(message: string): string | null {
  const [, least, most] = RANGE.exec(message) ?? [];
  if (least !== undefined) return `${least} bis ${most}`;
  for (const seam of SEAMS) {
    const parts = message.split(seam);
    if (parts.length === 1) continue;
    const german = beginning(parts) ?? parts.map((part, i) => (i % 2 === 0 ? germanOf(part) : part)).join('');
    if (german !== message) return german;
  }
  const [, name, number] = NAME_AND_NUMBER.exec(message) ?? [];
  return name === undefined ? null : `${germanOf(name)} ${number}`;
}

function byPattern(message: string): string | null {
  patterns ??= allPatterns();
  for (const { text, fixed, expression, names } of patterns) {
    const found = message.includes(fixed) ? expression.exec(message) : null;
    if (!found) continue;
    const values = Object.fromEntries(
      names.map((name, i) => [name, VERBATIM.has(name) ? found[i + 1] : germanOf(found[i + 1])]),
    );
    return filled(formOf('de', text, Number(values.count ?? 1)), values);
  }
  return null;
}

/** The German of a text or message without values; null where the catalogue has none. */
function plain(message: string): string | null {
  const isPlain = Object.hasOwn(ENTRIES, message) && !/\{\w+\}/.test(message);
  return isPlain ? formOf('de', message, undefined) : null;
}

function known(message: string): string | null {
  return plain(message) ?? byPattern(message);
}

/** As a part of another message: with or without the full stop that the catalogue has, with a capital letter. */
function knownAsPart(message: string): string | null {
  if (message.endsWith('.')) {
    const german = known(message.slice(0, -1));
    if (german !== null) return `${german}.`;
  }
  const sentence = message.endsWith('.') ? null : known(`${message}.`);
  if (sentence !== null) return sentence.replace(/\.$/, '');
  const small = message.charAt(0).toLowerCase() + message.slice(1);
  const german = small === message ? null : known(small);
  return german === null ? null : german.charAt(0).toUpperCase() + german.slice(1);
}

function germanOf(message: string): string {
  const text = message.trim();
  if (!/\p{L}{2,}/u.test(text)) return message;
  return message.replace(text, () => known(text) ?? knownAsPart(text) ?? composed(text) ?? text);
}

/** Lists say the same messages again with every change: the last ones are kept with their German. */
const MOST_KEPT = 2000;
const kept = new Map<string, string>();

function keptGermanOf(message: string): string {
  const before = kept.get(message);
  if (before !== undefined) return before;
  const german = germanOf(message);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(message, german);
  return german;
}

/**
 * A finished English message of a job or of code in a language: where the catalogue has it, or a text whose
 * placeholders fit it, or it is put together of such texts, it is translated, else it is left as it is.
 */
export function messageIn(language: Language, message: string): string {
  return language === 'en' ? message : keptGermanOf(message);
}

/** A name that comes from the domain or a job, in a language: translated where the catalogue has it, else as it is. */
export function nameIn(language: Language, name: string): string {
  return language === 'en' ? name : (plain(name) ?? name);
}
