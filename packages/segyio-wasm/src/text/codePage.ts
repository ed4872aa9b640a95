import { type CodePage, latinOfEbcdic } from './ebcdic.js';

/** The code page that a text is read by, and why. */
export interface FoundCodePage {
  readonly codePage: CodePage;
  /** In a sentence, with the bytes that decide. */
  readonly reason: string;
}

/** In this order: the first is taken where nothing decides. The cost says how seldom headers are written by it. */
const PAGES: readonly (readonly [page: CodePage, cost: number])[] = [
  [37, 0],
  [1047, 0.5],
  [500, 0.75],
];

/** How seldom a sign stands in headers; brackets cost something only where they come without their partner. */
const COSTS: Readonly<Record<string, number>> = { '!': 0.5, '|': 0.5, '¢': 1, '¬': 1, Ý: 2, '¨': 2 };
const LONE_BRACKET_COST = 0.75;
/** 1 for the bytes that the three code pages read differently. */
const IS_VARIANT = new Uint8Array(256);
for (const byte of [0x4a, 0x4f, 0x5a, 0x5f, 0xad, 0xb0, 0xba, 0xbb, 0xbd]) IS_VARIANT[byte] = 1;

/** How unlikely the text is in a header; only the signs that differ among the code pages count. */
function costOf(signs: string): number {
  let [cost, open] = [0, 0];
  for (const sign of signs) {
    cost += COSTS[sign] ?? 0;
    if (sign === '[') open++;
    else if (sign === ']' && open > 0) open--;
    else if (sign === ']') cost += LONE_BRACKET_COST;
  }
  return cost + open * LONE_BRACKET_COST;
}

function hexOf(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function signsOf(variants: Uint8Array, page: CodePage): string {
  return String.fromCharCode(...latinOfEbcdic(variants, page));
}

/**
 * The code page by which EBCDIC text reads most like a header: brackets in pairs, and none of the signs that
 * headers hardly have (Ý, ¨, ¬, ¢). 037 where nothing in the text differs among the pages.
 */
export function codePageOf(texts: readonly Uint8Array[]): FoundCodePage {
  const found: number[] = [];
  for (const text of texts)
    for (let i = 0; i < text.length; i++) if (IS_VARIANT[text[i]] === 1) found.push(text[i]);
  const variants = Uint8Array.from(found);
  if (variants.length === 0)
    return { codePage: 37, reason: 'no sign in it differs between code pages 037, 500 and 1047' };
  const costs = PAGES.map(([page, cost]) => ({ page, cost: cost + costOf(signsOf(variants, page)) }));
  const { page } = costs.reduce((best, next) => (next.cost < best.cost ? next : best));
  const seen = [...new Set(variants)].map((byte) => Uint8Array.of(byte));
  const shown = (other: CodePage) => seen.map((byte) => signsOf(byte, other)).join(' ');
  const others = PAGES.filter(([other]) => other !== page).map(
    ([other]) => `${shown(other)} in ${nameOf(other)}`,
  );
  const bytes = seen.map(([byte]) => hexOf(byte)).join(' ');
  return { codePage: page, reason: `bytes ${bytes} are ${shown(page)} in it, ${others.join(', ')}` };
}

/** "037", "500" or "1047". */
export function nameOf(page: CodePage): string {
  return String(page).padStart(3, '0');
}
