import type { Language } from '#contract/catalogue/languages';
import type { ReadingChoice } from '#contract/headers/mappings';
import type { PickState } from '#contract/picks';
import type { Settings } from '#contract/preferences/settings';
import type { ContinuedProject, ProjectInfo, RecentProject } from '#contract/project/projectInfo';
import type { Failure } from '#contract/reply';
import type { EngineReport } from '#engine/names/engineReport';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { GridPayload } from '#learning/news/grid';
import type { NewsHistory } from '#learning/news/runNews';
import type { RunSettings } from '#learning/recipe/recipe';
import type { NumberedPlanes } from '#seismic/survey/planeFamily';
import type { Progress } from '#system/progress';

export interface AppState {
  readonly version: string;
  readonly platform: string;
  readonly project: ProjectInfo | null;
  /** The shown line of the project. */
  readonly dataset: DatasetSummary | null;
  /** Its number in the project; null where none is open. */
  readonly lineId: number | null;
  readonly readingChoice: ReadingChoice;
  /** Name of the saved mapping by which it is read, else null. */
  readonly readingMapping: string | null;
  /** Where opening a line went on with its project instead of making one: what is in it. */
  readonly continued: ContinuedProject | null;
  /** True for the simulated line, whose truth is known. */
  readonly isDemoLine: boolean;
  /** True until the app is ended for the first time: the demo line is open, and the window welcomes. */
  readonly isFirstStart: boolean;
  readonly recent: RecentProject[];
  readonly engine: EngineReport;
  readonly runs: RunSummary[];
  readonly view: ViewState | null;
  readonly settings: Settings;
  /** The first language of the system that the catalogue has. */
  readonly systemLanguage: Language;
}

/** Settings of a training, and the lines of the project whose picks it takes: the shown one where left out. */
export interface TrainingAsk extends RunSettings {
  readonly lineIds?: readonly number[];
}

/** What the window looks like, kept per project so that it opens where it was left. */
export interface ViewState {
  readonly json: string;
}

export type RunStatus = 'training' | 'paused' | 'classifying' | 'done' | 'stopped' | 'failed';

export interface RunSummary {
  readonly runId: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly startedAtMs: number;
  readonly seed: number;
  /** The line that it classifies, by its number in the project. */
  readonly lineId: number;
  /** The lines that its net was trained on, by their numbers, in the order of the recipe; none for a run of before. */
  readonly trainedLineIds: readonly number[];
  /** The run that trained its net, where this one only classifies another line with it; else null. */
  readonly netOf: string | null;
  /** The plane that it classifies. */
  readonly plane: string;
  readonly engine: string;
  readonly pickCount: number;
  readonly parameterCount: number;
  readonly lastStep: number;
  readonly totalSteps: number;
  readonly lastLoss: number | null;
  readonly validationAccuracy: number | null;
  /** Number of held-out picks the accuracy rests on. */
  readonly heldOutPickCount: number;
  readonly hasModel: boolean;
  readonly hasProbabilities: boolean;
  /** True where a checkpoint is there: training can go on where it was. */
  readonly canContinue: boolean;
  readonly failure: Failure | null;
  /** What the user wrote about it; empty where that is nothing. */
  readonly note: string;
  readonly folder: string;
}

/** What the news of a run have come to, read back from its event files. */
export interface RunHistory extends NewsHistory {
  readonly runId: string;
}

export interface RunProgress {
  readonly runId: string;
  readonly progress: Progress;
}

export interface ProbabilityNews extends GridPayload {
  readonly runId: string;
}

/** The longest name of a line in a project. */
export const LONGEST_LINE_NAME = 80;
export const LONGEST_RUN_NAME = 80;
export const LONGEST_RUN_NOTE = 2_000;
/** Most files that are added at a time. */
export const MOST_ADDED_LINES = 100;

/** The inlines and crosslines of a line, none where it is no volume, and the plane that it is classified on by itself. */
export interface LinePlanes {
  readonly families: readonly NumberedPlanes[];
  readonly usual: string;
}

/** Names of planes by the numbers of their lines. */
export type ChosenPlanes = Readonly<Record<string, string>>;

/** What the window asks of the lines of the open project. One of them is shown at a time. */
export interface LineRequests {
  /** Shows a file dialog for lines to add, and shows the last of them; null when the user cancels. */
  'lines.addDialog': { ask: null; answer: AppState | null };
  /** Adds files that the user dropped; one that is a line of the project already is shown. */
  'lines.add': { ask: { paths: readonly string[] }; answer: AppState };
  'lines.show': { ask: { lineId: number }; answer: AppState };
  /** The planes that a line that is not shown may be classified on. */
  'lines.planes': { ask: { lineId: number }; answer: LinePlanes };
  'lines.rename': { ask: { lineId: number; name: string }; answer: PickState };
  /** Takes a line out of the project with its picks; undo brings both back. */
  'lines.remove': { ask: { lineId: number }; answer: AppState };
}
