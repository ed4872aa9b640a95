import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { LINE } from '../differences/earth';
import { rootMeanSquare } from '../differences/noise';
import { type Disturbed, recordLine, type Shot, shoot } from '../differences/simulate';
import type { KnownLine } from '../knownLine';
import { interpret } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, atMost, type Challenge, type Finding, type Laboratory, once, shown } from './challenge';

const SEED = 509;
/** Macro-F1 to be reached by S/N in dB. */
const LEVELS = [
  { decibels: 20, target: 0.9 },
  { decibels: 10, target: 0.9 },
  { decibels: 5, target: 0.8 },
  { decibels: 0, target: null },
] as const;
const DEAD_SHARES = [0.1, 0.33] as const;

function deadTraces(share: number): number[] {
  const traces = Array.from({ length: LINE.traceCount }, (_, trace) => trace);
  return createRandom(SEED)
    .shuffle(traces)
    .slice(0, Math.round(share * LINE.traceCount));
}

/** One sample in a thousand replaced: half by spikes, half by values that are no numbers. */
function spoilt(known: KnownLine): KnownLine {
  const random = createRandom(SEED).fork('spoilt');
  const amplitudes = known.section.amplitudes.map((value) => {
    if (random.uniform() > 0.001) return value;
    return random.uniform() < 0.5 ? Number.NaN : 50 * random.normal();
  });
  return { ...known, section: { ...known.section, amplitudes } };
}

async function byNoise(lab: Laboratory, shot: () => Shot): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { decibels, target } of LEVELS) {
    const line = await lab.line(`points-${SEED}-${decibels}dB`, () =>
      recordLine(shot(), { signalToNoiseDb: decibels, dead: [] }),
    );
    const { macroF1 } = scoreProbabilities(line, await lab.classify(line, interpret(line, 1)));
    const what = `macro-F1 at S/N ${decibels} dB`;
    findings.push(target === null ? shown(what, macroF1.toFixed(3)) : atLeast(what, macroF1, target));
  }
  return findings;
}

async function byDeadTraces(lab: Laboratory, shot: () => Shot): Promise<Finding[]> {
  const scoreOf = async (name: string, given: Disturbed): Promise<number> => {
    const line = await lab.line(name, () => recordLine(shot(), { signalToNoiseDb: 10, ...given }));
    return scoreProbabilities(line, await lab.classify(line, interpret(line, 1))).macroF1;
  };
  const whole = await scoreOf(`points-${SEED}-10dB`, { dead: [] });
  const findings: Finding[] = [];
  for (const share of DEAD_SHARES) {
    const score = await scoreOf(`points-${SEED}-dead-${share}`, { dead: deadTraces(share) });
    findings.push(
      atMost(`drop of macro-F1 with ${Math.round(100 * share)} % dead traces`, whole - score, 0.05),
    );
  }
  return findings;
}

/** The top muted, the more the nearer to both ends, as of a stack; muted samples are not scored. */
function muted(known: KnownLine): KnownLine {
  const { traceCount, sampleCount } = known.section;
  const amplitudes = known.section.amplitudes.slice();
  const truthClass = known.truthClass.slice();
  for (let trace = 0; trace < traceCount; trace++) {
    const fromMiddle = Math.abs((2 * trace) / traceCount - 1);
    const first = trace * sampleCount;
    const end = first + Math.round(sampleCount * (0.1 + 0.15 * fromMiddle));
    amplitudes.fill(0, first, end);
    truthClass.fill(TRUTH.mixed, first, end);
  }
  return { ...known, truthClass, section: { ...known.section, amplitudes } };
}

/** One trace in fifty with noise of ten times the line's RMS; these are not scored. */
function withNoisyTraces(known: KnownLine): KnownLine {
  const { sampleCount } = known.section;
  const random = createRandom(SEED).fork('noisy traces');
  const noisy = new Set(deadTraces(0.02));
  const level = 10 * rootMeanSquare(known.section.amplitudes);
  const amplitudes = known.section.amplitudes.map((value, i) =>
    noisy.has(Math.floor(i / sampleCount)) ? value + level * random.normal() : value,
  );
  const truthClass = known.truthClass.map((value, i) =>
    noisy.has(Math.floor(i / sampleCount)) ? TRUTH.mixed : value,
  );
  return { ...known, truthClass, section: { ...known.section, amplitudes } };
}

/** With a wave of 50 Hz through each trace, its amplitude 0.4 of the line's RMS. */
function humming(known: KnownLine): KnownLine {
  const { sampleCount, sampleIntervalUs, traceCount } = known.section;
  const random = createRandom(SEED).fork('hum');
  const phases = Array.from({ length: traceCount }, () => 2 * Math.PI * random.uniform());
  const level = 0.4 * rootMeanSquare(known.section.amplitudes);
  const radians = 2 * Math.PI * 50 * (sampleIntervalUs / 1e6);
  const amplitudes = known.section.amplitudes.map(
    (value, i) => value + level * Math.sin(radians * (i % sampleCount) + phases[Math.floor(i / sampleCount)]),
  );
  return { ...known, section: { ...known.section, amplitudes } };
}

/** Amplitudes times a power of time, as before a correction of their decay or after too strong a one. */
function gained(known: KnownLine, exponent: number): KnownLine {
  const { sampleCount } = known.section;
  const gainOf = (sample: number): number => (0.1 + sample / sampleCount) ** exponent;
  const scaled = (values: Float32Array): Float32Array =>
    values.map((value, i) => value * gainOf(i % sampleCount));
  const section = { ...known.section, amplitudes: scaled(known.section.amplitudes) };
  return { ...known, section, diffractionOnly: scaled(known.diffractionOnly) };
}

/** What changes the level of the noise: parts without any, a level that changes with time, traces with far more, hum. */
async function byNoiseLevel(lab: Laboratory, shot: () => Shot): Promise<Finding[]> {
  const given = { signalToNoiseDb: 10, dead: [] };
  const scoreOf = async (name: string, change: (known: KnownLine) => KnownLine): Promise<number> => {
    const line = await lab.line(`faults-${SEED}-${name}`, () => change(recordLine(shot(), given)));
    return scoreProbabilities(line, await lab.classify(line, null)).macroF1;
  };
  const whole = await scoreOf('10dB', (known) => known);
  const dropOf = async (name: string, change: (known: KnownLine) => KnownLine): Promise<number> =>
    whole - (await scoreOf(name, change));
  return [
    atMost('drop of macro-F1 without picks where the top is muted', await dropOf('muted', muted), 0.05),
    atMost(
      'the same where amplitudes grow with time',
      await dropOf('growing', (known) => gained(known, 1)),
      0.05,
    ),
    atMost('the same where they decay', await dropOf('decaying', (known) => gained(known, -1.5)), 0.05),
    atMost('the same with 2 % noisy traces', await dropOf('noisy', withNoisyTraces), 0.05),
    atMost('the same with hum of 50 Hz', await dropOf('hum', humming), 0.05),
  ];
}

async function bySpoiltSamples(lab: Laboratory, shot: () => Shot): Promise<Finding[]> {
  const given = { signalToNoiseDb: 10, dead: [] };
  const whole = await lab.line(`points-${SEED}-10dB`, () => recordLine(shot(), given));
  const line = await lab.line(`points-${SEED}-spoilt`, () => spoilt(recordLine(shot(), given)));
  const found = await lab.classify(line, interpret(whole, 1));
  const bad = Object.values(found).reduce(
    (sum: number, plane: Float32Array) => sum + plane.filter((value) => !Number.isFinite(value)).length,
    0,
  );
  return [
    atMost('spikes and NaN in 0.1 % of the samples: probabilities that are no numbers', bad, 0, 0),
    shown('its macro-F1', scoreProbabilities(whole, found).macroF1.toFixed(3)),
  ];
}

export const noise: Challenge = {
  number: 7,
  title: 'Noise and incomplete data',
  data: `flat reflectors with points, and faulted ones, finite differences, seed ${SEED}`,
  metric: 'macro-F1 by S/N, dead and noisy traces, mute, gain and hum; numbers in the results',
  measure: async (lab) => {
    const shot = once(() => shoot('points', SEED));
    return [
      ...(await byNoise(lab, shot)),
      ...(await byDeadTraces(lab, shot)),
      ...(await byNoiseLevel(
        lab,
        once(() => shoot('faults', SEED)),
      )),
      ...(await bySpoiltSamples(lab, shot)),
    ];
  },
};
