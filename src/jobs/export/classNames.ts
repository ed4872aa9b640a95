/** A class's name as a part of a file name: letters and digits of any script, and hyphens. */
function safeName(name: string): string {
  const words = name.normalize('NFC').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? [];
  return words.join('-').toLowerCase();
}

/** Parts of file names for classes, each different, also where names differ by capitals or signs alone. */
export function fileWordsOf(names: readonly string[]): string[] {
  const words: string[] = [];
  for (const [i, name] of names.entries()) {
    const word = safeName(name) || `class-${i + 1}`;
    words.push(words.includes(word) ? `${word}-${i + 1}` : word);
  }
  return words;
}
