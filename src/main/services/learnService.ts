import type { MessagePortMain } from 'electron';
import type { SendNews } from '#main/base/sendNews';
import type { LearnRequests } from '#main/process/learnRequests';
import { ProcessClient } from '#main/process/processClient';
import type { AppProcesses } from '#main/services/appProcesses';
import type { GpuService } from '#main/services/gpuService';

/** The learn process: started when it is needed first, restarted when it ends. */
export class LearnService {
  readonly client: ProcessClient<LearnRequests, MessagePortMain>;

  constructor(processes: Pick<AppProcesses, 'learning'>, gpu: GpuService, sendNews: SendNews) {
    this.client = new ProcessClient<LearnRequests, MessagePortMain>({
      name: 'learning',
      fork: () => processes.learning(),
      givePort: () => gpu.open(),
      onRestart: () =>
        sendNews('notice', {
          level: 'error',
          message: 'The process that trains and classifies ended unexpectedly and was restarted.',
          remedy: 'Continue the run from its last checkpoint, or train again.',
        }),
    });
  }

  dispose(): void {
    this.client.dispose();
  }
}
