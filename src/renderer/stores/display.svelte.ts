import type { AMPLITUDE_TABLE_NAMES } from '#seismic/display/colourTables';
import { DEFAULT_DRAWING, DRAWN_AS, type Drawing, type DrawnAs } from '#seismic/display/drawing';
import { type KeptDisplay, parseKeptDisplay } from '#seismic/display/keptDisplay';
import { OFF_AT_FIRST } from '#seismic/display/layers/registry';
import type { SampleAxisUnit } from '#seismic/display/sampleAxisUnit';
import type { WiggleFill } from '#seismic/display/wiggle';
import { AS_RECORDED, type TraceProcess } from '#seismic/process/traceProcess';

export type AmplitudeTableName = (typeof AMPLITUDE_TABLE_NAMES)[number];
export type SectionPainterName = 'auto' | 'webgl' | 'canvas';

function isSameProcess(one: TraceProcess, other: TraceProcess): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Settings of the display; they do not change the data. */
class Display {
  /** Percentile of |amplitude| at which the colour table ends, unless a value is set. */
  clipPercentile = $state(98);
  /** Amplitude as drawn at which the colour table ends, or null for the percentile. */
  clipValue = $state<number | null>(null);
  /** Done to each trace before it is drawn. */
  process = $state.raw<TraceProcess>(AS_RECORDED);
  colourTable = $state<AmplitudeTableName>('diverging');
  drawnAs = $state<DrawnAs>(DEFAULT_DRAWING.drawnAs);
  /** True to show troughs as peaks. */
  isReversed = $state(false);
  /** True for the colours in reverse order. */
  isTableReversed = $state(false);
  /** Side of a wiggle that is filled. */
  wiggleFill = $state<WiggleFill>(DEFAULT_DRAWING.fill);
  /** Swing of a wiggle at the clip, in spacings of the traces that are drawn. */
  excursion = $state(DEFAULT_DRAWING.excursion);
  overlayVisible = $state(true);
  overlayOpacity = $state(0.5);
  /** Probabilities below it are not drawn: the weakest would tint all of the section. */
  overlayThreshold = $state(0.25);
  /** True for a line at that threshold. */
  overlayContour = $state(false);
  /** True to draw amplitudes in grey under probabilities. */
  greyUnderOverlay = $state(true);
  /** Name of the class whose probability the overlay shows; 'class' colours each sample by its likeliest class. */
  overlayShows = $state('class');
  /** Names of the layers that are switched off. */
  hiddenLayers = $state<readonly string[]>(OFF_AT_FIRST);
  /** Name of the scale along the traces; null for the preferred scale of the line. */
  traceScale = $state<string | null>(null);
  /** A second scale under the first, or none. */
  secondTraceScale = $state<string | null>(null);
  /** Unit of the axis along the traces. */
  sampleAxisUnit = $state<SampleAxisUnit>('usual');
  /** Velocity that turns two-way time into depth; null where none is given. */
  velocityMps = $state<number | null>(null);
  /** Distance between traces where the headers have none; null where none is given. */
  givenSpacingM = $state<number | null>(null);
  /** What draws the section: 'auto' uses WebGL2 if it is available. */
  painter = $state<SectionPainterName>('auto');
  /** The amplitude at which the colour table ends, measured with the gain shown; null until known. */
  clip = $state<number | null>(null);

  /** The user's preferences for lines that no project has drawn otherwise. */
  private preferred: Pick<KeptDisplay, 'colourTable' | 'sampleAxisUnit'> | null = null;

  /** How the open line is drawn at first. */
  private usual: TraceProcess = AS_RECORDED;

  /** How the samples are drawn. */
  get drawing(): Drawing {
    const { drawnAs, isReversed, isTableReversed, wiggleFill: fill, excursion } = this;
    return { drawnAs, polarity: isReversed ? -1 : 1, isTableReversed, fill, excursion };
  }

  /** What a project keeps. */
  get kept(): KeptDisplay {
    const { drawing, process, colourTable, clipPercentile, clipValue } = this;
    const { hiddenLayers, traceScale, secondTraceScale, sampleAxisUnit, velocityMps, givenSpacingM } = this;
    return {
      ...{ drawing, process, colourTable, clipPercentile, clipValue },
      ...{ hiddenLayers: [...hiddenLayers], traceScale, secondTraceScale },
      ...{ sampleAxisUnit, velocityMps, givenSpacingM },
    };
  }

  /**
   * Takes what a project kept. Without it all stays but what was of the line before: the clip by value, velocity and
   * spacing, and the processing where the line is drawn otherwise at first.
   */
  restore(value: unknown, usual: TraceProcess = AS_RECORDED): void {
    const kept = parseKeptDisplay(value);
    this.clipValue = null;
    if (!kept) {
      if (!isSameProcess(usual, this.usual)) this.process = usual;
      Object.assign(this, { usual, velocityMps: null, givenSpacingM: null }, this.preferred);
      return;
    }
    this.usual = usual;
    const { drawing, ...others } = kept;
    const { polarity, fill: wiggleFill, ...drawn } = drawing;
    Object.assign(this, others, drawn, { isReversed: polarity < 0, wiggleFill });
  }

  /** Takes the preferences: for lines to come and, where `isNow` is true, for the shown one. */
  prefer(preferred: Pick<KeptDisplay, 'colourTable' | 'sampleAxisUnit'>, isNow: boolean): void {
    this.preferred = preferred;
    if (isNow) Object.assign(this, preferred);
  }

  /** Changes what is done to each trace. A clip by value was of other amplitudes: the percentile holds again. */
  changeProcess(change: Partial<TraceProcess>): void {
    this.process = { ...this.process, ...change };
    this.clipValue = null;
  }

  /** From density to wiggles, to both, to density. */
  nextDrawing(): void {
    this.drawnAs = DRAWN_AS[(DRAWN_AS.indexOf(this.drawnAs) + 1) % DRAWN_AS.length];
  }

  shows(layer: string): boolean {
    return !this.hiddenLayers.includes(layer);
  }

  /** Switches a layer on or off. */
  toggle(layer: string): void {
    const others = this.hiddenLayers.filter((name) => name !== layer);
    this.hiddenLayers = this.shows(layer) ? [...others, layer] : others;
  }
}

export const display = new Display();
