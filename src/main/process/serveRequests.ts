import type { Failure, Reply } from '#contract/contract';
import { LineError } from '#jobs/opening/lineError';
import { toFailure } from '#main/base/failure';
import type { AskMessage, FromProcess, NameOf, RequestTable, ToProcess } from '#main/process/processContract';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** A job of the process by its request's name. */
export type ProcessHandlers<Table extends RequestTable<Table>> = {
  [Name in NameOf<Table>]: (
    ask: Table[Name]['ask'],
    context: JobContext<Table[Name]['news']>,
  ) => Promise<Table[Name]['answer']>;
};

/** A job's failure as it is sent to main; any other error is 'internal' with its stack trace. */
export function failureOfJob(error: unknown): Failure {
  if (!(error instanceof JobError)) return toFailure(error);
  const { code, message, remedy, cause } = error;
  const failure: Failure = {
    ...{ code, message, remedy },
    ...(error instanceof LineError ? { remedies: error.remedies } : {}),
  };
  return cause instanceof Error ? { ...failure, details: cause.stack } : failure;
}

/** The controls of one running job: stop, pause, resume. */
class JobControl {
  readonly abort = new AbortController();
  private goOn: (() => void) | null = null;
  private paused: Promise<void> | null = null;

  pause(): void {
    this.paused ??= new Promise((resolve) => {
      this.goOn = resolve;
    });
  }

  resume(): void {
    this.goOn?.();
    this.paused = null;
    this.goOn = null;
  }

  /** A paused job can still be stopped. */
  cancel(): void {
    this.abort.abort();
    this.resume();
  }

  async waitWhilePaused(): Promise<void> {
    if (this.paused) await this.paused;
  }
}

/** Answers the requests that main sends to this process, each with its own controls. */
export class RequestServer<Table extends RequestTable<Table>> {
  private readonly running = new Map<number, JobControl>();

  constructor(
    private readonly handlers: ProcessHandlers<Table>,
    private readonly send: (message: FromProcess<Table>) => void,
  ) {}

  receive(message: ToProcess<Table>): void {
    if (message.kind === 'port' || message.kind === 'end') return;
    if (message.kind === 'ask') void this.run(message);
    else this.running.get(message.id)?.[message.kind]();
  }

  private async run<Name extends NameOf<Table>>(message: AskMessage<Table, Name>): Promise<void> {
    const { id, name, ask } = message;
    const control = new JobControl();
    this.running.set(id, control);
    const reply = await this.replyTo(name, ask, this.contextOf<Name>(id, name, control));
    this.running.delete(id);
    this.send({ kind: 'answer', id, name, reply });
  }

  private async replyTo<Name extends NameOf<Table>>(
    name: Name,
    ask: Table[Name]['ask'],
    context: JobContext<Table[Name]['news']>,
  ): Promise<Reply<Table[Name]['answer']>> {
    try {
      return { ok: true, value: await this.handlers[name](ask, context) };
    } catch (error) {
      return { ok: false, failure: failureOfJob(error) };
    }
  }

  private contextOf<Name extends NameOf<Table>>(
    id: number,
    name: Name,
    control: JobControl,
  ): JobContext<Table[Name]['news']> {
    return {
      signal: control.abort.signal,
      progress: (progress) => this.send({ kind: 'progress', id, progress }),
      warn: (message) => this.send({ kind: 'warning', id, message }),
      emit: (news) => this.send({ kind: 'news', id, name, news }),
      waitWhilePaused: () => control.waitWhilePaused(),
    };
  }
}
