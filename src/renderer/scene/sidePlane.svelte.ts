import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { Plane } from '#seismic/survey/plane';
import { familyOfPlane } from '#seismic/survey/planeFamily';

/** The kind of plane that is shown first beside another one. */
const BESIDE: Readonly<Record<string, string>> = { inline: 'crossline' };

/** The second plane of the open volume, beside the one that is worked on. It is only looked at. */
class SidePlane {
  plane = $state.raw<Plane | null>(null);

  /** Shows a plane beside the first one, or no more. False where the survey has no grid. */
  toggle(): boolean {
    if (this.plane) this.plane = null;
    else return this.goToFamily(BESIDE[shownPlane.place?.family.id ?? ''] ?? 'inline');
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

  /** Makes this plane the one that is worked on, and shows that one here. */
  swap(): void {
    const [main, side] = [shownPlane.current, this.plane];
    if (!main || !side || !shownPlane.show(side.name)) return;
    this.plane = main;
  }

  private show(name: string): void {
    this.plane = shownPlane.named(name) ?? this.plane;
  }
}

export const sidePlane = new SidePlane();
