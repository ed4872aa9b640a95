import { softmaxInPlace } from '#learning/network/softmax';

/** Probabilities out of outputs, place by place: one map a class, as the outputs are. */
export function softmaxMaps(logits: readonly Float32Array[]): Float32Array[] {
  const maps = logits.map((map) => new Float32Array(map.length));
  const row = new Float32Array(logits.length);
  for (let i = 0; i < logits[0].length; i++) {
    for (let c = 0; c < row.length; c++) row[c] = logits[c][i];
    softmaxInPlace(row);
    for (let c = 0; c < row.length; c++) maps[c][i] = row[c];
  }
  return maps;
}
