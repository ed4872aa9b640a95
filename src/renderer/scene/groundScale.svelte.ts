import { display } from '#renderer/stores/display.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { type PageScale, pageScaleOf, rangeAtScale, verticalExaggeration } from '#seismic/display/pageScale';
import { coordinatesOn, distancesAlong } from '#seismic/survey/sectionPlane';
import { traceSpacingM } from '#seismic/survey/traceSpacing';

/** Metres along the section and below it, as far as they are known or given, and the scale on the screen. */
class GroundScale {
  private readonly coordinates = $derived(
    shownPlane.survey && shownPlane.section ? coordinatesOn(shownPlane.survey, shownPlane.section) : null,
  );
  /** Middle distance between traces by their coordinates; null where they have none. */
  readonly knownSpacingM: number | null = $derived(traceSpacingM(this.coordinates));
  private readonly distances = $derived(
    this.knownSpacingM !== null && this.coordinates ? distancesAlong(this.coordinates) : null,
  );

  /** Distance between neighbouring traces: of their coordinates, else what the user gave. */
  get spacingM(): number | null {
    return this.knownSpacingM ?? display.givenSpacingM;
  }

  /** Metres along the section of a fractional trace; null where no distance is known. */
  metresOf(trace: number): number | null {
    const { distances, spacingM } = this;
    if (!distances) return spacingM === null ? null : trace * spacingM;
    const before = Math.min(distances.length - 1, Math.max(0, Math.floor(trace)));
    const after = Math.min(distances.length - 1, before + 1);
    return distances[before] + (distances[after] - distances[before]) * (trace - before);
  }

  /** Scale of the plot; null while no section is drawn. */
  get page(): PageScale | null {
    const { axes, size, range } = viewport;
    return axes && size.width > 0 && size.height > 0 ? pageScaleOf(range, size, axes) : null;
  }

  /** How much more the vertical is enlarged than the horizontal; null where distance or velocity are not known. */
  get exaggeration(): number | null {
    const { page, spacingM } = this;
    if (!page || !shownPlane.section) return null;
    return verticalExaggeration(page, shownPlane.section.axes, {
      spacingM,
      velocityMps: display.velocityMps,
    });
  }

  /** Shows the section at a scale, as far as it is large enough. */
  show(scale: Partial<PageScale>): void {
    const { axes, range, size } = viewport;
    if (axes) viewport.show(rangeAtScale(range, size, axes, scale));
  }
}

export const groundScale = new GroundScale();
