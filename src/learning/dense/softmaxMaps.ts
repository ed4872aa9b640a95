import { exp } from '#seismic/numerics/mathematics';

/** Probabilities out of outputs, place by place: one map a class, as the outputs are. */
export function softmaxMaps(logits: readonly Float32Array[]): Float32Array[] {
  const maps = logits.map((map) => map.slice());
  for (let i = 0; i < logits[0].length; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (const map of logits) most = Math.max(most, map[i]);
    let sum = 0;
    for (const map of maps) {
      map[i] = exp(map[i] - most);
      sum += map[i];
    }
    for (const map of maps) map[i] /= sum;
  }
  return maps;
}
