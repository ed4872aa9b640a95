import { describe, expect, it } from 'vitest';
import { COMMAND_FACTS, COMMANDS } from '#contract/commands';
import { isShortcut, shortcutOf } from '#contract/preferences/shortcuts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('shortcuts', () => {
  it.each(COMMANDS.flatMap((name) => COMMAND_FACTS[name].key ?? []))('has %s as one', (key) => {
    expect(isShortcut(key)).toBe(true);
  });

  it.each(['', 'Ctrl+', 's', 'Shift', 'Ctrl+Ctrl+S', 'Two words', 'F13', '<b>'])('refuses "%s"', (text) => {
    expect(isShortcut(text)).toBe(false);
  });

  it.each([
    [{ key: 's', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+S'],
    [{ key: 'S', metaKey: true }, 'Ctrl+S'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '+', shiftKey: true }, 'Plus'],
    [{ key: 'PageDown', altKey: true }, 'Alt+PgDn'],
    [{ key: 'F7' }, 'F7'],
    [{ key: 'ä' }, 'Ä'],
    [{ key: 'Shift', shiftKey: true }, null],
    [{ key: 'Dead' }, null],
  ])('are read from %j: %s', (event, text) => {
    expect(shortcutOf({ ...NONE, ...event })).toBe(text);
  });
});
