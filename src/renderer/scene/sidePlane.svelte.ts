import { flushSync } from 'svelte';
import { sideResult } from '#renderer/scene/sideResult.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { drawnAxesOf, shownPlane } from '#renderer/stores/shownPlane.svelte';
import { sideViewport, viewport } from '#renderer/stores/viewport.svelte';
import { crossingsOnPlane, windowsOnPlane } from '#seismic/picks/surveyPick';
import type { Plane } from '#seismic/survey/plane';
import { familyOfPlane } from '#seismic/survey/planeFamily';

/** The kind of plane that is shown first beside another one. */
const BESIDE: Readonly<Record<string, string>> = { inline: 'crossline' };

/** The second plane of the open volume, beside the one that is worked on. */
class SidePlane {
  plane = $state.raw<Plane | null>(null);
  /** True where the second plane is at the left of the one that is worked on. */
  isAtLeft = $state(false);
  /** The plane where it is one of traces; null for a slice. */
  readonly section = $derived(this.plane?.kind === 'slice' ? null : this.plane);
  readonly axes = $derived(this.plane && drawnAxesOf(this.plane));
  /** The picks as windows on the plane. */
  readonly windows = $derived(this.section ? windowsOnPlane(picks.told.picks, this.section) : []);
  /** The picks of other planes that cross it. */
  readonly crossings = $derived(this.plane ? crossingsOnPlane(picks.told.picks, this.plane) : []);

  /** Shows a plane beside the first one, or no more. False where the survey has no grid. */
  toggle(): boolean {
    if (!this.plane) return this.goToFamily(BESIDE[shownPlane.place?.family.id ?? ''] ?? 'inline');
    this.plane = null;
    this.isAtLeft = false;
    return true;
  }

  /** Family and numbers of the plane. */
  get place() {
    return shownPlane.survey && this.plane ? familyOfPlane(shownPlane.survey, this.plane.name) : null;
  }

  /** Follows the survey of the open file: the plane is built anew where it has one of the name. */
  follow(): void {
    if (this.plane) this.plane = shownPlane.survey?.grid ? shownPlane.named(this.plane.name) : null;
  }

  /** Shows the middle plane of a kind. */
  goToFamily(id: string): boolean {
    const family = shownPlane.families.find((one) => one.id === id);
    if (!family || !shownPlane.survey?.grid) return false;
    this.show(family.nameOf({ number: family.numbers[family.numbers.length >> 1], second: null }));
    return true;
  }

  /** Shows the plane some numbers further, at most the last or first. */
  step(by: number): void {
    const { place } = this;
    if (!place) return;
    const { numbers } = place.family;
    const index = Math.min(numbers.length - 1, Math.max(0, numbers.indexOf(place.numbers.number) + by));
    this.show(place.family.nameOf({ ...place.numbers, number: numbers[index] }));
  }

  /** Makes this plane the one that is worked on. Both stay where they are and as they are zoomed. */
  activate(): void {
    const [main, side] = [shownPlane.current, this.plane];
    const [mainRange, sideRange] = [viewport.range, sideViewport.range];
    sideResult.keepAnswer();
    if (!main || !side || !shownPlane.show(side.name)) return;
    this.plane = main;
    this.isAtLeft = !this.isAtLeft;
    // The views open the planes in effects.
    flushSync();
    viewport.show(sideRange);
    sideViewport.show(mainRange);
  }

  private show(name: string): void {
    this.plane = shownPlane.named(name) ?? this.plane;
  }
}

export const sidePlane = new SidePlane();
