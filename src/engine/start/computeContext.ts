import type { StartOptions } from '#engine/start/startOptions';
import type { JobContext } from '#system/job';

/** What a shell passes to a job that trains or predicts. */
export interface ComputeContext<News = never> extends JobContext<News> {
  /** How engines are started: threads, and how a graphics card is reached where the shell has a way. */
  readonly engines?: StartOptions;
}
