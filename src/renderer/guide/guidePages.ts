import type { Language } from '#contract/catalogue/languages';
import { type Block, type Inline, parseMarkdown } from '#renderer/guide/markdown';

/** The pages of the user guide in their order: files of docs/guide and docs/guide/de without their ending. */
export const GUIDE_PAGES = [
  'tour',
  'open-a-line',
  'odd-files',
  'headers',
  'display',
  'picking',
  'hyperbola',
  'next-to-pick',
  'own-classes',
  'panels',
  'train',
  'network',
  'judge',
  'classify-and-export',
  'figures',
  'map-and-volumes',
  'radar',
  'projects',
  'pretrain',
  'command-line',
  'engine',
  'troubleshooting',
] as const;
export type GuidePageName = (typeof GUIDE_PAGES)[number];

export interface GuidePage {
  readonly name: GuidePageName;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** All words of the page, for the search. */
  readonly words: string;
}

const TEXTS = import.meta.glob<string>(['../../../docs/guide/*.md', '../../../docs/guide/de/*.md'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const FOLDERS: Readonly<Record<Language, string>> = { en: '', de: 'de/' };
const PICTURES = import.meta.glob<string>('../../../docs/guide/pictures/*.jpg', {
  eager: true,
  query: '?url',
  import: 'default',
});

const textOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

function wordsOf(block: Block): string {
  if (block.kind === 'picture') return block.alt;
  if (block.kind === 'heading' || block.kind === 'code') return block.text;
  if (block.kind === 'paragraph') return textOf(block.inlines);
  if (block.kind === 'list') return block.items.map(textOf).join(' ');
  return [block.head, ...block.rows].flatMap((row) => row.map(textOf)).join(' ');
}

function pageOf(language: Language, name: GuidePageName): GuidePage {
  const blocks = parseMarkdown(TEXTS[`../../../docs/guide/${FOLDERS[language]}${name}.md`] ?? '');
  const [first] = blocks;
  const title = first?.kind === 'heading' ? first.text : name;
  return { name, title, blocks, words: blocks.map(wordsOf).join(' ') };
}

const parsed: Partial<Record<Language, readonly GuidePage[]>> = {};

/** All pages in a language, parsed when they are first asked for. */
export function guidePages(language: Language): readonly GuidePage[] {
  parsed[language] ??= GUIDE_PAGES.map((name) => pageOf(language, name));
  return parsed[language];
}

/** Pages that hold all words of the query, those that have it in their title first. */
export function findPages(query: string, among: readonly GuidePage[]): readonly GuidePage[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = among.filter(({ words: text }) => holds(text));
  return [...found.filter(({ title }) => holds(title)), ...found.filter(({ title }) => !holds(title))];
}

/** The page that a link of the guide leads to; null for one that leaves the guide. */
export function pageOfLink(href: string): GuidePageName | null {
  return GUIDE_PAGES.find((name) => href === `${name}.md`) ?? null;
}

/** The address inside the window of a picture, which all languages share; null where it is missing. */
export function pictureAddress(source: string): string | null {
  return PICTURES[`../../../docs/guide/${source.replace(/^\.\.\//, '')}`] ?? null;
}
