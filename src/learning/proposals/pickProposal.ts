import type { ProposalReason } from '#learning/proposals/proposeWindows';
import type { EventClass, WindowPlacement } from '#seismic/picks/pick';

/** A window to pick next. Probabilities run diffraction, reflection, noise: the means in its middle. */
export interface PickProposal extends WindowPlacement {
  /** The likeliest class. */
  readonly proposed: EventClass;
  readonly probabilities: readonly number[];
  /** By the net with picks where the shown answer is without, else by the net without; null without picks. */
  readonly others: readonly number[] | null;
  readonly reason: ProposalReason;
}
