import type { Language } from '#contract/catalogue/languages';

/** What German keyboards call keys that have other names in English. */
const GERMAN_KEYS: Readonly<Record<string, string>> = {
  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Enter: 'Eingabe',
  Space: 'Leertaste',
  Del: 'Entf',
  Delete: 'Entf',
  Backspace: 'Rücktaste',
  PgUp: 'Bild↑',
  PgDn: 'Bild↓',
  Arrows: 'Pfeiltasten',
  Wheel: 'Mausrad',
  Plus: '+',
  or: 'oder',
  with: 'mit',
  Select: 'Auswahl',
  Middle: 'mittlere Taste',
  drag: 'ziehen',
  double: 'Doppel-',
  click: 'Klick',
};

/** Names of keys, as "Ctrl+Shift+S", in a language. */
export function keyIn(language: Language, key: string): string {
  return language === 'de' ? key.replace(/[A-Za-z]{2,}/g, (name) => GERMAN_KEYS[name] ?? name) : key;
}
