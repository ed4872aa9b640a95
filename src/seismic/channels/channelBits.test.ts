import { expect, it } from 'vitest';
import { freeChannels } from '#seismic/channels/freeChannels';
import { PickChannels } from '#seismic/channels/pickChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

/** FNV-1a over the bytes of all maps. */
function hashOf(maps: readonly Float32Array[]): number {
  let hash = 2166136261;
  for (const map of maps)
    for (const byte of new Uint8Array(map.buffer, map.byteOffset, map.byteLength))
      hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

/** The same bits in Node and in Electron's Node: channelBits.electron.test.ts runs this there. */
it('gives channels with pinned bits', () => {
  const random = createRandom(2026);
  const extent = { traceCount: 64, sampleCount: 140 };
  const amplitudes = Float32Array.from({ length: 64 * 140 }, () => random.normal());
  for (let i = 1; i < amplitudes.length; i++) amplitudes[i] += 0.9 * amplitudes[i - 1];
  const working = workingSection({ ...extent, sampleIntervalUs: 4000, startTimeMs: 40, amplitudes });
  const free = freeChannels(working);
  const picks = (['diffraction', 'reflection', 'noise'] as const).map((name, i) => ({
    id: name,
    class: name,
    trace: 9 + 8 * i,
    sample: 5 + 9 * i,
  }));
  const ofPicks = new PickChannels(free);
  ofPicks.learnTrend(new Float32Array(free.amplitudes.length).fill(1));
  expect(
    ofPicks
      .maps(picks)
      .at(-1)
      ?.some((value) => value > 0),
  ).toBe(true);
  expect(hashOf([...free.maps, ...ofPicks.maps(picks)])).toBe(2023642773);
});
