import type { ComputeContext } from '#engine/start/computeContext';
import { createEventWriter, type EventWriter } from '#jobs/eventLog/eventWriter';
import type { RunNews } from '#jobs/train/runNews';

/** Sends each news of a run to the shell and to the event files. */
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
    if (news.kind === 'steps') this.#writer?.steps(news.steps);
    if (news.kind === 'snapshot') this.#writer?.snapshot(news.snapshot);
    if (news.kind === 'graph') this.#writer?.graph(news.graph);
    if (news.kind === 'verdicts') this.#writer?.verdicts(news.step, news.verdicts);
  }

  close(): void {
    this.#writer?.close();
  }
}
