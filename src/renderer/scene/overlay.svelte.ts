import type { FigureOverlay, FileOverlay } from '#contract/contract';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { singleOfFile } from '#renderer/scene/results.svelte';
import { valueInWords } from '#renderer/scene/valueInWords';
import { display } from '#renderer/stores/display.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { LIVE_LEARNER_TITLES } from '#renderer/words/learnerWords';
import { type ProbabilityLook, titleOfLook } from '#seismic/display/probabilityLook';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';

const UNIT_ENDS = [0, 1] as const;
const FIGURE_TITLE_LENGTH = 22;
/** What the values of a file are. */
const QUANTITIES: Readonly<Record<FileOverlay['kind'], string>> = {
  class: 'classes',
  probability: 'probability',
  velocity: 'velocity in m/s',
  values: 'values',
};

/** What lies over the section: the probabilities of the shown run, the live answer, or a file. */
class Overlay {
  /** The grid of the run or the live answer, whether it is drawn or not. */
  readonly answered: ProbabilityGrid | null = $derived.by(() => {
    const answer = liveAnswer.shown === null ? null : liveAnswer.answer;
    if (liveAnswer.shown === 'run') return shownPlane.isOf(runs.shown) ? (runs.grid?.grid ?? null) : null;
    return answer && answer.plane === shownPlane.section?.name ? answer.grid : null;
  });

  /** The file that lies over the plane; null while the learner's answer does. */
  private readonly file = $derived.by(() => {
    const { answer, isChosen } = overlayFile;
    return isChosen && answer && answer.plane === shownPlane.section?.name ? answer : null;
  });

  /** The grid that there is to show, whether it is switched on or not. */
  readonly available: ProbabilityGrid | null = $derived(this.file?.grid ?? this.answered);

  /** The grid that is drawn; null where there is none or it is switched off. */
  get grid(): ProbabilityGrid | null {
    return display.overlayVisible ? this.available : null;
  }

  /** True while the learner's answer is the attribute without learning: it has no classes. */
  get isAttribute(): boolean {
    return liveAnswer.shown !== 'run' && liveAnswer.answer?.learner === 'slopeRatio';
  }

  /** True while one quantity is drawn that has no classes. */
  get isSingle(): boolean {
    return this.file ? this.file.kind !== 'class' : this.isAttribute;
  }

  /** The classes of the learner's answer, in the order of its grid. */
  get answeredClasses(): readonly PickClass[] {
    return (liveAnswer.shown === 'run' ? null : liveAnswer.answer?.classes) ?? STANDARD_CLASSES;
  }

  /** The classes of the grid that there is to show, in its order. */
  get classes(): readonly PickClass[] {
    return this.file ? STANDARD_CLASSES : this.answeredClasses;
  }

  /** What is drawn of the grid: the likeliest class where it has no class of the chosen name. */
  get shows(): string {
    if (this.isSingle) return 'diffraction';
    const { overlayShows } = display;
    return this.classes.some(({ name }) => name === overlayShows) ? overlayShows : 'class';
  }

  /** The values that are drawn as 0 and 1. */
  get ends(): readonly [number, number] {
    return this.file ? [this.file.least, this.file.most] : UNIT_ENDS;
  }

  /** How the grid is drawn; null where none is. */
  get look(): Omit<ProbabilityLook, 'table'> | null {
    const { grid, classes, shows } = this;
    if (!grid) return null;
    const { overlayOpacity: opacity, overlayThreshold: threshold, overlayContour: hasContour } = display;
    return { grid, classes, shows, opacity, threshold, hasContour };
  }

  /** Who answered and what is drawn: "Pre-trained, no picks · Likeliest class". */
  get title(): string {
    if (this.file) return `${this.file.fileName} · ${this.quantity}`;
    if (liveAnswer.shown === 'run')
      return `${runs.shown?.name ?? 'Run'} · ${this.quantity}${runs.grid?.final ? '' : ' · to be refined'}`;
    const { answer, isComputing } = liveAnswer;
    const learner = answer ? LIVE_LEARNER_TITLES[answer.learner] : '';
    return `${learner} · ${this.quantity}${isComputing ? ' · renewed' : ''}`;
  }

  /** What the overlay is called in figures, where it is no probability of a class: room is for a few words. */
  get figureTitle(): string | null {
    if (!this.file) return this.isSingle ? this.quantity : null;
    const { fileName } = this.file;
    return fileName.length > FIGURE_TITLE_LENGTH
      ? `${fileName.slice(0, FIGURE_TITLE_LENGTH - 1)}…`
      : fileName;
  }

  /** The overlay at a sample: "diffraction 83 %", "steep energy 0.31", "value 12.3". Null where there is none. */
  readAt(trace: number, sample: number): string | null {
    const { available: grid, classes, ends, shows } = this;
    if (!grid) return null;
    const attribute = this.isSingle ? 'steep energy' : null;
    const single = this.file ? singleOfFile(this.file) : attribute;
    return valueInWords({ grid, classes, ends, shows, single }, trace, sample);
  }

  /** What figures draw over the section. */
  get inFigures(): FigureOverlay | null {
    if (!this.grid) return null;
    if (this.file) return { kind: 'file' };
    if (liveAnswer.shown !== 'run') return { kind: 'live' };
    return runs.shownId === null ? null : { kind: 'run', runId: runs.shownId };
  }

  private get quantity(): string {
    if (this.file && this.isSingle) return QUANTITIES[this.file.kind];
    return this.isSingle
      ? 'share of steep energy'
      : titleOfLook({ classes: this.classes, shows: this.shows });
  }
}

export const overlay = new Overlay();
