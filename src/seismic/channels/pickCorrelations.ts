import type { CorrelationName } from '#seismic/channels/channelNames';
import { LARGE, type PickExample, SMALL } from '#seismic/channels/pickExample';
import {
  CorrelatedSection,
  type Template,
  TemplateCorrelator,
  type TemplateReach,
} from '#seismic/channels/templateMaps';
import { allTraces, type TraceRange } from '#seismic/channels/traceRange';
import type { EventClass } from '#seismic/picks/pick';
import type { Extent2d } from '#seismic/signal/smooth';

/** What each of the three correlators may keep. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;

/** What windows of picks are correlated with, [trace][sample] of the working section. */
export interface CorrelatedMaps extends Extent2d {
  /** Balanced amplitudes. */
  readonly amplitudes: Float32Array;
  /** Amplitudes less their mean along the local slope. */
  readonly residual: Float32Array;
}

/** What is asked of correlations besides the examples. */
export interface CorrelationOptions {
  /** Keys of examples that are kept for the next call, besides those that are given. */
  readonly kept?: readonly string[];
  /** The traces of the maps; all where left out. */
  readonly traces?: TraceRange;
  /** Asked for once: nothing of these examples is kept, and what is kept of others stays. */
  readonly isOnce?: boolean;
}

/** The channels that are correlations with examples, each [trace][sample]. */
export type CorrelationMaps = Readonly<Record<CorrelationName, Float32Array>>;

interface Correlators {
  readonly small: TemplateCorrelator;
  readonly large: TemplateCorrelator;
  readonly residual: TemplateCorrelator;
}

function templatesOf(examples: readonly PickExample[], size: keyof Correlators): Template[] {
  return examples.map((example) => ({ key: example.key, window: example[size] }));
}

/** Correlates a section with examples of picks. */
export class PickCorrelations {
  readonly #extent: Extent2d;
  readonly #keeping: Correlators;
  /** They keep nothing. */
  readonly #once: Correlators;

  constructor({ amplitudes, residual, ...extent }: CorrelatedMaps) {
    const sectionOf = (values: Float32Array, reach: TemplateReach) =>
      new CorrelatedSection(values, extent, reach);
    const sections = {
      small: sectionOf(amplitudes, SMALL),
      large: sectionOf(amplitudes, LARGE),
      residual: sectionOf(residual, LARGE),
    };
    const correlators = (mostBytes: number): Correlators => ({
      small: new TemplateCorrelator(sections.small, mostBytes),
      large: new TemplateCorrelator(sections.large, mostBytes),
      residual: new TemplateCorrelator(sections.residual, mostBytes),
    });
    this.#extent = extent;
    this.#keeping = correlators(MOST_KEPT_BYTES);
    this.#once = correlators(0);
  }

  /** Only examples that were not kept by the last call are correlated. Without examples of a class its maps are zero. */
  maps(
    examples: readonly PickExample[],
    { kept = [], traces = allTraces(this.#extent), isOnce = false }: CorrelationOptions = {},
  ): CorrelationMaps {
    const { small, large, residual } = isOnce ? this.#once : this.#keeping;
    const keys = new Set([...examples.map(({ key }) => key), ...kept]);
    for (const correlator of [small, large, residual]) correlator.keepOnly(keys);
    const of = (name: EventClass) => examples.filter((example) => example.class === name);
    const [diffractions, reflections] = [of('diffraction'), of('reflection')];
    const d = small.maps(templatesOf(diffractions, 'small'), traces);
    const r = small.maps(templatesOf(reflections, 'small'), traces);
    const ld = large.maps(templatesOf(diffractions, 'large'), traces);
    const lr = large.maps(templatesOf(reflections, 'large'), traces);
    const rd = residual.maps(templatesOf(diffractions, 'residual'), traces);
    return {
      ...{ Dmax: d.largest, Dtop3: d.largestThree, Dmean: d.mean },
      ...{ Rmax: r.largest, Rtop3: r.largestThree, Rmean: r.mean },
      ...{ LDmax: ld.largest, LDtop3: ld.largestThree, LDmean: ld.mean },
      ...{ LRmax: lr.largest, LRtop3: lr.largestThree, LRmean: lr.mean },
      ...{ rDmax: rd.largest, rDtop3: rd.largestThree },
    };
  }
}
