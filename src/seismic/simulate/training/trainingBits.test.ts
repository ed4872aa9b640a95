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
  [3, [201178457, 4174989370, 3536693342, 1664465437]],
  [11, [613788717, 516372704, 4201700743, 2981532527]],
  [21, [3990307271, 3176962588, 1022185346, 1270012943]],
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
