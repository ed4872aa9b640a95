const [AT_START, AT_WORD, IN_A_ROW, PER_GAP] = [10, 6, 4, 0.5];

/**
 * How well a few letters match a text: all of them in their order, the better where they begin words or follow each
 * other. Null where they do not; 0 for no letters. Case and spaces of the letters do not count.
 */
export function fuzzyScore(letters: string, text: string): number | null {
  const wanted = letters.toLowerCase().replace(/\s+/g, '');
  const found = text.toLowerCase();
  let best: number | null = wanted === '' ? 0 : null;
  for (let start = 0; wanted !== '' && start < found.length; start++) {
    if (found[start] !== wanted[0]) continue;
    const score = scoreFrom(wanted, found, start);
    if (score !== null && (best === null || score > best)) best = score;
  }
  return best;
}

/** The score of letters of which the first is at a place; each next one where it begins a word, else the nearest. */
function scoreFrom(wanted: string, text: string, start: number): number | null {
  let score = 0;
  let last = start - 1;
  for (const [i, letter] of [...wanted].entries()) {
    const at = i === 0 ? start : nextPlace(text, letter, last);
    if (at < 0) return null;
    if (at === 0) score += AT_START;
    else if (isWordStart(text, at)) score += AT_WORD;
    if (i > 0 && at === last + 1) score += IN_A_ROW;
    score -= PER_GAP * (at - last - 1) * (i > 0 ? 1 : 0.1);
    last = at;
  }
  return score;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
}

/** The next letter in a row where it is that, else the next that begins a word, else the nearest; −1 where none is. */
function nextPlace(text: string, letter: string, last: number): number {
  if (text[last + 1] === letter) return last + 1;
  for (let at = last + 1; at < text.length; at++) if (text[at] === letter && isWordStart(text, at)) return at;
  return text.indexOf(letter, last + 1);
}

/** The items whose text matches, the best first; of equals the order stays. */
export function fuzzyFilter<Item extends { readonly title: string }>(
  letters: string,
  items: readonly Item[],
): Item[] {
  return items
    .flatMap((item) => {
      const score = fuzzyScore(letters, item.title);
      return score === null ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
