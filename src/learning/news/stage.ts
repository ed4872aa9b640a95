import { latest, type NewsKind } from '#learning/news/newsKind';

/** What a run is at. */
export type RunStage = 'preparing' | 'training' | 'classifying' | 'done';

export interface StagePayload {
  readonly stage: RunStage;
}

/** What a run is at; told at once, and kept nowhere. */
export const stageNews: NewsKind<StagePayload, StagePayload | null> = {
  ...latest<StagePayload>(),
  throttle: null,
};
