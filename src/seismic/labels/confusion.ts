/** Scores of a confusion matrix [truth][found] in counts. */
export interface ConfusionScores {
  readonly f1: number[];
  readonly macroF1: number;
  readonly balancedAccuracy: number;
  /** Macro-F1 of calling everything the commonest class. */
  readonly chanceMacroF1: number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function f1Of(confusion: readonly (readonly number[])[], index: number): number {
  const hits = confusion[index][index];
  const truth = sum(confusion[index]);
  const found = sum(confusion.map((row) => row[index]));
  return truth + found === 0 ? 0 : (2 * hits) / (truth + found);
}

/** F1 = 2 TP / (2 TP + FP + FN); balanced accuracy is the mean recall of the classes that occur. */
export function scoreConfusion(confusion: readonly (readonly number[])[]): ConfusionScores {
  const totals = confusion.map(sum);
  const f1 = confusion.map((_, index) => f1Of(confusion, index));
  const recalls = confusion.map((row, i) => row[i] / totals[i]).filter((_, i) => totals[i] > 0);
  const all = sum(totals);
  const commonest = Math.max(...totals);
  return {
    f1,
    macroF1: sum(f1) / f1.length,
    balancedAccuracy: recalls.length === 0 ? 0 : sum(recalls) / recalls.length,
    chanceMacroF1: all === 0 ? 0 : (2 * commonest) / (commonest + all) / confusion.length,
  };
}
