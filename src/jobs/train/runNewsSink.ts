import type { ComputeContext } from '#engine/start/computeContext';
import { createEventWriter, type EventWriter } from '#jobs/eventLog/eventWriter';
import { newsFollowing, type RunNews } from '#learning/news/runNews';
import type { TrainingNews } from '#learning/training/trainer';

/** Sends each news of a run, and those that follow from it, to the shell and to the event files. */
export class RunNewsSink {
  readonly #context: ComputeContext<RunNews>;
  readonly #writer: EventWriter | null;

  /** @param logFolder where the event files go; null for none */
  constructor(context: ComputeContext<RunNews>, logFolder: string | null, firstStep: number) {
    this.#context = context;
    this.#writer = logFolder === null ? null : createEventWriter(logFolder, firstStep);
  }

  tell(news: RunNews): void {
    this.#context.emit(news);
    this.#writer?.write(news);
    if (news.kind === 'steps') for (const following of newsFollowing(news.steps)) this.tell(following);
  }

  /** News of a trainer, as those of a run. */
  tellTraining(news: TrainingNews): void {
    if (news.kind === 'step') this.tell({ kind: 'steps', steps: [news.metrics] });
    else if (news.kind === 'snapshot') this.tell({ kind: 'snapshots', snapshot: news.snapshot });
    else this.tell(news);
  }

  close(): void {
    this.#writer?.close();
  }
}
