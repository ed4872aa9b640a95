/** A pick, and what a classifier that had not been shown it answers in the middle of its window. */
export interface HeldOutPick {
  readonly id: string;
  /** Index of the class that it was given by hand. */
  readonly label: number;
  /** Mean probability of each class; their sum is 1. */
  readonly probabilities: readonly number[];
  /** The same at temperature 1; left out where there is no temperature. */
  readonly uncalibrated?: readonly number[];
}

/** Index of the likeliest class; of equals the first. */
export function likeliestOf(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** True where the class given by hand has the largest probability. */
export function isRight({ label, probabilities }: HeldOutPick): boolean {
  return likeliestOf(probabilities) === label;
}
