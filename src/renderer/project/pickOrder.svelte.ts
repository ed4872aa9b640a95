import { picks } from '#renderer/stores/picks.svelte';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { picksBy } from '#seismic/picks/pickWords';

/** What the list of picks is sorted by. */
export const PICK_ORDERS = ['class', 'author', 'place', 'time'] as const;
export type PickOrder = (typeof PICK_ORDERS)[number];

/** Whose picks are listed: everybody's, one author's, or those that name none. */
export type ListedAuthor =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly name: string };

/** Numbers of the position, which tell left from right on any plane. */
function positionOf(pick: ClassedPick): readonly number[] {
  return 'trace' in pick ? [pick.trace] : [pick.inline, pick.crossline, pick.offset ?? 0];
}

function comparePlaces(a: ClassedPick, b: ClassedPick): number {
  const [first, second] = [positionOf(a), positionOf(b)];
  const at = first.findIndex((value, i) => value !== second[i]);
  return at < 0 ? 0 : first[at] - second[at];
}

const COMPARE: Readonly<Record<PickOrder, (a: ClassedPick, b: ClassedPick) => number>> = {
  class: () => 0,
  // Those that name no author come last.
  author: (a, b) => (a.author ?? '\uffff').localeCompare(b.author ?? '\uffff'),
  place: comparePlaces,
  time: (a, b) => a.timeMs - b.timeMs,
};

/** Picks that are sorted by class, in another order; equal ones stay as they were. */
export function sortPicks(byClass: readonly ClassedPick[], order: PickOrder): ClassedPick[] {
  return [...byClass].sort(COMPARE[order]);
}

/** How the picks are listed: their order, and whose they are. */
class PickListing {
  order = $state<PickOrder>('class');
  private wanted = $state.raw<ListedAuthor>({ kind: 'all' });
  /** True where some picks name an author and others none. */
  readonly hasUnsigned = $derived(picks.told.picks.some(({ author }) => author === undefined));
  /** Everybody where the author that was chosen has no picks any more. */
  readonly author: ListedAuthor = $derived.by(() => {
    const { wanted } = this;
    const isThere = wanted.kind === 'one' ? picks.authors.includes(wanted.name) : this.hasUnsigned;
    return wanted.kind === 'all' || isThere ? wanted : { kind: 'all' };
  });
  readonly list: readonly ClassedPick[] = $derived.by(() => {
    const { author } = this;
    const all = picks.byClass;
    const shown = author.kind === 'all' ? all : picksBy(all, author.kind === 'one' ? author.name : null);
    return sortPicks(shown, this.order);
  });

  show(author: ListedAuthor): void {
    this.wanted = author;
  }
}

export const pickListing = new PickListing();
