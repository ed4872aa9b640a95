import { describe, expect, it } from 'vitest';
import { COMMAND_FACTS } from '#contract/commands';
import { fuzzyFilter, fuzzyScore } from '#renderer/actions/fuzzy';

const ALL = Object.values(COMMAND_FACTS);
const firstOf = (letters: string) => fuzzyFilter(letters, ALL)[0]?.title;

describe('commands by a few letters', () => {
  it('are found by the letters of their words, and by initials', () => {
    expect(firstOf('export pi csv')).toBe('Export picks as CSV…');
    expect(firstOf('dup')).toBe('Duplicate selected picks');
    expect(firstOf('ecs')).toBe('Export classified section…');
    expect(firstOf('dark')).toBe('Dark theme');
    expect(firstOf('FULL')).toBe('Full screen');
    expect(firstOf('rsp')).toBe('Remove selected picks');
  });

  it('hold all letters in their order, or are not found', () => {
    expect(fuzzyScore('nart', 'Train')).toBeNull();
    expect(fuzzyScore('trn', 'Train')).not.toBeNull();
    expect(fuzzyFilter('qqq', ALL)).toEqual([]);
    for (const { title } of fuzzyFilter('ot', ALL)) expect(title.toLowerCase()).toMatch(/o.*t/);
  });

  it('are all there, in their order, before a letter is typed', () => {
    expect(fuzzyFilter('  ', ALL)).toEqual(ALL);
  });
});
