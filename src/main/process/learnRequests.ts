import type { TrainRequest } from '#contract/contract';
import type { EngineReport } from '#jobs/engine/engineReport';
import type { LayerSnapshot, ModelGraph, PickVerdict, StepMetrics } from '#learning/metrics';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionScore } from '#seismic/labels/score';
import type { Pick } from '#seismic/picks/pick';

/** What main asks of the learn process. It blocks its own event loop and nobody else's. */
export interface LearnRequests {
  engine: { ask: null; answer: EngineReport; news: never };
  /** Trains, and classifies where asked to; leaves everything in the run's folder. */
  train: { ask: TrainOrder; answer: null; news: LearnNews };
  /** Classifies the line with the run's model; leaves the probabilities in the run's folder. */
  classify: { ask: RunOrder; answer: null; news: LearnNews };
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

export interface TrainOrder extends RunOrder {
  readonly picks: Pick[];
  readonly request: TrainRequest;
}

export interface ClassifiedOrder extends RunOrder {
  readonly outputFolder: string;
}

/** What a run tells on its way. */
export type LearnNews =
  | { readonly kind: 'stage'; readonly stage: 'training' | 'classifying' }
  | { readonly kind: 'engine'; readonly engine: string; readonly heldOutPickCount: number }
  | { readonly kind: 'steps'; readonly steps: StepMetrics[] }
  | { readonly kind: 'snapshot'; readonly snapshot: LayerSnapshot }
  | { readonly kind: 'graph'; readonly graph: ModelGraph }
  | { readonly kind: 'verdicts'; readonly verdicts: PickVerdict[] }
  | { readonly kind: 'grid'; readonly grid: ProbabilityGrid; readonly final: boolean };
