import { TOUR_STEPS } from '#renderer/tour/tourSteps';

/** The guided tour on the demo line: which step is shown. */
class Tour {
  /** Index of the step that is shown; null while there is no tour. */
  at = $state<number | null>(null);
  /** True where the user went back to a step: it stays although it is done. */
  private isReturn = $state(false);

  readonly step = $derived(this.at === null ? null : TOUR_STEPS[this.at]);
  readonly isLast = $derived(this.at === TOUR_STEPS.length - 1);

  start(): void {
    this.at = 0;
    this.isReturn = false;
  }

  next(): void {
    if (this.at === null) return;
    this.at = this.isLast ? null : this.at + 1;
    this.isReturn = false;
  }

  back(): void {
    if (!this.at) return;
    this.at--;
    this.isReturn = true;
  }

  leave(): void {
    this.at = null;
  }

  /** True when the shown step is done and the next one should follow. */
  get isDone(): boolean {
    return !this.isReturn && (this.step?.isDone?.() ?? false);
  }
}

export const tour = new Tour();
