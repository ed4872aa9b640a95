import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { textIn } from '#contract/catalogue/catalogue';
import { GERMAN } from '#contract/catalogue/german';
import { languageOf } from '#contract/catalogue/languages';
import { hardCodedText } from '#renderer/testing/hardCodedText';
import { sentencesInCode } from '#renderer/testing/sentencesInCode';

const SOURCES = join(import.meta.dirname, '../..');
const GERMAN_FOLDER = join(SOURCES, 'contract/catalogue/german');

const german = Object.entries<string | { readonly one: string; readonly other: string }>(GERMAN);
const formsOf = (text: string | { readonly one: string; readonly other: string }) =>
  typeof text === 'string' ? [text] : [text.one, text.other];
const placeholdersOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

/** Placeholders without their names: "{count} picks" and `${count} picks` are "{} picks". */
const withoutNames = (text: string) => text.replace(/\$?\{[^{}]*\}/g, '{}');

function sourcesIn(folder: string): { readonly name: string; readonly source: string }[] {
  return readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => ({ name, source: readFileSync(join(SOURCES, folder, name), 'utf8') }));
}

describe('the catalogue', () => {
  it('has the same placeholders in both languages', () => {
    for (const [english, text] of german)
      for (const form of formsOf(text))
        expect([english, placeholdersOf(form)]).toEqual([english, placeholdersOf(english)]);
  });

  it('has no empty text, and ends a text as the English one ends', () => {
    const END = /[….:?(,]$/;
    const differ = german.filter(([english, text]) =>
      formsOf(text).some((form) => form === '' || END.exec(form)?.[0] !== END.exec(english)?.[0]),
    );
    // What German shortens.
    expect(differ.map(([english]) => english).sort()).toEqual(
      ['Gain', 'Velocity', 'f-k ratio', 'tr', '✓ held out'].sort(),
    );
  });

  it('has each text once', () => {
    const files = readdirSync(GERMAN_FOLDER).map((name) => readFileSync(join(GERMAN_FOLDER, name), 'utf8'));
    const keys = files.flatMap((source) =>
      [...source.matchAll(/^ {2}('[^']+'|"[^"]+"|\w+):/gm)].map(([, key]) => key),
    );
    expect(keys.length).toBe(german.length);
  });

  it('has no text that nothing uses', () => {
    const all = [
      'renderer',
      'main',
      'contract',
      'seismic',
      'engine/names',
      'learning/recipe',
      'learning/preflight',
      'jobs',
    ]
      .flatMap(sourcesIn)
      .filter(({ name }) => !name.startsWith('catalogue/german/'))
      .map(({ source }) => source)
      .join('\n');
    const templates = all.replace(/\$\{[^{}]*\}/g, '{}');
    const isUsed = (text: string) =>
      ["'", '"', '`'].some((quote) => all.includes(`${quote}${text}${quote}`)) ||
      templates.includes(`\`${withoutNames(text)}\``) ||
      // Titles of layers are shown in lower case.
      all.includes(`title: '${text.charAt(0).toUpperCase()}${text.slice(1)}'`);
    expect(german.map(([english]) => english).filter((english) => !isUsed(english))).toEqual([]);
  });
});

describe('texts', () => {
  it('are filled in both languages', () => {
    expect(textIn('en', '{tool} tool', { tool: 'Pan' })).toBe('Pan tool');
    expect(textIn('de', '{tool} tool', { tool: 'Lupe' })).toBe('Werkzeug Lupe');
  });

  it.each([
    ['en', 1, '1 pick'],
    ['en', 0, '0 picks'],
    ['en', 2, '2 picks'],
    ['de', 1, '1 Pick'],
    ['de', 2, '2 Picks'],
  ] as const)('have plurals: %s %d', (language, count, text) => {
    expect(textIn(language, '{count} picks', { count })).toBe(text);
  });
});

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'de'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['fr'], 'en'],
  [['den'], 'en'],
  [[], 'en'],
] as const)('speaks the first language it has of %j: %s', (wanted, language) => {
  expect(languageOf(wanted)).toBe(language);
});

describe('hard-coded text', () => {
  it.each([
    ['<p>Save all</p>', ['Save all']],
    ['<button title="Close">×</button>', ['Close']],
    ["<p>{isOpen ? 'Close' : 'Open'}</p>", ['Close', 'Open']],
    ['<input aria-label="Rate {unit}">', ['Rate']],
    ['<p>{say("Save")} · 5 ms</p>', []],
    ['<kbd>Enter</kbd>', []],
  ])('is found in %s', (markup, found) => {
    expect(hardCodedText(parse(markup, { modern: true }))).toEqual(found);
  });

  it('is in no markup of the window', () => {
    const found = sourcesIn('renderer')
      .filter(({ name }) => name.endsWith('.svelte'))
      .flatMap(({ name, source }) =>
        hardCodedText(parse(source, { modern: true })).map((text) => `${name}: ${text}`),
      );
    expect(found, 'texts that are not read by say()').toEqual([]);
  });
});

describe('sentences in code', () => {
  const isText = (text: string) =>
    Object.keys(GERMAN).some((key) => withoutNames(key) === withoutNames(text));

  it.each([
    ["const message = 'Nothing to save here.';", ['Nothing to save here.']],
    ['const message = `Saved $' + '{count} lines.`;', ['`Saved $' + '{count} lines.`']],
    ["const message = say('Nothing to save here.');", []],
    ["throw new Error('Nothing to save here.');", []],
    ["const title = 'Undo';", []],
  ])('are found in %s', (source, found) => {
    expect(sentencesInCode(source, () => false)).toEqual(found);
  });

  /** Markup of charts, programs of graphics cards, names of keys, a pick's note, and what reads alike. */
  const APART = /^(testing|guide)\/|charts\/exportChart|layers\/webgl|tools\/curveEdits|words\/duration/;
  const ALIKE = ['Seismic Unix', `\`window $${'{index}'}\``];
  const isKey = (text: string) => /^(Middle drag|Arrows|Ctrl\+|Del or|[A-Z] or|Shift\+)/.test(text);

  it('are all in the catalogue', () => {
    const found = sourcesIn('renderer')
      .filter(({ name }) => !APART.test(name))
      .flatMap(({ name, source }) => {
        const code = name.endsWith('.svelte')
          ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(source)?.[1] ?? '')
          : source;
        return sentencesInCode(code, isText)
          .filter((text) => !ALIKE.includes(text) && !isKey(text))
          .map((text) => `${name}: ${text}`);
      });
    expect(found, 'sentences that have no German').toEqual([]);
  });
});
