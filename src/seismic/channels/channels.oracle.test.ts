import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels } from '#seismic/channels/pickChannels';
import { PROTOTYPE_CHANNELS, prototypeMaps } from '#seismic/channels/testing/prototype';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';

const python = join(import.meta.dirname, '../../../.oracles/bin/python');
const hasScipy = existsSync(python) && spawnSync(python, ['-c', 'import scipy']).status === 0;
const ownProgram = join(import.meta.dirname, 'testing/channels.py');
const referenceFolder = join(import.meta.dirname, '../../../../shared/reference/method');

/** Runs the reference program with the arguments of our own; numba's compiler is left out. */
const REFERENCE = `
import json, sys, types
import numpy as np
sys.modules['numba'] = types.ModuleType('numba')
sys.modules['numba'].njit = lambda **options: lambda function: function
sys.path.insert(0, sys.argv[2])
import channels
given = json.loads(sys.argv[1])
raw = np.frombuffer(sys.stdin.buffer.read(), '<f4').reshape(given['traces'], given['samples'])
section, dead = channels.fill(raw)
low, level, values, found, shares = channels.base(section, given['firstSample'] * 2)
names = {'diffraction': 2, 'reflection': 1, 'noise': 0}
channels.cond(low, values, found, shares, {names[name]: places for name, places in given['picks'].items()})
sys.stdout.buffer.write(np.stack([found[name] for name in channels.NAMES]).astype('<f8').tobytes())
`;

const TRACES = 60;
const SAMPLES = 100;
const DELAY = 14;

/** Layers with a dip, three hyperbolas, noise, dead traces inside and at the edge, loud and quiet parts. */
function madeSection(): Section {
  const random = createRandom(8);
  const layers = Array.from({ length: SAMPLES }, () => (random.uniform() < 0.2 ? random.normal() : 0));
  const apexes = [
    { trace: 14, sample: 30, slope: 1.1 },
    { trace: 40, sample: 62, slope: 2.2 },
    { trace: 55, sample: 12, slope: 1.6 },
  ];
  const wavelet = (samples: number): number =>
    (1 - samples * samples * 0.2) * Math.exp(-samples * samples * 0.1);
  const amplitudes = Float32Array.from({ length: TRACES * SAMPLES }, (_, i) => {
    const [trace, sample] = [Math.floor(i / SAMPLES), i % SAMPLES];
    let value = 0.2 * random.normal();
    layers.forEach((size, k) => {
      value += size * wavelet(sample - k - 0.2 * trace);
    });
    for (const apex of apexes) {
      const zeroTime = apex.sample + DELAY;
      const arrival = Math.sqrt(zeroTime ** 2 + (apex.slope * (trace - apex.trace)) ** 2) - DELAY;
      value += 1.5 * wavelet(sample - arrival);
    }
    return [3, 4, 30, TRACES - 1].includes(trace) ? 0 : value * (0.2 + sample / SAMPLES);
  });
  return { traceCount: TRACES, sampleCount: SAMPLES, sampleIntervalUs: 1000, startTimeMs: DELAY, amplitudes };
}

const PLACES: Record<EventClass, [number, number][]> = {
  diffraction: [
    [14, 15],
    [40, 31],
    [0, 0],
  ],
  reflection: [
    [25, 20],
    [59, 49],
    [8, 40],
    [50, 10],
  ],
  noise: [
    [30, 5],
    [20, 45],
  ],
};

type Places = Record<EventClass, readonly (readonly [number, number])[]>;

function picksAt(places: Places): ChannelPick[] {
  return EVENT_CLASSES.flatMap((name) =>
    places[name].map(([trace, sample], i) => ({ id: `${name} ${i}`, class: name, trace, sample })),
  );
}

function ownMaps(section: Section, places: Places): Float32Array[] {
  const free = freeChannels(workingSection(section, { sampleStep: 2 }));
  return prototypeMaps(free.maps, new PickChannels(free).maps(picksAt(places)));
}

function pythonMaps(section: Section, places: Places, program: readonly string[], last: readonly string[]) {
  const given = { traces: TRACES, samples: SAMPLES, firstSample: DELAY / 2, picks: places };
  const reply = execFileSync(python, [...program, JSON.stringify(given), ...last], {
    input: new Uint8Array(section.amplitudes.buffer),
    maxBuffer: 2 ** 28,
  });
  const values = new Float64Array(new Uint8Array(reply).buffer);
  const length = values.length / PROTOTYPE_CHANNELS.length;
  return PROTOTYPE_CHANNELS.map((_, i) => values.subarray(i * length, (i + 1) * length));
}

/** Largest difference in each channel. */
function worstGaps(own: readonly Float32Array[], expected: readonly Float64Array[]): Record<string, number> {
  const gaps = PROTOTYPE_CHANNELS.map((name, channel) => {
    const values = own[channel];
    expect(values.length).toBe(expected[channel].length);
    const worst = values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - expected[channel][i])),
      0,
    );
    return [name, worst] as const;
  });
  return Object.fromEntries(gaps);
}

function expectAgreement(own: readonly Float32Array[], expected: readonly Float64Array[]): void {
  const gaps = worstGaps(own, expected);
  expect(Object.entries(gaps).filter(([, gap]) => !(gap < 1e-4))).toEqual([]);
}

const section = madeSection();
/** Python takes seconds of one core, more on a busy machine. */
const TIMEOUT_MS = 240_000;

describe.skipIf(!hasScipy)('channels against NumPy and SciPy (needs .oracles: npm run oracles)', () => {
  it(
    'agree to 1e-4 with dead traces, a delay, and picks at the edges',
    () => {
      const expected = pythonMaps(section, PLACES, [ownProgram], []);
      for (const map of expected) expect(Math.max(...map) - Math.min(...map)).toBeGreaterThan(0.1);
      expectAgreement(ownMaps(section, PLACES), expected);
    },
    TIMEOUT_MS,
  );

  it(
    'agree without picks and with picks of one class only',
    () => {
      const none = { diffraction: [], reflection: [], noise: [] };
      expectAgreement(ownMaps(section, none), pythonMaps(section, none, [ownProgram], []));
      const one = { ...none, diffraction: PLACES.diffraction.slice(0, 1) };
      expectAgreement(ownMaps(section, one), pythonMaps(section, one, [ownProgram], []));
    },
    TIMEOUT_MS,
  );
});

describe.skipIf(!hasScipy || !existsSync(referenceFolder))(
  'channels against the prototype (needs ../shared/reference/method)',
  () => {
    it(
      'agree to 1e-4',
      () => {
        const expected = pythonMaps(section, PLACES, ['-c', REFERENCE], [referenceFolder]);
        expectAgreement(ownMaps(section, PLACES), expected);
      },
      TIMEOUT_MS,
    );
  },
);
