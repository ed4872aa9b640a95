import { expect, it } from 'vitest';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

/** FNV-1a over the bytes. */
function hashOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array | Uint8Array): number {
  let hash = 2166136261;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength))
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

/** The same bits in Node and in Electron's Node: trainingBits.electron.test.ts runs this there. */
it.each([
  [3, [516220347, 3977637079, 2441369683, 3163814889]],
  [11, [1920552660, 492944320, 3531348403, 2757897176]],
  [21, [2297813071, 1788554225, 1619439883, 3816294779]],
])('simulates training section %i with pinned bits', (seed, expected) => {
  const { section, diffractionOnly, truthClass, apexes, picks } = simulateTrainingSection({
    seed,
    traceCount: 96,
    sampleCount: 160,
  });
  const places = [
    ...apexes.flatMap(({ trace, sample, asymptoticSlope, amplitude }) => [
      trace,
      sample,
      asymptoticSlope,
      amplitude,
    ]),
    ...picks.flatMap(({ trace, sample }) => [trace, sample]),
  ];
  const found = [section.amplitudes, diffractionOnly, truthClass, Float64Array.from(places)];
  expect(found.map(hashOf)).toEqual(expected);
});
