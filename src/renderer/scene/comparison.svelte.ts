import { untrack } from 'svelte';
import { ask, attempt } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { ShownDifference } from '#seismic/display/layers/layer';
import { agreementOfPicks, type PickAgreement } from '#seismic/labels/pickAgreement';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { isPickedOn, placePick } from '#seismic/picks/surveyPick';

/** Another person's picks of the line, compared with those of the project. */
class Comparison {
  fileName = $state<string | null>(null);
  private others = $state.raw<readonly ClassedPick[]>([]);
  /** Follows the picks of the project; null where no file was chosen. */
  readonly agreement: PickAgreement | null = $derived.by(() => {
    if (this.fileName === null) return null;
    return agreementOfPicks(picks.told.picks, this.others, (name) => {
      const plane = shownPlane.named(name);
      return plane && plane.kind !== 'slice' ? plane : null;
    });
  });
  /** Where both differ on the plane that is shown. */
  readonly shown: ShownDifference[] = $derived.by(() => {
    const { section } = shownPlane;
    if (!section || !this.agreement) return [];
    const { differing, onlySecond } = this.agreement;
    const all = [
      ...differing.map(({ first, second }) => ({ pick: second, own: first.class })),
      ...onlySecond.map((pick) => ({ pick, own: null })),
    ];
    return all.flatMap(({ pick, own }) => {
      const window = isPickedOn(pick, section.name) ? placePick(pick, section) : null;
      return window ? [{ window, own }] : [];
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
    this.others = chosen.picks;
    this.fileName = chosen.fileName;
  }

  close(): void {
    this.fileName = null;
    this.others = [];
  }
}

export const comparison = new Comparison();
