import { describe, expect, it } from 'vitest';
import { PICK_CHANNELS } from '#seismic/channels/channelNames';
import { freeChannels } from '#seismic/channels/freeChannels';
import { PickChannels } from '#seismic/channels/pickChannels';
import { type ChannelPick, pickExampleOf } from '#seismic/channels/pickExample';
import { ofTraces, traceRange } from '#seismic/channels/traceRange';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

const SIZE = { traceCount: 60, sampleCount: 90, sampleIntervalUs: 4000, startTimeMs: 0 };

/** A hyperbola and a dipping line in a little noise. */
function sectionOf(seed: number) {
  const random = createRandom(seed);
  const amplitudes = Float32Array.from({ length: 60 * 90 }, (_, i) => {
    const [trace, sample] = [Math.floor(i / 90), i % 90];
    const curved = sample - Math.hypot(30, 0.8 * (trace - 24));
    const straight = sample - 70 + 0.2 * trace;
    return (
      (1 - curved ** 2) * Math.exp(-(curved ** 2) / 3) + Math.exp(-(straight ** 2)) + 0.1 * random.normal()
    );
  });
  return { ...SIZE, amplitudes };
}

/** The same with its traces in reverse order. */
function mirrored(field: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(field, (_, i) => field[(59 - Math.floor(i / 90)) * 90 + (i % 90)]);
}

const freeOf = (section: ReturnType<typeof sectionOf>) =>
  freeChannels(workingSection(section, { sampleStep: 1 }));
const picks: ChannelPick[] = [
  { id: 'a', class: 'diffraction', trace: 24, sample: 30 },
  { id: 'b', class: 'reflection', trace: 40, sample: 62 },
  { id: 'c', class: 'noise', trace: 50, sample: 8 },
];

describe('an example cut out of one section', () => {
  it('shows another section what a pick there would, and its mirror image the mirrored correlations', () => {
    const section = sectionOf(5);
    const [free, turned] = [
      freeOf(section),
      freeOf({ ...section, amplitudes: mirrored(section.amplitudes) }),
    ];
    const examples = picks.map((pick) => pickExampleOf(free, pick));
    const own = new PickChannels(free).maps(picks);
    expect(new PickChannels(freeOf(sectionOf(5))).mapsShown(examples)).toEqual(own);
    const shown = new PickChannels(turned).mapsShown(examples);
    const at = PICK_CHANNELS.indexOf('Dmax');
    const expected = mirrored(own[at]);
    const differences = shown[at].map((value, i) => Math.abs(value - expected[i])).sort();
    expect(differences[Math.floor(0.95 * differences.length)]).toBeLessThan(0.05);
    expect(Math.max(...shown[at])).toBeGreaterThan(0.9);
  });

  it('gives the same channels whether it was kept while others were shown, or is new', () => {
    const free = freeOf(sectionOf(5));
    const examples = picks.map((pick) => pickExampleOf(free, pick));
    const [diffraction, reflection, noise] = examples;
    const channels = new PickChannels(free);
    const kept = examples.map(({ key }) => key);
    const fresh = (shown: typeof examples) => new PickChannels(free).mapsShown(shown);
    expect(channels.mapsShown([diffraction, noise], { kept })).toEqual(fresh([diffraction, noise]));
    expect(channels.mapsShown([reflection, noise], { kept })).toEqual(fresh([reflection, noise]));
    expect(channels.mapsShown(examples)).toEqual(fresh(examples));
  });

  it('gives on some traces what it gives on all', () => {
    const free = freeOf(sectionOf(5));
    const examples = picks.map((pick) => pickExampleOf(free, pick));
    const channels = new PickChannels(free);
    const all = channels.mapsShown(examples);
    for (const traces of [traceRange(free, -20, 9), traceRange(free, 10, 23), traceRange(free, 30, 500)])
      expect(channels.mapsShown(examples, { traces })).toEqual(all.map((map) => ofTraces(map, free, traces)));
  });

  it('is shown with the trend of the diffractions once that is known, whatever the picks', () => {
    const free = freeOf(sectionOf(5));
    const channels = new PickChannels(free);
    const at = PICK_CHANNELS.indexOf('trendR');
    const before = channels.maps(picks);
    expect(before[at].every((value) => value === 0)).toBe(true);
    channels.learnTrend(new Float32Array(before[at].length).fill(1));
    const after = channels.maps(picks);
    expect(after[at][24 * 90 + 30]).toBeGreaterThan(0.2);
    const examples = picks.map((pick) => pickExampleOf(free, pick));
    expect(channels.mapsShown(examples, { isOnce: true })).toEqual(after);
    const changed = PICK_CHANNELS.filter((_, i) =>
      after[i].some((value, place) => value !== before[i][place]),
    );
    expect(changed).toEqual(['trendR', 'trendA']);
  });
});
