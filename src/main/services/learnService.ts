import type { MessagePortMain } from 'electron';
import type { TrainRequest } from '#contract/contract';
import type { EngineReport } from '#jobs/engine/engineReport';
import { toFailure } from '#main/failure';
import type { SendNews } from '#main/ipc/news';
import { forkProcess } from '#main/process/forkProcess';
import type { LearnRequests } from '#main/process/learnRequests';
import { ProcessClient } from '#main/process/processClient';
import learnProcessPath from '../process/learnProcess?modulePath';

function noEngine(error: unknown): EngineReport {
  const { message, remedy } = toFailure(error);
  return { chosen: 'cpu', description: 'No engine', reason: `${message} ${remedy}`, engines: [] };
}

/** The learn process: started with the app, started again when it dies. */
export class LearnService {
  readonly client: ProcessClient<LearnRequests, MessagePortMain>;
  private report: Promise<EngineReport> | null = null;
  private defaults: Promise<TrainRequest> | null = null;

  constructor(sendNews: SendNews) {
    this.client = new ProcessClient<LearnRequests, MessagePortMain>({
      name: 'learning',
      fork: () => forkProcess<LearnRequests>(learnProcessPath, 'Diffrakt learning'),
      onRestart: () =>
        sendNews('notice', {
          level: 'error',
          message: 'The part that trains and classifies ended unexpectedly and was started again.',
          remedy: 'Train again.',
        }),
    });
  }

  /** Which engine trains here, and why; found once. */
  engineReport(): Promise<EngineReport> {
    this.report ??= this.client.ask('engine', null).answer.catch(noEngine);
    return this.report;
  }

  /** What training takes where nothing else is asked for; asked once. */
  trainDefaults(): Promise<TrainRequest> {
    this.defaults ??= this.client.ask('trainDefaults', null).answer.catch((error: unknown) => {
      this.defaults = null;
      throw error;
    });
    return this.defaults;
  }

  dispose(): void {
    this.client.dispose();
  }
}
