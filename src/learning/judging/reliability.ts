import { type HeldOutPick, isRight } from '#learning/judging/heldOutPick';

/** Bins of the probability of the answered class; few picks fill no more. */
const BIN_COUNT = 10;

/** Picks whose answered class has a probability in [from, to); the last bin holds 1 too. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability of the answered class; 0 in an empty bin. */
  readonly confidence: number;
  /** Share that is right; 0 in an empty bin. */
  readonly accuracy: number;
}

export interface Reliability {
  readonly bins: ReliabilityBin[];
  /** Expected calibration error: distance of confidence and accuracy, the mean over the picks. */
  readonly calibrationError: number;
}

/** Confidence against accuracy in bins (reliability diagram; Guo et al., 2017). */
export function reliabilityOf(picks: readonly HeldOutPick[]): Reliability {
  const sums = Array.from({ length: BIN_COUNT }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const pick of picks) {
    const confidence = Math.min(1, Math.max(...pick.probabilities));
    const bin = sums[Math.min(BIN_COUNT - 1, Math.floor(confidence * BIN_COUNT))];
    bin.count++;
    bin.confidence += confidence;
    bin.right += isRight(pick) ? 1 : 0;
  }
  const distance = sums.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
  return {
    bins: sums.map(({ count, confidence, right }, i) => ({
      ...{ from: i / BIN_COUNT, to: (i + 1) / BIN_COUNT, count },
      ...{ confidence: confidence / Math.max(1, count), accuracy: right / Math.max(1, count) },
    })),
    calibrationError: distance / Math.max(1, picks.length),
  };
}
