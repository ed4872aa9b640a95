/** Two-sided 95 % point of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/** A share with its interval, as fractions. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's 95 % interval of a share of independent tries (E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22, 1927). Without tries it is 0 to 1.
 */
export function wilsonInterval(successes: number, tries: number): ShareInterval {
  if (tries === 0) return { share: Number.NaN, low: 0, high: 1 };
  const share = successes / tries;
  const shrink = 1 + (Z_95 * Z_95) / tries;
  const centre = (share + (Z_95 * Z_95) / (2 * tries)) / shrink;
  const half =
    (Z_95 / shrink) * Math.sqrt((share * (1 - share)) / tries + (Z_95 * Z_95) / (4 * tries * tries));
  // Exact at both ends, where rounding would leave the share outside.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  const high = successes === tries ? 1 : Math.min(1, centre + half);
  return { share, low, high };
}
