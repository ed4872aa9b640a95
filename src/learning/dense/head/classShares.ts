const MOST_ROUNDS = 60;
const SMALLEST_CHANGE = 1e-4;
/** Share of the result that is equal for all classes, so that none is lost. */
const EVEN_PART = 0.1;

/** Shifts probabilities [row][class] that were made for equally common classes to classes of these shares, in place. */
export function shiftToShares(probabilities: Float64Array, shares: Float64Array): void {
  const classCount = shares.length;
  for (let first = 0; first < probabilities.length; first += classCount) {
    let sum = 0;
    for (let c = 0; c < classCount; c++) sum += probabilities[first + c] * shares[c];
    for (let c = 0; c < classCount; c++) probabilities[first + c] *= shares[c] / sum;
  }
}

/** Mean of each class over rows [row][class]. */
function meansOf(probabilities: Float64Array, classCount: number): Float64Array {
  const means = new Float64Array(classCount);
  for (let i = 0; i < probabilities.length; i++) means[i % classCount] += probabilities[i];
  return means.map((sum) => (sum * classCount) / probabilities.length);
}

/**
 * How common each class is among places of which nothing but probabilities are known, by expectation maximisation
 * (Saerens, Latinne and Decaestecker, 2002), a little towards equal shares.
 * @param probabilities [place][class], for classes that are equally common; above 0
 * @returns shares, which sum to 1
 */
export function classShares(probabilities: Float64Array, classCount: number): Float64Array {
  let shares = new Float64Array(classCount).fill(1 / classCount);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const shifted = probabilities.slice();
    shiftToShares(shifted, shares);
    const before = shares;
    shares = meansOf(shifted, classCount).map((mean) => (mean + EVEN_PART / classCount) / (1 + EVEN_PART));
    if (shares.every((share, c) => Math.abs(share - before[c]) < SMALLEST_CHANGE)) break;
  }
  return shares;
}
