import { describe, expect, it } from 'vitest';
import { FREE_CHANNELS, PICK_CHANNELS } from '#seismic/channels/channelNames';
import { freeChannels } from '#seismic/channels/freeChannels';
import { PickChannels } from '#seismic/channels/pickChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

type Value = (trace: number, sample: number) => number;

function sectionOf(traceCount: number, sampleCount: number, value: Value): Section {
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) =>
    value(Math.floor(i / sampleCount), i % sampleCount),
  );
  return { traceCount, sampleCount, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
}

const random = createRandom(3);

/** Sections on which a division by zero or a median of nothing would show. */
const HARD: readonly (readonly [string, Section])[] = [
  ['all zero', sectionOf(12, 40, () => 0)],
  ['constant', sectionOf(12, 40, () => 5)],
  ['constant on each trace', sectionOf(12, 40, (trace) => trace)],
  ['one trace', sectionOf(1, 64, () => random.normal())],
  ['one sample', sectionOf(9, 1, () => random.normal())],
  ['mostly muted', sectionOf(20, 50, (trace, sample) => (trace > 15 && sample > 30 ? random.normal() : 0))],
  [
    'not finite here and there',
    sectionOf(16, 40, (trace) => (trace % 3 === 0 ? Number.NaN : random.normal())),
  ],
  ['tiny', sectionOf(16, 40, () => 1e-18 * random.normal())],
  ['huge', sectionOf(16, 40, () => 1e15 * random.normal())],
];

/** A dipping event, a hyperbola and noise. */
function eventsInUnits(unit: number): Section {
  const noise = createRandom(5);
  const at = (place: number): number => Math.exp(-((place / 2.5) ** 2)) * Math.cos(place);
  return sectionOf(
    48,
    120,
    (trace, sample) =>
      unit *
      (at(sample - 30 - 0.2 * trace) +
        at(sample - Math.hypot(70, 1.5 * (trace - 24))) +
        0.05 * noise.normal()),
  );
}

describe('channels', () => {
  it.each([2 ** 100, 2 ** 60, 2 ** -60, 2 ** -100])('do not depend on units: amplitudes times %f', (unit) => {
    const [expected, found] = [1, unit].map((one) => freeChannels(workingSection(eventsInUnits(one))));
    for (const [k, name] of FREE_CHANNELS.entries()) {
      const off = found.maps[k].map((value, i) => Math.abs(value - expected.maps[k][i]));
      expect(Math.max(...off), name).toBeLessThan(1e-4);
    }
  });

  it.each(HARD)('of a section that is %s are finite', (_, section) => {
    const free = freeChannels(workingSection(section));
    const picks = (['diffraction', 'reflection', 'noise'] as const).map((name, i) => ({
      id: name,
      class: name,
      trace: 3 * i,
      sample: 2 * i,
    }));
    const maps = [...free.maps, ...new PickChannels(free).maps(picks), ...new PickChannels(free).maps([])];
    expect(maps).toHaveLength(FREE_CHANNELS.length + 2 * PICK_CHANNELS.length);
    for (const map of maps) {
      expect(map).toHaveLength(free.traceCount * free.sampleCount);
      expect(map.every(Number.isFinite)).toBe(true);
    }
  });
});
