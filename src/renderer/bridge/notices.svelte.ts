import type { Command } from '#contract/commands';
import type { Failure } from '#contract/contract';

export interface Notice {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly remedy: string;
  readonly details?: string;
  /** A folder that the notice can open. */
  readonly folder?: string;
  /** A command that the notice offers while the same project is open. */
  readonly offer?: { readonly label: string; readonly command: Command };
}

/** How long a notice stays if it is not dismissed, in ms. */
const INFO_MS = 8_000;
const OFFER_MS = 20_000;

/** Messages to the user. Errors stay until they are dismissed, others disappear after a time. */
class Notices {
  list = $state<Notice[]>([]);
  private lastId = 0;

  tell(notice: Omit<Notice, 'id'>): void {
    const id = ++this.lastId;
    const others = this.list.filter(({ message }) => message !== notice.message);
    this.list = [...others, { ...notice, id }].slice(-4);
    if (notice.level === 'info') setTimeout(() => this.dismiss(id), notice.offer ? OFFER_MS : INFO_MS);
  }

  /** Another project was opened: offers for the previous one no longer apply. */
  withdrawOffers(): void {
    this.list = this.list.filter(({ offer }) => offer === undefined);
  }

  fail(failure: Failure, offer?: Notice['offer']): void {
    if (failure.code === 'cancelled') return;
    const { message, remedy, details } = failure;
    this.tell({ level: 'error', message, remedy, details, offer });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}

export const notices = new Notices();
