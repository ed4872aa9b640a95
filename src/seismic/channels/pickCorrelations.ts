import type { CorrelationName } from '#seismic/channels/channelNames';
import { LARGE, type PickExample, SMALL } from '#seismic/channels/pickExample';
import {
  CorrelatedSection,
  noTemplateMaps,
  type Template,
  TemplateCorrelator,
  type TemplateMaps,
} from '#seismic/channels/templateMaps';
import { allTraces, type TraceRange } from '#seismic/channels/traceRange';
import type { EventClass } from '#seismic/picks/pick';
import type { Extent2d } from '#seismic/signal/smooth';

/** What each kind of correlator may keep. */
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

/** What templates are cut from: amplitudes in two sizes, and the residual. */
type TemplateKind = 'small' | 'large' | 'residual';

/** Maps of examples of diffractions out of one correlation, those of reflections out of another. */
export function correlationsOf(diffractions: CorrelationMaps, reflections: CorrelationMaps): CorrelationMaps {
  const { Rmax, Rtop3, Rmean, LRmax, LRtop3, LRmean } = reflections;
  return { ...diffractions, Rmax, Rtop3, Rmean, LRmax, LRtop3, LRmean };
}

function templatesOf(examples: readonly PickExample[], size: TemplateKind): Template[] {
  return examples.map((example) => ({ key: example.key, window: example[size] }));
}

/** Correlators of a section, each made with its first request. */
class Correlators {
  readonly #sectionOf: (kind: TemplateKind) => CorrelatedSection;
  readonly #mostBytes: number;
  readonly #made = new Map<TemplateKind, TemplateCorrelator>();

  constructor(sectionOf: (kind: TemplateKind) => CorrelatedSection, mostBytes: number) {
    this.#sectionOf = sectionOf;
    this.#mostBytes = mostBytes;
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const correlator of this.#made.values()) correlator.keepOnly(keys);
  }

  maps(kind: TemplateKind, examples: readonly PickExample[], traces: TraceRange): TemplateMaps {
    const made = this.#made.get(kind) ?? new TemplateCorrelator(this.#sectionOf(kind), this.#mostBytes);
    this.#made.set(kind, made);
    return made.maps(templatesOf(examples, kind), traces);
  }
}

/** Correlates a section with examples of picks. */
export class PickCorrelations {
  readonly #line: CorrelatedMaps;
  readonly #sections = new Map<TemplateKind, CorrelatedSection>();
  readonly #keeping: Correlators;
  /** They keep nothing. */
  readonly #once: Correlators;

  constructor(line: CorrelatedMaps) {
    const sectionOf = (kind: TemplateKind) => this.#sectionOf(kind);
    this.#line = line;
    this.#keeping = new Correlators(sectionOf, MOST_KEPT_BYTES);
    this.#once = new Correlators(sectionOf, 0);
  }

  #sectionOf(kind: TemplateKind): CorrelatedSection {
    const { amplitudes, residual } = this.#line;
    const values = kind === 'residual' ? residual : amplitudes;
    const section =
      this.#sections.get(kind) ?? new CorrelatedSection(values, this.#line, kind === 'small' ? SMALL : LARGE);
    this.#sections.set(kind, section);
    return section;
  }

  /** Only examples that were not kept by the last call are correlated. Without examples of a class its maps are zero. */
  maps(
    examples: readonly PickExample[],
    { kept = [], traces = allTraces(this.#line), isOnce = false }: CorrelationOptions = {},
  ): CorrelationMaps {
    const correlators = isOnce ? this.#once : this.#keeping;
    correlators.keepOnly(new Set([...examples.map(({ key }) => key), ...kept]));
    const of = (name: EventClass) => examples.filter((example) => example.class === name);
    const [diffractions, reflections] = [of('diffraction'), of('reflection')];
    const count = (traces.end - traces.first) * this.#line.sampleCount;
    const mapsOf = (kind: TemplateKind, some: readonly PickExample[]): TemplateMaps =>
      some.length === 0 ? noTemplateMaps(count) : correlators.maps(kind, some, traces);
    const d = mapsOf('small', diffractions);
    const r = mapsOf('small', reflections);
    const ld = mapsOf('large', diffractions);
    const lr = mapsOf('large', reflections);
    const rd = mapsOf('residual', diffractions);
    return {
      ...{ Dmax: d.largest, Dtop3: d.largestThree, Dmean: d.mean },
      ...{ Rmax: r.largest, Rtop3: r.largestThree, Rmean: r.mean },
      ...{ LDmax: ld.largest, LDtop3: ld.largestThree, LDmean: ld.mean },
      ...{ LRmax: lr.largest, LRtop3: lr.largestThree, LRmean: lr.mean },
      ...{ rDmax: rd.largest, rDtop3: rd.largestThree },
    };
  }
}
