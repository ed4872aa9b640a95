import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import type { SceneGround } from '#seismic/display/layers/layer';
import { type PageScale, pageScaleOf, rangeAtScale, verticalExaggeration } from '#seismic/display/pageScale';
import { type PathGeometry, POINT_GEOMETRY } from '#seismic/hyperbola/diffractionTime';
import type { SectionPlane } from '#seismic/survey/plane';
import { coordinatesOn } from '#seismic/survey/sectionPlane';
import { metresAlong, traceSpacingM } from '#seismic/survey/traceSpacing';

/** Metres along the section and below it, as far as they are known or given, and the scale on the screen. */
class GroundScale {
  /** Middle distance between traces by their coordinates; null where they have none. */
  readonly knownSpacingM: number | null = $derived.by(() => {
    const { survey, section } = shownPlane;
    return survey && section ? traceSpacingM(coordinatesOn(survey, section)) : null;
  });

  /** Distance between neighbouring traces: of their coordinates, else what the user gave. */
  get spacingM(): number | null {
    return this.knownSpacingM ?? display.givenSpacingM;
  }

  /** Metres of each trace along a section and the paths of its waves; null where no distance is known. */
  groundOf(section: SectionPlane | null): SceneGround | null {
    const { survey } = shownPlane;
    const metres = survey && section ? metresAlong(survey, section, display.givenSpacingM) : null;
    return metres && { metres, geometry: this.geometry };
  }

  /** Of the section that is worked on. */
  readonly ground: SceneGround | null = $derived(this.groundOf(shownPlane.section));

  /** Target and antennas of radar; a point at zero offset elsewhere. */
  get geometry(): PathGeometry {
    if (shownPlane.section?.axes.domain !== 'radar') return POINT_GEOMETRY;
    const stated = app.state?.dataset?.radar?.antennaSeparationMetres ?? 0;
    return { radiusM: tool.radiusM, separationM: tool.separationM ?? stated };
  }

  /** Scale of the plot; null while no section is drawn. */
  get page(): PageScale | null {
    const { axes, size, drawnRange: range } = viewport;
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
