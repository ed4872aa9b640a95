import type { ClassedPick } from '#seismic/picks/pickClasses';

/** What a pick says beside its class and place. */
export type PickWords = { readonly [Word in 'author' | 'note']?: string };

/** A pick with other words; those that are left out stay, an empty one is taken away. */
export function annotated(pick: ClassedPick, change: PickWords): ClassedPick {
  const { author: knownAuthor, note: knownNote, ...rest } = pick;
  const [author, note] = [change.author ?? knownAuthor, change.note ?? knownNote].map((text) => text?.trim());
  return { ...rest, ...(note ? { note } : {}), ...(author ? { author } : {}) };
}

/** The authors of picks, each once, by name. */
export function authorsOf(picks: readonly { readonly author?: string }[]): string[] {
  const names = new Set(picks.flatMap(({ author }) => author ?? []));
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** The picks of an author; of null those that name none. */
export function picksBy<Pick extends { readonly author?: string }>(
  picks: readonly Pick[],
  author: string | null,
): Pick[] {
  return picks.filter((pick) => (pick.author ?? null) === author);
}
