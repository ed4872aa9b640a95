import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GERMAN } from '#contract/catalogue/german';
import { keyIn } from '#contract/catalogue/keyNames';
import type { Language } from '#contract/catalogue/languages';
import { GUIDE_PAGES, guidePages } from '#renderer/guide/guidePages';

const folder = join(import.meta.dirname, '../../../docs/guide');
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const textOf = (language: Language, name: string) =>
  readFileSync(join(folder, language === 'de' ? 'de' : '', name), 'utf8');

/** What follows is found apart from the window's own parser. */
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
const headingsIn = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, marks]) => marks.length);
const targetsIn = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).sort();
const keysAndCommandsIn = (text: string) =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const commandsIn = (text: string) =>
  [...text.matchAll(/```([\s\S]*?)```/g)].map(([, code]) => code.replace(/ *# .*$/gm, ''));
const blocksIn = (text: string) => withoutCode(text).split(/\n\s*\n/).length;

/** Target of a German page as it is said in an English one; "de/x.md" is the first page's link to the other language. */
const fromGerman = (target: string) => target.replace(/^\.\.\//, '');

describe.each(files)('%s', (name) => {
  const [english, german] = [textOf('en', name), textOf('de', name)];

  it('has the same headings and blocks in German', () => {
    expect(headingsIn(german)).toEqual(headingsIn(english));
    expect(blocksIn(german)).toBe(blocksIn(english));
  });

  it('has the same links and pictures in German', () => {
    const other = (target: string) => target === 'de/README.md' || target === 'README.md';
    expect(
      targetsIn(german)
        .map(fromGerman)
        .filter((target) => !other(target))
        .sort(),
    ).toEqual(targetsIn(english).filter((target) => !other(target)));
    for (const target of targetsIn(german)) expect(existsSync(join(folder, 'de', target)), target).toBe(true);
  });

  it('has the same keys and commands in German', () => {
    const keys = keysAndCommandsIn(english).map((code) => keyIn('de', code));
    expect(
      keysAndCommandsIn(german)
        .map((code) => keyIn('de', code))
        .sort(),
    ).toEqual(keys.sort());
    expect(commandsIn(german)).toEqual(commandsIn(english));
  });
});

/** Texts of the window in a language. A placeholder stands for anything in texts that say enough without it. */
function labelPatterns(language: Language): readonly RegExp[] {
  const entries = Object.entries<string | { readonly one: string; readonly other: string }>(GERMAN);
  const texts = entries.flatMap(([english, text]) => {
    if (language === 'en') return [english];
    return typeof text === 'string' ? [text] : [text.one, text.other];
  });
  const saysEnough = (text: string) =>
    text.replace(/\{\w+\}|\P{L}/gu, '').length >= (text.startsWith('{') ? 10 : 6);
  return texts
    .filter((text) => !text.includes('{') || saysEnough(text))
    .map((text) => {
      const parts = text.split(/\s*\{\w+\}\s*/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
      return new RegExp(`^${parts.join('.*')}$`);
    });
}

describe.each(['en', 'de'] as const)('labels of the window in %s', (language) => {
  const patterns = labelPatterns(language);
  const isTitle = (words: string) => patterns.some(({ source }) => source.startsWith(`^${words} · `));
  // A title of a chart goes on with its unit.
  const isLabel = (words: string) => patterns.some((pattern) => pattern.test(words)) || isTitle(words);

  it.each(files)('are as the window has them in %s', (name) => {
    const text = withoutCode(textOf(language, name));
    const italic = [...text.matchAll(/(?<!\w)_([^_]+)_(?!\w)/g)].map(([, words]) => words);
    // A bold text with a full stop begins a paragraph.
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words);
    const labels = [...italic, ...bold.filter((words) => !words.endsWith('.'))];
    expect(labels.filter((words) => !isLabel(words))).toEqual([]);
  });
});

describe('the pages in the window', () => {
  it('are those of the language', () => {
    for (const language of ['en', 'de'] as const) {
      const titles = GUIDE_PAGES.map((name) => /^# (.*)$/m.exec(textOf(language, `${name}.md`))?.[1]);
      expect(guidePages(language).map(({ title }) => title)).toEqual(titles);
    }
  });
});
