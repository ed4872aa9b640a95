/** Expected calibration error of the likeliest class. */
const BIN_COUNT = 15;

/**
 * Mean over bins of equal width, weighted by their samples, of |mean confidence − share right|
 * (Guo et al., 2017).
 * @param confidences the largest probability of each sample
 */
export function calibrationError(confidences: Float64Array, isRight: Uint8Array): number {
  const sums = new Float64Array(BIN_COUNT);
  for (let i = 0; i < confidences.length; i++) {
    const bin = Math.min(BIN_COUNT - 1, Math.floor(confidences[i] * BIN_COUNT));
    sums[bin] += confidences[i] - isRight[i];
  }
  const total = sums.reduce((sum, gap) => sum + Math.abs(gap), 0);
  return confidences.length === 0 ? 0 : total / confidences.length;
}
