import { wasmBase64 } from '#seismic/correlation/generated/panels';
import {
  layOutPanelMemory,
  type PanelCore,
  type PanelMemory,
  type PanelShape,
} from '#seismic/correlation/panelMemory';
import { type CentredWindow, centreWindow, type WindowSize } from '#seismic/correlation/window';
import { createWasmPool } from '#seismic/numerics/embeddedWasm';

/** A window's spectrum, ready to be correlated. Plain data; fits every maker of the same shape. */
export interface PreparedWindow extends Omit<CentredWindow, 'values'> {
  readonly spectrum: Float32Array;
}

/**
 * Makes normalised correlation panels C(ξ, τ) = Σ a(x, t) · b(x + ξ, t + τ) / √(Σa² Σb²) of windows
 * with their mean removed, zero outside, for |ξ| ≤ maximumTraceLag and |τ| ≤ maximumSampleLag.
 * Windows smaller than the maker's are laid centre on centre. Agrees with `directPanel` to 1e-5.
 */
export interface PanelMaker extends PanelShape {
  /** Values of a panel: (2 · maximumTraceLag + 1) · (2 · maximumSampleLag + 1). */
  readonly panelLength: number;
  /** `window` is [trace][sample]; `size` is needed where it is smaller than the maker's. */
  prepare(window: Float32Array, size?: WindowSize): PreparedWindow;
  /** Writes [window][template][trace lag][sample lag] to `out`: each window is a, each template b. */
  panels(
    windows: readonly PreparedWindow[],
    templates: readonly PreparedWindow[],
    out: Float32Array,
  ): Float32Array;
  /** Releases the core's memory for the next maker. */
  dispose(): void;
}

function isPanelCore(exports: object): exports is PanelCore {
  return 'memory' in exports && 'configure' in exports && 'forward' in exports && 'correlate' in exports;
}

const pool = createWasmPool(wasmBase64, isPanelCore);

/** Lays a window into the zeroed grid of the core so that its centre falls on the maker's. */
function fillGrid(
  core: PanelCore,
  memory: PanelMemory,
  shape: WindowSize,
  values: Float32Array,
  size: WindowSize,
): void {
  const grid = new Float32Array(core.memory.buffer, memory.grid, shape.traces * memory.paddedSamples);
  if (values.length === grid.length) {
    grid.set(values);
    return;
  }
  grid.fill(0);
  const firstTrace = Math.floor(shape.traces / 2) - Math.floor(size.traces / 2);
  const firstSample = Math.floor(shape.samples / 2) - Math.floor(size.samples / 2);
  for (let trace = 0; trace < size.traces; trace++) {
    const row = values.subarray(trace * size.samples, (trace + 1) * size.samples);
    grid.set(row, (firstTrace + trace) * memory.paddedSamples + firstSample);
  }
}

function checkWindow(window: Float32Array, size: WindowSize, shape: WindowSize): void {
  if (window.length !== size.traces * size.samples || window.length === 0)
    throw new RangeError(`A window of ${size.traces} x ${size.samples} cannot have ${window.length} samples`);
  if (size.traces > shape.traces || size.samples > shape.samples)
    throw new RangeError(
      `A window of ${size.traces} x ${size.samples} is larger than the maker's ${shape.traces} x ${shape.samples}`,
    );
}

class WasmPanelMaker implements PanelMaker {
  readonly traces: number;
  readonly samples: number;
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
  readonly panelLength: number;
  private core: PanelCore | null;
  private readonly memory: PanelMemory;

  constructor(shape: PanelShape) {
    this.traces = shape.traces;
    this.samples = shape.samples;
    this.maximumTraceLag = shape.maximumTraceLag;
    this.maximumSampleLag = shape.maximumSampleLag;
    this.core = pool.take();
    this.memory = layOutPanelMemory(this.core, shape);
    this.panelLength = this.memory.panelLength;
  }

  prepare(window: Float32Array, size: WindowSize = this): PreparedWindow {
    checkWindow(window, size, this);
    const core = this.liveCore();
    const { values, ...facts } = centreWindow(window, size.samples);
    const { spectrumLength, paddedSamples, grid, window: at } = this.memory;
    if (facts.isFlat) return { ...facts, spectrum: new Float32Array(spectrumLength) };
    fillGrid(core, this.memory, this, values, size);
    core.forward(grid, this.traces, paddedSamples, at);
    const spectrum = new Float32Array(core.memory.buffer, at, spectrumLength).slice();
    return { ...facts, spectrum };
  }

  panels(
    windows: readonly PreparedWindow[],
    templates: readonly PreparedWindow[],
    out: Float32Array,
  ): Float32Array {
    if (out.length < windows.length * templates.length * this.panelLength)
      throw new RangeError(`${windows.length} x ${templates.length} panels do not fit ${out.length} values`);
    for (let first = 0; first < templates.length; first += this.memory.templateSlots) {
      const some = templates.slice(first, first + this.memory.templateSlots);
      this.load(some, this.memory.templates);
      windows.forEach((window, i) => {
        this.correlateOne(window, some.length, out, (i * templates.length + first) * this.panelLength);
      });
    }
    return out;
  }

  dispose(): void {
    if (this.core) pool.giveBack(this.core);
    this.core = null;
  }

  private correlateOne(window: PreparedWindow, count: number, out: Float32Array, at: number): void {
    const core = this.liveCore();
    const { window: slot, templates, out: panelsAt, spectrumLength, panelLength } = this.memory;
    this.load([window], slot);
    const { maximumTraceLag, maximumSampleLag } = this;
    core.correlate(slot, templates, spectrumLength * 4, count, maximumTraceLag, maximumSampleLag, panelsAt);
    out.set(new Float32Array(core.memory.buffer, panelsAt, count * panelLength), at);
  }

  private load(prepared: readonly PreparedWindow[], address: number): void {
    const { spectrumLength } = this.memory;
    const target = new Float32Array(this.liveCore().memory.buffer, address, prepared.length * spectrumLength);
    prepared.forEach(({ spectrum }, i) => {
      if (spectrum.length !== spectrumLength)
        throw new RangeError('The window was prepared for panels of another shape');
      target.set(spectrum, i * spectrumLength);
    });
  }

  private liveCore(): PanelCore {
    if (!this.core) throw new Error('The panel maker has been disposed');
    return this.core;
  }
}

/** A maker for windows of at most `traces` x `samples` and panels up to the given lags. */
export function createPanelMaker(shape: PanelShape): PanelMaker {
  return new WasmPanelMaker(shape);
}
