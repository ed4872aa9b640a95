import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';
import { blockedLength, toBlocks } from '#seismic/channels/kernels/laneBlocks';
import {
  columnsLength,
  placePlan,
  sizeWithFactors,
  spectrumLength,
  type TransformExtent,
} from '#seismic/channels/kernels/spectrumPlan';
import { allTraces } from '#seismic/channels/traceRange';
import { inverseWindowNorm } from '#seismic/channels/windowEnergy';
import type { Extent2d } from '#seismic/signal/smooth';

/** Half the size of a template in traces and samples. */
export interface TemplateReach {
  readonly traces: number;
  readonly samples: number;
}

/** A window that a section is correlated with, and a name under which its correlation is kept. */
export interface Template {
  readonly key: string;
  /** [trace][sample], twice the reach each; zero beyond the section that it was cut from. */
  readonly window: Float32Array;
}

/** The window around a place of a section, zero beyond the section. */
export function cutTemplate(
  values: Float32Array,
  { traceCount, sampleCount }: Extent2d,
  { traces, samples }: TemplateReach,
  { trace, sample }: { readonly trace: number; readonly sample: number },
): Float32Array {
  const window = new Float32Array(4 * traces * samples);
  const lastTrace = Math.min(2 * traces, traceCount - trace + traces);
  const lastSample = Math.min(2 * samples, sampleCount - sample + samples);
  for (let x = Math.max(0, traces - trace); x < lastTrace; x++)
    for (let t = Math.max(0, samples - sample); t < lastSample; t++)
      window[x * 2 * samples + t] = values[(trace - traces + x) * sampleCount + sample - samples + t];
  return window;
}

/** What is kept of the correlations with all templates: [trace][sample] each. */
export interface TemplateMaps {
  readonly largest: Float32Array;
  /** Mean of the three largest, or of as many as there are. */
  readonly largestThree: Float32Array;
  readonly mean: Float32Array;
}

/** Maps of no templates. */
export function noTemplateMaps(count: number): TemplateMaps {
  const zeros = (): Float32Array => new Float32Array(count);
  return { largest: zeros(), largestThree: zeros(), mean: zeros() };
}

/** Correlations above this are cut. */
const MOST = 1.5;
/** Maps are whole numbers of 16 bits: half the memory, and sums that do not depend on the order of the picks. */
const STEP = MOST / 65535;
const TRACE_FACTORS = [2, 3, 5];
const SAMPLE_FACTORS = [2, 3, 5, 7, 11];

/** Correlations with a window and with its mirror image, as 16-bit numbers in blocks. */
type KeptMaps = readonly Uint16Array[];

/** Addresses of what correlating needs. */
interface Workspace {
  readonly plan: number;
  readonly section: number;
  readonly template: number;
  readonly columns: number;
  readonly weights: number;
  readonly map: number;
}

/** Addresses of what maps are summed up in, and of one of them, for some traces of the section. */
interface Sums {
  readonly extent: Extent2d;
  readonly map: number;
  readonly largest: readonly [number, number, number];
  readonly sum: number;
}

/** A section as windows of one size are correlated with it: what depends on no window. */
export class CorrelatedSection {
  readonly extent: Extent2d;
  readonly reach: TemplateReach;
  readonly size: TransformExtent;
  /** One over the energy of the window around each place, in blocks. */
  readonly weights: Float32Array;
  readonly spectrum: Float32Array;

  constructor(values: Float32Array, extent: Extent2d, reach: TemplateReach) {
    this.extent = extent;
    this.reach = reach;
    this.size = {
      traces: sizeWithFactors(extent.traceCount + 2 * reach.traces, TRACE_FACTORS),
      samples: sizeWithFactors(extent.sampleCount + 2 * reach.samples, SAMPLE_FACTORS),
    };
    this.weights = toBlocks(inverseWindowNorm(values, extent, 2 * reach.traces, 2 * reach.samples), extent);
    this.spectrum = this.#spectrumOf(values);
  }

  #spectrumOf(values: Float32Array): Float32Array {
    const { traceCount: rows, sampleCount: samples } = this.extent;
    return withCore((memory) => {
      const plan = placePlan(memory, this.size);
      const spectrum = memory.room(spectrumLength(this.size));
      memory.kernels.forwardSpectrum({ plan, grid: memory.put(values), rows, samples, spectrum });
      memory.kernels.makeAnalytic({ plan, spectrum });
      return memory.copy(spectrum, spectrumLength(this.size));
    });
  }
}

/**
 * Correlates a section with windows, of itself or of others that are sampled alike: the envelope (along samples) of the
 * normalised cross-correlation with each window and with its mirror image, cut at 1.5. Each template's two maps are kept
 * under its key as long as it is asked for, so that one more window costs only itself.
 */
export class TemplateCorrelator {
  readonly section: CorrelatedSection;
  private readonly mostKept: number;
  private readonly kept = new Map<string, KeptMaps>();

  /** `mostBytes` bounds what is kept; templates beyond it are correlated again each time. */
  constructor(section: CorrelatedSection, mostBytes: number) {
    this.section = section;
    this.mostKept = Math.floor(mostBytes / (4 * blockedLength(section.extent)));
  }

  /**
   * Maps of all templates; zero where there are none.
   * @param traces the traces of the maps
   */
  maps(templates: readonly Template[], traces = allTraces(this.section.extent)): TemplateMaps {
    const { sampleCount } = this.section.extent;
    const part = { traceCount: traces.end - traces.first, sampleCount };
    if (templates.length === 0) return noTemplateMaps(part.traceCount * sampleCount);
    return withCore((memory) => {
      const sums = this.placeSums(memory, part);
      const from = traces.first * sampleCount;
      let space: Workspace | null = null;
      const workspace = (): Workspace => (space ??= this.placeWorkspace(memory));
      const add = (map: number): void => this.addMap(memory, sums, map);
      for (const template of templates) {
        const kept = this.kept.get(template.key);
        for (const map of kept ?? []) {
          memory.write(sums.map, map.subarray(from, from + blockedLength(part)));
          add(sums.map);
        }
        const bytesBefore = Uint16Array.BYTES_PER_ELEMENT * from;
        if (!kept) this.correlate(memory, workspace(), template, (map) => add(map + bytesBefore));
      }
      return this.summary(memory, sums, 2 * templates.length);
    });
  }

  /** Forgets the templates that are not among these keys. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.kept.keys()) if (!keys.has(key)) this.kept.delete(key);
  }

  private placeWorkspace(memory: CoreMemory): Workspace {
    const { extent, size, spectrum, weights } = this.section;
    return {
      plan: placePlan(memory, size),
      section: memory.put(spectrum),
      template: memory.room(spectrumLength(size)),
      columns: memory.room(columnsLength(extent.traceCount, size.samples)),
      weights: memory.put(weights),
      map: memory.room(blockedLength(extent)),
    };
  }

  private placeSums(memory: CoreMemory, extent: Extent2d): Sums {
    const length = blockedLength(extent);
    return {
      extent,
      map: memory.room(length),
      largest: [memory.zeros(length), memory.zeros(length), memory.zeros(length)],
      sum: memory.zeros(length),
    };
  }

  /** Calls `add` with the address of each of a template's two maps, and keeps them where there is room. */
  private correlate(
    memory: CoreMemory,
    space: Workspace,
    { key, window }: Template,
    add: (map: number) => void,
  ): void {
    const { plan, section, template, columns, weights } = space;
    const { traceCount: rows, sampleCount: samples } = this.section.extent;
    const { traces: traceReach, samples: sampleReach } = this.section.reach;
    memory.kernels.forwardSpectrum({
      plan,
      grid: memory.put(this.unitWindow(window)),
      rows: 2 * traceReach,
      samples: 2 * sampleReach,
      spectrum: template,
    });
    const isKept = this.kept.size < this.mostKept;
    const pair = ([0, 1] as const).flatMap((isMirrored) => {
      const target = { isMirrored, traceReach, sampleReach, rows, samples, columns, weights };
      memory.kernels.correlateEnvelope({ plan, section, template, ...target, out: space.map });
      add(space.map);
      const length = blockedLength(this.section.extent);
      return isKept ? [new Uint16Array(memory.buffer(), space.map, length).slice()] : [];
    });
    if (isKept) this.kept.set(key, pair);
  }

  private addMap(memory: CoreMemory, { extent, largest, sum }: Sums, map: number): void {
    const [first, second, third] = largest;
    memory.kernels.keepLargest({ map, count: blockedLength(extent), first, second, third, sum });
  }

  /** A window of unit energy, divided by the map's step and the transform's scale. */
  private unitWindow(window: Float32Array): Float32Array {
    let energy = 0;
    for (let i = 0; i < window.length; i++) energy += window[i] * window[i];
    const scale =
      1 / (STEP * (Math.sqrt(energy) + 1e-12) * this.section.size.traces * this.section.size.samples);
    return window.map((value) => value * scale);
  }

  private summary(memory: CoreMemory, { extent, largest, sum }: Sums, count: number): TemplateMaps {
    const { traceCount: rows, sampleCount: samples } = extent;
    const [first, second, third] = largest;
    const outputs = {
      outFirst: memory.room(rows * samples),
      outThree: memory.room(rows * samples),
      outMean: memory.room(rows * samples),
    };
    memory.kernels.unpackLargest({
      first,
      second,
      third,
      sum,
      rows,
      samples,
      factor: STEP,
      threeFactor: STEP / Math.min(3, count),
      sumFactor: STEP / count,
      ...outputs,
    });
    return {
      largest: memory.copy(outputs.outFirst, rows * samples),
      largestThree: memory.copy(outputs.outThree, rows * samples),
      mean: memory.copy(outputs.outMean, rows * samples),
    };
  }
}
