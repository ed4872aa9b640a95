import type { ProbeResult } from '#engine/probe/probe';
import type { PretrainRequest } from '#jobs/pretrain/pretrainOnRequest';
import type { LineNews, RunLinesJob } from '#jobs/runLines';
import type { RecipeJob } from '#jobs/runRecipe';
import type { ModelGraph } from '#learning/model/modelGraph';
import type { RunNews } from '#learning/news/runNews';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import type { Recipe } from '#learning/recipe/recipe';
import type { SectionScore } from '#seismic/labels/score';
import type { FileKind, LineFile } from '#seismic/survey/openingOptions';

/** Main's requests to the learn process, which blocks only its own event loop. */
export interface LearnRequests {
  /** Tries the engine "webgpu" with a few training steps on the graphics card. */
  probeWebgpu: { ask: null; answer: ProbeResult; news: never };
  /** The network of a training with these filters. */
  previewNet: { ask: { filters: readonly number[] }; answer: ModelGraph; news: never };
  /** Trains, and classifies if requested; writes all results to the run's folder. */
  train: { ask: RecipeJob; answer: RunEnd; news: RunNews };
  /** Continues from the checkpoint in the run's folder; the weights are those of an uninterrupted run. */
  continueTraining: { ask: RunOrder; answer: RunEnd; news: RunNews };
  /** Classifies lines with a run's net; writes the probabilities to a run's folder each. */
  classifyLines: { ask: RunLinesJob; answer: RunEnd; news: LineNews };
  /** Pre-trains a net on simulated sections and writes it to a folder. */
  pretrain: { ask: PretrainRequest; answer: RunEnd; news: RunNews };
  /** Checks before training; each check is sent when it is finished. */
  preflight: { ask: Recipe; answer: PreflightReport; news: PreflightCheck };
  /** Writes the run's network for other programs to a folder; answers the files. */
  exportModel: { ask: ModelOrder; answer: string[]; news: never };
  exportClassified: { ask: ClassifiedOrder; answer: string[]; news: never };
  score: { ask: { demoFolder: string; runFolder: string }; answer: SectionScore; news: never };
  /** Simulates a line into a folder; answers the path of its section. */
  simulate: { ask: { seed: number; folder: string }; answer: string; news: never };
}

/** Places of the files of a run of the open line. */
export interface RunOrder extends LineFile {
  readonly runFolder: string;
}

export interface ModelOrder {
  readonly runFolder: string;
  readonly outputFolder: string;
}

export interface ClassifiedOrder extends RunOrder {
  readonly outputFolder: string;
  /** Folder of the truth of a demo line; null for any other line. */
  readonly demoFolder: string | null;
  /** Kind of the sections' files; that of the line where it is left out. */
  readonly kind?: FileKind;
}

/** How a run ended. */
export interface RunEnd {
  /** True if the user stopped it; its results are kept. */
  readonly stopped: boolean;
  /** Of the kept weights; null if nothing was trained or held out. */
  readonly validationAccuracy: number | null;
}
