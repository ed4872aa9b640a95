import { exp } from '#seismic/numerics/mathematics';
import { createRandom, type Random } from '#seismic/numerics/random';
import type { Section, SectionAxes } from '#seismic/section/section';
import { meanSquare } from '#seismic/simulate/field';
import { drawWavelet } from '#seismic/simulate/training/bandLimit';
import { drawPicks, type TrainingPick } from '#seismic/simulate/training/drawPicks';
import { drawEarthPlan, type EarthPlan } from '#seismic/simulate/training/earthPlan';
import { applyGain, drawDecay, drawGain } from '#seismic/simulate/training/gain';
import type { LineLikeness } from '#seismic/simulate/training/lineLikeness';
import { drawDrift, drawNoiseField } from '#seismic/simulate/training/noiseFields';
import { drawRecording, type Recording } from '#seismic/simulate/training/recording';
import {
  apexesOf,
  drawEarth,
  drawSpecularEnd,
  scatterEarth,
  type TrainingApex,
  type Wavefield,
} from '#seismic/simulate/training/wavefield';
import { classifyTruth } from '#seismic/simulate/truth';

/** What is simulated; 256 traces of 384 samples without further request. */
export interface TrainingSectionOptions {
  readonly seed: number;
  readonly traceCount?: number;
  readonly sampleCount?: number;
  readonly like?: LineLikeness;
}

/** A simulated section with its truth, trace-major. */
export interface TrainingSection {
  /** Amplitudes with noise. */
  readonly section: Section;
  /** A code of TRUTH per sample. */
  readonly truthClass: Uint8Array;
  /** The diffractions alone without noise, on the section's scale. */
  readonly diffractionOnly: Float32Array;
  readonly apexes: readonly TrainingApex[];
  readonly deadTraces: readonly number[];
  /** At most 14 of each class; none of a class that the section does not have. */
  readonly picks: readonly TrainingPick[];
  /** What the earth under the section is like, for tables. */
  readonly kind: string;
}

/** e to this power is one dB of energy. */
const DECIBEL = Math.LN10 / 10;
/** Part of the drift's amplitude that counts as noise: it is below the band of the signal. */
const SEEN_DRIFT = 0.3;
/** Share of sections without any noise. */
const NOISE_FREE_SHARE = 0.06;

/** Energy of noise over that of signal; 0 for none. */
function drawNoiseRatio(random: Random, plan: EarthPlan, like: LineLikeness): number {
  if (!plan.hasSignal) return exp(DECIBEL * random.between(6, 25));
  if (like.signalToNoiseDb !== undefined)
    return exp(-DECIBEL * Math.max(0, like.signalToNoiseDb + random.between(-4, 4)));
  if (random.uniform() < NOISE_FREE_SHARE) return 0;
  // Mostly 3 to 25 dB, with a tail of nearly noise-free sections.
  const decibels =
    random.uniform() < 0.2 ? random.between(20, 45) : random.between(0, 12) + random.between(0, 13);
  return exp(-DECIBEL * decibels);
}

function scaled(field: Float32Array, factor: number): Float32Array {
  return field.map((value) => factor * value);
}

function sumOf(fields: readonly Float32Array[]): Float32Array {
  const sum = fields[0].slice();
  for (const field of fields.slice(1)) for (let i = 0; i < sum.length; i++) sum[i] += field[i];
  return sum;
}

/** Traces that recorded nothing, in rising order: none on half of the lines. */
function drawDeadTraces(random: Random, traceCount: number): number[] {
  const count = random.uniform() < 0.5 ? 0 : Math.round(traceCount * random.between(0.003, 0.03));
  const dead = new Set<number>();
  while (dead.size < count) dead.add(random.integer(traceCount));
  return [...dead].sort((a, b) => a - b);
}

/** Spikes: single samples of up to twenty times the usual amplitude. */
function addSpikes(random: Random, amplitudes: Float32Array): void {
  if (random.uniform() > 0.12) return;
  const usual = Math.sqrt(meanSquare(amplitudes));
  const count = 1 + random.integer(60);
  for (let i = 0; i < count; i++)
    amplitudes[random.integer(amplitudes.length)] += usual * random.between(-20, 20);
}

/** Amplitude of the drift over that of the signal: none on most lines. */
function drawDriftLevel(random: Random): number {
  return random.uniform() < 0.2 ? random.between(0.1, 1) : 0;
}

/** Factors of weak traces, 1 on others. */
function drawTraceLevels(random: Random, traceCount: number): Float64Array {
  const levels = new Float64Array(traceCount).fill(1);
  const spread = random.uniform() < 0.3 ? random.between(0, 0.3) : 0;
  const weak = random.uniform() < 0.25 ? random.between(0, 0.05) : 0;
  return levels.map(() => {
    const isWeak = random.uniform() < weak;
    return Math.max(0.1, 1 + spread * random.normal()) * (isWeak ? random.between(0.05, 0.5) : 1);
  });
}

interface Recorded {
  readonly amplitudes: Float32Array;
  readonly diffractions: Float32Array;
  readonly truthClass: Uint8Array;
  readonly deadTraces: number[];
}

/** Adds what an instrument and processing add: noise, drift, spikes, weak and dead traces, gain. */
function record(random: Random, wavefield: Wavefield, recording: Recording, noiseRatio: number): Recorded {
  const { traceCount, sampleCount } = recording;
  const decay = drawDecay(random, recording);
  applyGain(wavefield.reflections, decay);
  applyGain(wavefield.diffractions, decay);
  const signal = sumOf([wavefield.reflections, wavefield.diffractions]);
  const energy = meanSquare(signal);
  const noise = scaled(drawNoiseField(random, recording), Math.sqrt(energy * noiseRatio));
  const driftLevel = Math.sqrt(energy) * drawDriftLevel(random);
  const drift =
    driftLevel > 0 ? scaled(drawDrift(random, recording), driftLevel) : new Float32Array(signal.length);
  const seenNoise = noise.map((value, i) => value + SEEN_DRIFT * drift[i]);
  const truthClass = classifyTruth({ ...wavefield, noise: seenNoise }, recording, {
    traces: random.between(1.2, 2),
    samples: recording.topPeriod * random.between(0.35, 0.5),
    floorEnergy: energy * exp(-DECIBEL * random.between(26, 45)),
  });
  const amplitudes = sumOf([signal, noise, drift]);
  const diffractions = wavefield.diffractions;
  addSpikes(random, amplitudes);
  const levels = drawTraceLevels(random, traceCount);
  const deadTraces = drawDeadTraces(random, traceCount);
  for (const trace of deadTraces) levels[trace] = 0;
  const gain = drawGain(random, amplitudes, recording);
  const scale = exp(random.between(-4, 9));
  for (let i = 0; i < gain.length; i++) gain[i] *= scale * levels[Math.floor(i / sampleCount)];
  applyGain(amplitudes, gain);
  applyGain(diffractions, gain);
  for (const trace of deadTraces) truthClass.fill(0, trace * sampleCount, (trace + 1) * sampleCount);
  return { amplitudes, diffractions, truthClass, deadTraces };
}

/**
 * Simulates a section for pre-training with its truth, by 2-D Kirchhoff scattering from an earth that is drawn
 * at random: how it is recorded, what lies under it, its wavelet, noise and gain. The same options give the
 * same bits everywhere.
 */
export function simulateTrainingSection(options: TrainingSectionOptions): TrainingSection {
  const { seed, traceCount = 256, sampleCount = 384, like = {} } = options;
  const random = createRandom(seed).fork('training section');
  const recording = drawRecording(random.fork('recording'), { traceCount, sampleCount }, like);
  const plan = drawEarthPlan(random.fork('plan'));
  const earth = drawEarth(random.fork('earth'), recording, plan);
  const end = drawSpecularEnd(random.fork('specular end'), plan);
  const wavelet = drawWavelet(random.fork('wavelet'));
  const wavefield = scatterEarth(earth, recording, end, wavelet);
  const noiseRatio = drawNoiseRatio(random.fork('noise level'), plan, like);
  const recorded = record(random.fork('record'), wavefield, recording, noiseRatio);
  const axes: SectionAxes = {
    traceCount,
    sampleCount,
    sampleIntervalUs: recording.sampleIntervalUs,
    startTimeMs: (recording.delaySamples * recording.sampleIntervalUs) / 1000,
  };
  const apexes = apexesOf(earth, recording);
  return {
    section: { ...axes, amplitudes: recorded.amplitudes },
    truthClass: recorded.truthClass,
    diffractionOnly: recorded.diffractions,
    apexes,
    deadTraces: recorded.deadTraces,
    picks: drawPicks(random.fork('picks'), axes, recorded.truthClass, apexes),
    kind: plan.kind,
  };
}
