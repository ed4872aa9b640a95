import { Z_95 } from '#seismic/numerics/wilson';

/** How far two people agree beyond chance. */
export interface Agreement {
  /** Things that both have named. */
  readonly count: number;
  /** Share with the same name. */
  readonly observed: number;
  /** Share that would have the same name by chance, from how often each person uses each name. */
  readonly expected: number;
  /** Cohen's kappa; NaN where both only use one name, or nothing is named. */
  readonly kappa: number;
  /** Bounds of the 95 % interval of kappa; NaN where kappa is. */
  readonly low: number;
  readonly high: number;
}

/**
 * Cohen's kappa of a square table of counts (J. Cohen, Educational and Psychological Measurement 20, 1960) with the
 * large-sample interval of J. L. Fleiss, J. Cohen and B. S. Everitt (Psychological Bulletin 72, 1969).
 * @param counts [name given by the first person][name given by the second], as many rows as columns
 */
export function cohensKappa(counts: readonly (readonly number[])[]): Agreement {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const share = counts.map((row) => row.map((count) => count / total));
  const first = share.map((row) => row.reduce((sum, value) => sum + value, 0));
  const second = share.map((_, j) => share.reduce((sum, row) => sum + row[j], 0));
  const observed = share.reduce((sum, row, i) => sum + row[i], 0);
  const expected = first.reduce((sum, value, i) => sum + value * second[i], 0);
  if (total === 0 || expected === 1) {
    const none = Number.NaN;
    return {
      count: total,
      observed: total === 0 ? none : observed,
      expected,
      kappa: none,
      low: none,
      high: none,
    };
  }
  const kappa = (observed - expected) / (1 - expected);
  let agreeing = 0;
  let differing = 0;
  share.forEach((row, i) => {
    row.forEach((value, j) => {
      const margins = second[i] + first[j];
      if (i === j) agreeing += value * (1 - (first[i] + second[i]) * (1 - kappa)) ** 2;
      else differing += value * margins * margins;
    });
  });
  const last = (kappa - expected * (1 - kappa)) ** 2;
  const variance = (agreeing + (1 - kappa) ** 2 * differing - last) / (total * (1 - expected) ** 2);
  const half = Z_95 * Math.sqrt(Math.max(0, variance));
  return { count: total, observed, expected, kappa, low: kappa - half, high: Math.min(1, kappa + half) };
}
