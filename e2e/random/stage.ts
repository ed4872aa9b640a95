import type { ElectronApplication, Page } from '@playwright/test';
import type { FilePool } from './dialogAnswers';

/** The app that random events are made in. */
export interface Stage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly files: FilePool;
  /** Of the window's content, in px. */
  width: number;
  height: number;
}

/** One random action. All that is random is drawn before it is made, so that a seed gives the same actions again. */
export interface RandomEvent {
  /** What it does, for the report. */
  readonly words: string;
  act(stage: Stage): Promise<void>;
}
