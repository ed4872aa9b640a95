import type { LayerSnapshot, ModelGraph, PickVerdict, StepMetrics } from '#learning/training/metrics';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** What a run is at. */
export type RunStage = 'preparing' | 'training' | 'classifying' | 'done';

/** What training and classifying tell on their way. */
export type RunNews =
  | { readonly kind: 'stage'; readonly stage: RunStage }
  | { readonly kind: 'steps'; readonly steps: StepMetrics[] }
  | { readonly kind: 'snapshot'; readonly snapshot: LayerSnapshot }
  | { readonly kind: 'graph'; readonly graph: ModelGraph }
  | { readonly kind: 'verdicts'; readonly step: number; readonly verdicts: PickVerdict[] }
  /** `final` is false while finer grids are still to come. */
  | { readonly kind: 'grid'; readonly grid: ProbabilityGrid; readonly final: boolean };
