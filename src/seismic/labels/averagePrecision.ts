/**
 * Average precision, Σ (recall step) · precision over thresholds from the highest score down. Samples
 * of equal score enter together, as in scikit-learn's `average_precision_score`. Sorts both arrays.
 * 0 where there are no positives.
 * @throws RangeError where a score is NaN: it has no place in an order.
 */
export function averagePrecision(positives: Float64Array, negatives: Float64Array): number {
  positives.sort();
  negatives.sort();
  // Sorting puts NaN last.
  if (Number.isNaN(positives.at(-1)) || Number.isNaN(negatives.at(-1)))
    throw new RangeError('A score is not a number');
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
