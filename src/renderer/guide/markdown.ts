/** A piece of a line of text. Nothing of it is HTML: the window makes elements of it. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'bold' | 'italic'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'picture'; readonly alt: string; readonly source: string };

/** A block and the number of lines that it takes. */
interface Found {
  readonly block: Block;
  readonly lineCount: number;
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|(?<![\w])_([^_]+)_(?![\w])/g;
const PICTURE = /^!\[([^\]]*)\]\(([^)\s]+)\)$/;
const ITEM = /^(?:-|(\d+)\.) +(.*)$/;
const HEADING = /^(#{1,3}) +(.*)$/;

function inlineOf(match: RegExpMatchArray): Inline {
  const [, code, bold, linked, href, italic] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (linked !== undefined) return { kind: 'link', text: linked, href };
  return { kind: 'italic', text: italic };
}

/** The pieces of a line of text: code, bold, italic, links, and what lies between. */
export function parseInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
    inlines.push(inlineOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
  return inlines;
}

/** Number of leading lines that pass. */
function countWhile(lines: readonly string[], passes: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !passes(line));
  return end < 0 ? lines.length : end;
}

function codeAt(lines: readonly string[]): Found {
  const length = countWhile(lines.slice(1), (line) => !line.startsWith('```'));
  return { block: { kind: 'code', text: lines.slice(1, length + 1).join('\n') }, lineCount: length + 2 };
}

function listAt(lines: readonly string[], isOrdered: boolean): Found {
  const isItem = (line: string) => ITEM.test(line) && /^\d/.test(line) === isOrdered;
  const length = countWhile(lines, isItem);
  const items = lines.slice(0, length).map((line) => parseInlines(ITEM.exec(line)?.[2] ?? ''));
  return { block: { kind: 'list', isOrdered, items }, lineCount: length };
}

function tableAt(lines: readonly string[]): Found {
  const length = countWhile(lines, (line) => line.startsWith('|'));
  const [head, , ...rows] = lines.slice(0, length).map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => parseInlines(cell.trim())),
  );
  return { block: { kind: 'table', head, rows }, lineCount: length };
}

/** True for a line that begins a block of another kind than a paragraph. */
function isSpecial(line: string): boolean {
  return (
    line.startsWith('```') || line.startsWith('|') || [PICTURE, ITEM, HEADING].some((at) => at.test(line))
  );
}

function blockAt(lines: readonly string[]): Found {
  const [line] = lines;
  if (line.startsWith('```')) return codeAt(lines);
  if (line.startsWith('|')) return tableAt(lines);
  const item = ITEM.exec(line);
  if (item) return listAt(lines, item[1] !== undefined);
  const picture = PICTURE.exec(line);
  if (picture) return { block: { kind: 'picture', alt: picture[1], source: picture[2] }, lineCount: 1 };
  const heading = HEADING.exec(line);
  if (heading)
    return { block: { kind: 'heading', level: heading[1].length, text: heading[2] }, lineCount: 1 };
  const length = 1 + countWhile(lines.slice(1), (next) => next !== '' && !isSpecial(next));
  const inlines = parseInlines(lines.slice(0, length).join(' '));
  return { block: { kind: 'paragraph', inlines }, lineCount: length };
}

/**
 * The blocks of a page of the user guide. Understands what its pages use: headings, paragraphs, lists of one level
 * with one line an item, tables, fenced code, and pictures on a line of their own.
 */
export function parseMarkdown(text: string): Block[] {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at] === '') at++;
    else {
      const { block, lineCount } = blockAt(lines.slice(at));
      blocks.push(block);
      at += lineCount;
    }
  }
  return blocks;
}
