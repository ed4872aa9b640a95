import type { Failure, ProbabilityNews } from '#contract/contract';
import { factsOf, type RunNews } from '#learning/news/runNews';
import type { RunStage } from '#learning/news/stage';
import type { SendNews } from '#main/base/sendNews';
import type { RunEnd } from '#main/process/learnRequests';
import type { StoredRun } from '#main/project/runTable';
import { NewsBatcher } from '#main/services/runs/newsBatcher';
import type { RunBook } from '#main/services/runs/runBook';
import type { Progress } from '#system/progress';

/** Receives the news of one run: updates its row and forwards news to the window at a limited rate. */
export class RunFollower {
  grid: ProbabilityNews | null = null;
  private readonly batcher: NewsBatcher;

  constructor(
    readonly runId: string,
    readonly book: RunBook,
    sendNews: SendNews,
    /** Current stage of the run; a pause does not change it. */
    public stage: 'training' | 'classifying',
  ) {
    this.batcher = new NewsBatcher({
      news: (news) => sendNews('run.news', { runId, news }),
      progress: (progress) => sendNews('run.progress', { runId, progress }),
    });
  }

  hearProgress(progress: Progress): void {
    this.batcher.setProgress(progress);
  }

  hear(news: RunNews): void {
    if (news.kind === 'stage') this.enter(news.stage);
    if (news.kind === 'grid') {
      const { grid, shares, final } = news;
      this.grid = { runId: this.runId, grid, shares, final };
    }
    const facts = factsOf(news);
    if (Object.keys(facts).length > 0) this.book.change(this.runId, facts);
    this.batcher.add(news);
  }

  /** Records that the run has ended or was stopped by the user. */
  finish({ stopped, validationAccuracy }: RunEnd): void {
    const judged = validationAccuracy === null ? {} : { validationAccuracy };
    this.end({ ...judged, status: stopped ? 'stopped' : 'done', failure: null });
  }

  /** Records why the run failed; a run that was stopped before its first result has not failed. */
  fail(failure: Failure): void {
    const { canContinue } = this.book.resultsOf(this.runId);
    this.end(
      failure.code === 'cancelled'
        ? { status: 'stopped', failure: null }
        : { status: 'failed', failure: trainAgain(failure, canContinue) },
    );
  }

  private end(change: Partial<StoredRun>): void {
    this.batcher.flush();
    this.batcher.dispose();
    this.book.change(this.runId, { ...this.book.resultsOf(this.runId), ...change });
  }

  private enter(stage: RunStage): void {
    if (stage === 'done') return;
    this.stage = stage === 'classifying' ? 'classifying' : this.stage;
    this.book.change(this.runId, { status: this.stage, ...this.book.resultsOf(this.runId) });
  }
}

/** The remedy after the process has ended: to continue from the checkpoint or to train again. */
function trainAgain(failure: Failure, canContinue: boolean): Failure {
  if (failure.code !== 'process.ended') return failure;
  return canContinue
    ? {
        ...failure,
        message: 'The learning process ended unexpectedly during this run.',
        remedy:
          'Continue the run from its last checkpoint: the result is the same as without the interruption.',
      }
    : { ...failure, remedy: 'Train again.' };
}
