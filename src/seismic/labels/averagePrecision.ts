/**
 * Average precision, Σ (recall step) · precision over thresholds from the highest score down. Samples
 * of equal score enter together, as in scikit-learn's `average_precision_score`. Sorts both arrays.
 * 0 where there are no positives.
 */
export function averagePrecision(positives: Float64Array, negatives: Float64Array): number {
  positives.sort();
  negatives.sort();
  let sum = 0;
  let found = 0;
  let wrong = 0;
  while (found < positives.length) {
    const threshold = positives[positives.length - 1 - found];
    const before = found;
    while (found < positives.length && positives[positives.length - 1 - found] >= threshold) found++;
    while (wrong < negatives.length && negatives[negatives.length - 1 - wrong] >= threshold) wrong++;
    sum += (found - before) * (found / (found + wrong));
  }
  return positives.length === 0 ? 0 : sum / positives.length;
}
