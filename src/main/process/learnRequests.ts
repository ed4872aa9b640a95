import type { ProbeResult } from '#engine/probe/probe';
import type { RecipeJob } from '#jobs/runRecipe';
import type { RunNews } from '#jobs/train/runNews';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import type { Recipe } from '#learning/recipe/recipe';
import type { ModelGraph } from '#learning/training/metrics';
import type { SectionScore } from '#seismic/labels/score';

/** What main asks of the learn process. It blocks its own event loop and nobody else's. */
export interface LearnRequests {
  /** Tries the engine "webgpu" with a few training steps on the graphics card. */
  probeWebgpu: { ask: null; answer: ProbeResult; news: never };
  /** The net that training with these filters would start from. */
  previewNet: { ask: { filters: readonly number[] }; answer: ModelGraph; news: never };
  /** Trains, and classifies where asked to; leaves everything in the run's folder. */
  train: { ask: RecipeJob; answer: RunEnd; news: RunNews };
  /** Goes on from the checkpoint in the run's folder, to the weights of a run that was never stopped. */
  continueTraining: { ask: RunOrder; answer: RunEnd; news: RunNews };
  /** Classifies the line with the run's model; leaves the probabilities in the run's folder. */
  classify: { ask: RunOrder; answer: RunEnd; news: RunNews };
  /** Checks before training; each check is told as it comes to its result. */
  preflight: { ask: Recipe; answer: PreflightReport; news: PreflightCheck };
  /** Writes the run's net for other programs into a folder; answers the files. */
  exportModel: { ask: ModelOrder; answer: string[]; news: never };
  exportClassified: { ask: ClassifiedOrder; answer: string[]; news: never };
  score: { ask: { demoFolder: string; runFolder: string }; answer: SectionScore; news: never };
  /** Simulates a line into a folder; answers the path of its section. */
  simulate: { ask: { seed: number; folder: string }; answer: string; news: never };
}

/** A run of the open line: where its parts lie. */
export interface RunOrder {
  readonly linePath: string;
  readonly runFolder: string;
}

export interface ModelOrder {
  readonly runFolder: string;
  readonly outputFolder: string;
}

export interface ClassifiedOrder extends RunOrder {
  readonly outputFolder: string;
  /** Where the truth of a demo line lies; null for any other line. */
  readonly demoFolder: string | null;
}

/** How a run ended. */
export interface RunEnd {
  /** True where the user stopped it on the way; what it has is kept. */
  readonly stopped: boolean;
  /** Of the weights that are kept; null where nothing was trained or held out. */
  readonly validationAccuracy: number | null;
}
