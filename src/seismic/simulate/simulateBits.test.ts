import { expect, it } from 'vitest';
import { simulateSection } from '#seismic/simulate/simulateSection';

/** FNV-1a over the bytes. */
function hashOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array | Uint8Array): number {
  let hash = 2166136261;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength))
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

/** The same bits in Node and in Electron's Node: simulateBits.electron.test.ts runs this there. */
it.each([
  [{ seed: 2026, traceCount: 96, sampleCount: 250 }, [2976883390, 2571757604, 4156198150, 653480098]],
  [
    { seed: 7, traceCount: 150, sampleCount: 200, sampleIntervalUs: 2000, traceSpacingM: 25 },
    [2021351057, 4161429570, 2768671701, 4160526194],
  ],
])('simulates %o with pinned bits', (options, expected) => {
  const { section, diffractionOnly, truthClass, apexes, deadTraces } = simulateSection(options);
  const numbers = apexes.flatMap(({ trace, timeMs, velocityMps, amplitude }) => [
    trace,
    timeMs,
    velocityMps,
    amplitude,
  ]);
  const found = [
    section.amplitudes,
    diffractionOnly,
    truthClass,
    Float64Array.from([...numbers, ...deadTraces]),
  ];
  expect(found.map(hashOf)).toEqual(expected);
});
