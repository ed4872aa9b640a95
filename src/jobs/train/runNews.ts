import type { LayerSnapshot, ModelGraph, PickVerdict, StepMetrics } from '#learning/training/metrics';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** The stage of a run. */
export type RunStage = 'preparing' | 'training' | 'classifying' | 'done';

/** Intermediate results of training and classifying. */
export type RunNews =
  | { readonly kind: 'stage'; readonly stage: RunStage }
  | { readonly kind: 'steps'; readonly steps: StepMetrics[] }
  | { readonly kind: 'snapshot'; readonly snapshot: LayerSnapshot }
  | { readonly kind: 'graph'; readonly graph: ModelGraph }
  | { readonly kind: 'verdicts'; readonly step: number; readonly verdicts: PickVerdict[] }
  /** `final` is false while finer grids are still to come. */
  | { readonly kind: 'grid'; readonly grid: ProbabilityGrid; readonly final: boolean };
