import { untrack } from 'svelte';
import { ask, attempt } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { ShownDifference } from '#seismic/display/layers/layer';
import { agreementOfPicks, type PickAgreement } from '#seismic/labels/pickAgreement';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { picksBy } from '#seismic/picks/pickWords';
import { isPickedOn, placePick } from '#seismic/picks/surveyPick';

/** An author of picks of the project; null for the picks that name none. */
type Author = string | null;

/** Whose picks are compared: those of the project with a file's, or two authors' of the project. */
type Sides =
  | { readonly kind: 'file'; readonly fileName: string; readonly others: readonly ClassedPick[] }
  | { readonly kind: 'authors'; readonly first: Author; readonly second: Author };

/** Two people's picks of the line, compared. */
class Comparison {
  private wanted = $state.raw<Sides | null>(null);
  /** The authors that can be compared, those of unsigned picks among them. */
  readonly authors: readonly Author[] = $derived.by(() => {
    const hasUnsigned = picks.told.picks.some(({ author }) => author === undefined);
    return hasUnsigned ? [...picks.authors, null] : picks.authors;
  });
  /** Null where nothing is compared, or an author of both has no picks any more. */
  readonly sides: Sides | null = $derived.by(() => {
    const { wanted, authors } = this;
    if (wanted?.kind !== 'authors') return wanted;
    return authors.includes(wanted.first) && authors.includes(wanted.second) ? wanted : null;
  });
  /** Follows the picks of the project. */
  readonly agreement: PickAgreement | null = $derived.by(() => {
    const { sides } = this;
    if (!sides) return null;
    const all = picks.told.picks;
    const first = sides.kind === 'file' ? all : picksBy(all, sides.first);
    const second = sides.kind === 'file' ? sides.others : picksBy(all, sides.second);
    return agreementOfPicks(first, second, (name) => {
      const plane = shownPlane.named(name);
      return plane && plane.kind !== 'slice' ? plane : null;
    });
  });
  /** Where both differ on the plane that is shown; beside a file, not where the project alone has a pick. */
  readonly shown: ShownDifference[] = $derived.by(() => {
    const { section } = shownPlane;
    if (!section || !this.agreement) return [];
    const { differing, onlyFirst, onlySecond } = this.agreement;
    const all: { pick: ClassedPick; own: string | null; isOwnAlone?: boolean }[] = [
      ...differing.map(({ first, second }) => ({ pick: second, own: first.class })),
      ...onlySecond.map((pick) => ({ pick, own: null })),
    ];
    if (this.sides?.kind === 'authors')
      all.push(...onlyFirst.map((pick) => ({ pick, own: pick.class, isOwnAlone: true })));
    return all.flatMap(({ pick, ...rest }) => {
      const window = isPickedOn(pick, section.name) ? placePick(pick, section) : null;
      return window ? [{ window, ...rest }] : [];
    });
  });
  private line: string | null = null;

  /** Follows the line from now on: picks of one line are not compared with those of another. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        const line = app.state?.dataset?.fingerprint ?? null;
        untrack(() => {
          if (line !== this.line) this.close();
          this.line = line;
        });
      });
    });
  }

  /** Chooses the other person's picks file in a dialog. */
  async choose(): Promise<void> {
    const chosen = await attempt(() => ask('picks.compareDialog', null));
    if (!chosen) return;
    this.wanted = { kind: 'file', fileName: chosen.fileName, others: chosen.picks };
  }

  /** Compares the picks of two authors of the project. */
  compareAuthors(first: Author, second: Author): void {
    this.wanted = { kind: 'authors', first, second };
  }

  close(): void {
    this.wanted = null;
  }
}

export const comparison = new Comparison();
