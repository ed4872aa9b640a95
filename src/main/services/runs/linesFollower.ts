import type { Failure, ProbabilityNews } from '#contract/contract';
import type { LineNews } from '#jobs/runLines';
import type { SendNews } from '#main/base/sendNews';
import type { RunEnd } from '#main/process/learnRequests';
import type { StoredRun } from '#main/project/runTable';
import type { RunBook } from '#main/services/runs/runBook';
import { RunFollower } from '#main/services/runs/runFollower';
import type { Progress } from '#system/progress';

/** A line that is classified: its run, and the name that the line has. */
export interface FollowedLine {
  readonly run: StoredRun;
  readonly lineName: string;
}

/** Receives the news of lines that are classified one after the other, each as a run of its own. */
export class LinesFollower {
  private current: RunFollower;
  private isCurrentEnded = false;

  /** @param lines one at least */
  constructor(
    private readonly lines: readonly FollowedLine[],
    readonly book: RunBook,
    private readonly sendNews: SendNews,
  ) {
    this.current = this.begin(0);
  }

  get runId(): string {
    return this.current.runId;
  }

  get stage(): 'training' | 'classifying' {
    return this.current.stage;
  }

  get grid(): ProbabilityNews | null {
    return this.current.grid;
  }

  hearProgress(progress: Progress): void {
    this.current.hearProgress(progress);
  }

  hear(news: LineNews): void {
    if (news.kind === 'begun' && news.line > 0) this.current = this.begin(news.line);
    if (news.kind === 'news') this.current.hear(news.news);
    if (news.kind === 'done') this.end(() => this.current.finish(endOf(!news.complete)));
    if (news.kind === 'failed') this.failLine(news.line, news.error);
  }

  finish({ stopped }: RunEnd): void {
    if (!this.isCurrentEnded) this.end(() => this.current.finish(endOf(stopped)));
  }

  fail(failure: Failure): void {
    if (!this.isCurrentEnded) this.end(() => this.current.fail(failure));
  }

  /** A line that fails stops none of the others, so that it is told at once. */
  private failLine(line: number, failure: Failure): void {
    this.end(() => this.current.fail(failure));
    const { lineName } = this.lines[line];
    const message = `${lineName} was not classified: ${failure.message}`;
    this.sendNews('notice', { level: 'error', message, remedy: failure.remedy });
  }

  private end(change: () => void): void {
    this.isCurrentEnded = true;
    change();
  }

  private begin(line: number): RunFollower {
    this.isCurrentEnded = false;
    const { run } = this.lines[line];
    this.book.add({ ...run, status: 'classifying', failure: null });
    return new RunFollower(run.runId, this.book, this.sendNews, 'classifying');
  }
}

function endOf(stopped: boolean): RunEnd {
  return { stopped, validationAccuracy: null };
}
