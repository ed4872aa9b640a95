import type { Failure, ProbabilityNews } from '#contract/contract';
import type { StepMetrics } from '#learning/metrics';
import type { SendNews } from '#main/ipc/news';
import type { LearnNews } from '#main/process/learnRequests';
import { NewsBatcher } from '#main/services/newsBatcher';
import type { RunBook } from '#main/services/runBook';

/** Hears one run's news: keeps its row up to date and passes on what the window draws, slowed down. */
export class RunFollower {
  grid: ProbabilityNews | null = null;
  /** What the run is at; a pause does not change it. */
  stage: 'training' | 'classifying' = 'training';
  private readonly batcher: NewsBatcher;

  constructor(
    readonly runId: string,
    readonly book: RunBook,
    private readonly sendNews: SendNews,
  ) {
    this.batcher = new NewsBatcher({
      steps: (steps) => sendNews('training.steps', { runId, steps }),
      snapshot: (snapshot) => sendNews('training.snapshot', { runId, snapshot }),
    });
  }

  hear(news: LearnNews): void {
    const { runId, book } = this;
    switch (news.kind) {
      case 'stage':
        this.stage = news.stage;
        book.change(runId, { status: news.stage, ...book.leftovers(runId) });
        break;
      case 'engine':
        book.change(runId, { engine: news.engine });
        break;
      case 'steps':
        this.batcher.addSteps(news.steps);
        this.noteSteps(news.steps);
        break;
      case 'snapshot':
        this.batcher.addSnapshot(news.snapshot);
        break;
      case 'graph':
        book.change(runId, { parameterCount: news.graph.parameterCount });
        this.sendNews('training.graph', { runId, graph: news.graph });
        break;
      case 'verdicts':
        book.change(runId, { heldOutPickCount: news.verdicts.filter(({ heldOut }) => heldOut).length });
        this.sendNews('training.verdicts', { runId, verdicts: news.verdicts });
        break;
      case 'grid':
        this.grid = { runId, grid: news.grid, final: news.final };
        this.sendNews('classification.grid', this.grid);
    }
  }

  /** Writes how the run ended: done, stopped at the user's request, or failed. */
  finish(failure: Failure | null): void {
    this.batcher.flush();
    this.batcher.dispose();
    const isStopped = failure?.code === 'cancelled';
    const status = failure === null ? 'done' : isStopped ? 'stopped' : 'failed';
    const { runId, book } = this;
    book.change(runId, { ...book.leftovers(runId), status, failure: isStopped ? null : trainAgain(failure) });
  }

  private noteSteps(steps: readonly StepMetrics[]): void {
    const last = steps.at(-1);
    if (!last) return;
    const judged = steps.filter(({ validationAccuracy }) => validationAccuracy !== undefined).at(-1);
    this.book.change(this.runId, {
      lastStep: last.step,
      lastLoss: last.loss,
      ...(judged && { validationAccuracy: judged.validationAccuracy }),
    });
  }
}

/** A run whose process died is trained again, not "tried once more". */
function trainAgain(failure: Failure | null): Failure | null {
  return failure?.code === 'process.ended' ? { ...failure, remedy: 'Train again.' } : failure;
}
