/**
 * Main's requests to the utility processes. Only plain data is sent, and no samples: those go from
 * the data process to the window by the data port.
 */
import type { Reply } from '#contract/contract';
import type { Progress } from '#system/progress';

/** One request: its argument, its answer, and its events (never, for most). */
export interface ProcessRequest {
  readonly ask: unknown;
  readonly answer: unknown;
  readonly news: unknown;
}

/** The requests of one process, by name. */
export type RequestTable<Table> = { [Name in keyof Table]: ProcessRequest };
export type NameOf<Table> = Extract<keyof Table, string>;

export interface AskMessage<Table extends RequestTable<Table>, Name extends NameOf<Table> = NameOf<Table>> {
  readonly kind: 'ask';
  readonly id: number;
  readonly name: Name;
  readonly ask: Table[Name]['ask'];
}

export interface ControlMessage {
  readonly kind: 'cancel' | 'pause' | 'resume';
  readonly id: number;
}

/** Announces a port, which is transferred with the message. */
export interface PortMessage {
  readonly kind: 'port';
}

/** Nobody waits for the process any more: it ends itself. */
export interface EndMessage {
  readonly kind: 'end';
}

export type ToProcess<Table extends RequestTable<Table>> =
  | AskMessage<Table>
  | ControlMessage
  | PortMessage
  | EndMessage;

export interface AnswerMessage<
  Table extends RequestTable<Table>,
  Name extends NameOf<Table> = NameOf<Table>,
> {
  readonly kind: 'answer';
  readonly id: number;
  readonly name: Name;
  readonly reply: Reply<Table[Name]['answer']>;
}

export interface NewsMessage<Table extends RequestTable<Table>, Name extends NameOf<Table> = NameOf<Table>> {
  readonly kind: 'news';
  readonly id: number;
  readonly name: Name;
  readonly news: Table[Name]['news'];
}

export type FromProcess<Table extends RequestTable<Table>> =
  | AnswerMessage<Table>
  | NewsMessage<Table>
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'warning'; readonly id: number; readonly message: string }
  /** Requests a port; main answers with one if it can. */
  | { readonly kind: 'portWanted' };

/** Listeners of the caller while a request runs. */
export interface Listener<News> {
  readonly news?: (news: News) => void;
  readonly progress?: (progress: Progress) => void;
  readonly warning?: (message: string) => void;
}

/** A request in progress. */
export interface Running<Answer> {
  readonly answer: Promise<Answer>;
  cancel(): void;
  pause(): void;
  resume(): void;
}
