import { z } from 'zod';

/** Keys with names; all others are single characters, letters in upper case. */
const NAMED =
  /^(F([1-9]|1[0-2])|Esc|Enter|Delete|Backspace|Space|Tab|Plus|Home|End|PgUp|PgDn|Up|Down|Left|Right)$/;

/** True for a shortcut as it is shown: "Ctrl+Shift+S", "F7", "D". */
export function isShortcut(text: string): boolean {
  const found = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(.+)$/u.exec(text);
  const key = found?.[4] ?? '';
  return NAMED.test(key) || (/^[^\s\p{Ll}+]$/u.test(key) && key.length === 1);
}

/** A shortcut as the settings keep it. */
export const SHORTCUT = z.string().max(40).refine(isShortcut, 'is no shortcut');

const NAMES: Readonly<Record<string, string>> = {
  '+': 'Plus',
  ' ': 'Space',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** What a shortcut needs of a key event. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The shortcut that is pressed; null for a modifier alone and for keys without a name. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string | null {
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  // Of "?" and the like, Shift is a part.
  const hasShift = shiftKey && (name.length > 1 || /\p{L}/u.test(name)) && name !== 'Plus';
  const text = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${hasShift ? 'Shift+' : ''}${name}`;
  return isShortcut(text) ? text : null;
}
