import type { EngineChoice } from '#learning/network/engineName';
import type { TaskName } from '#learning/recipe/taskName';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import type { LineFile } from '#seismic/survey/openingOptions';

/** Settings of a run. */
export interface RunSettings {
  readonly task: TaskName;
  readonly engine: EngineChoice;
  readonly options: TrainOptions;
  /** Classify the whole line as soon as the net is trained. */
  readonly classifyAfter: boolean;
  /** Seconds between two checkpoints, from which a run can continue. Does not change its numbers. */
  readonly checkpointSeconds: number;
}

/** A line with the picks that were made on it. */
export interface PickedLine extends LineFile {
  readonly picks: readonly SurveyPick[];
}

/** One run as data: the same recipe on the same lines gives the same classes, in the window and headless. */
export interface Recipe extends RunSettings, PickedLine {
  readonly version: 1;
  /** Further lines that the net is trained on; none where it is left out. */
  readonly otherLines?: readonly PickedLine[];
}

/** A recipe whose picks are windows on the plane that is trained on. */
export interface PlacedRecipe extends Omit<Recipe, 'picks'> {
  readonly picks: readonly PickedWindow[];
}

/** A run with all defaults. */
export const DEFAULT_SETTINGS: RunSettings = {
  task: 'pairs',
  engine: 'auto',
  options: TRAIN_DEFAULTS,
  classifyAfter: true,
  checkpointSeconds: 5,
};

/** Largest net: far above the nets trained here, far below the limits of memory. */
export const MOST_PARAMETERS = 5_000_000;

/** Fewer picks of a class than this cannot be trained on: one to train with, one to validate with. */
export const LEAST_PICKS_PER_CLASS = 2;
