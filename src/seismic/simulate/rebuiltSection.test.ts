import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import {
  addEdgeDiffraction,
  addPointDiffraction,
  edgesOf,
  type PointDiffractor,
} from '#seismic/simulate/diffractions';
import { drawEarthModel, type EarthModel } from '#seismic/simulate/earthModel';
import { createField, meanSquare, type Survey } from '#seismic/simulate/field';
import { addReflection } from '#seismic/simulate/reflections';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { createWaveletBank } from '#seismic/simulate/waveletBank';

const SIZE = { traceCount: 160, sampleCount: 400, sampleIntervalS: 0.004, traceSpacingM: 12.5 };

function modelOf(seed: number, traceCount = SIZE.traceCount, durationS = 1.6): EarthModel {
  return drawEarthModel(seed, { lengthM: traceCount * 12.5, durationS, traceSpacingM: 12.5 });
}

function surveyOf(seed: number, model: EarthModel): Survey {
  const random = createRandom(seed).fork('wavelet');
  const band = {
    topPeakHz: random.between(32, 40),
    bottomPeakHz: random.between(20, 26),
    phase: random.between(-0.6, 0.6),
  };
  const wavelets = createWaveletBank({ sampleIntervalS: 0.004, durationS: 1.6, ...band });
  return { ...SIZE, velocity: model.velocity, wavelets };
}

/** Reflections and diffractions of a seed, added up event by event. */
function signalOf(seed: number) {
  const model = modelOf(seed);
  const survey = surveyOf(seed, model);
  const [reflections, diffractions] = [createField(survey), createField(survey)];
  for (const piece of model.pieces) {
    addReflection(reflections, survey, piece);
    for (const edge of edgesOf(piece, survey)) addEdgeDiffraction(diffractions, survey, edge);
  }
  for (const point of model.points) addPointDiffraction(diffractions, survey, point);
  return { model, survey, reflections, diffractions };
}

function correlation(a: Float32Array, b: Float32Array): number {
  const shared = a.reduce((sum, value, i) => sum + value * b[i], 0) / a.length;
  return shared / Math.sqrt(meanSquare(a) * meanSquare(b));
}

describe.each([1, 2, 3, 4])('the section of seed %i, built up from its parts', (seed) => {
  const line = simulateSection({ seed, traceCount: 160, sampleCount: 400 });
  const { reflections, diffractions } = signalOf(seed);
  const signal = reflections.map((value, i) => value + diffractions[i]);
  const isLive = (i: number): boolean => !line.deadTraces.includes(Math.floor(i / 400));

  it('has the diffractions of its model and no other', () => {
    const gaps = diffractions.map((value, i) => (isLive(i) ? Math.abs(value - line.diffractionOnly[i]) : 0));
    expect(Math.max(...gaps)).toBeLessThan(1e-5);
  });

  it('less its signal is noise at the stated level, under 15 dB, unrelated to the signal', () => {
    const live = [...signal.keys()].filter(isLive);
    const noise = Float32Array.from(live, (i) => line.section.amplitudes[i] - signal[i]);
    const decibels = 10 * Math.log10(meanSquare(signal) / meanSquare(noise));
    expect(Math.abs(decibels - line.signalToNoiseDb)).toBeLessThan(0.1);
    expect(line.signalToNoiseDb).toBeGreaterThanOrEqual(8);
    expect(line.signalToNoiseDb).toBeLessThanOrEqual(15);
    expect(
      Math.abs(
        correlation(
          noise,
          Float32Array.from(live, (i) => signal[i]),
        ),
      ),
    ).toBeLessThan(0.03);
  });

  it('has diffractions weaker than its reflections', () => {
    expect(meanSquare(diffractions) / meanSquare(reflections)).toBeLessThan(0.75);
    expect(meanSquare(diffractions) / meanSquare(reflections)).toBeGreaterThan(0.05);
  });

  it('has the apex of every point and edge on the line', () => {
    const { model, survey } = signalOf(seed);
    const sources: PointDiffractor[] = [
      ...model.points,
      ...model.pieces.flatMap((piece) => edgesOf(piece, survey)),
    ];
    const places = sources
      .map(({ positionM, imageTimeS }) => ({ trace: positionM / 12.5, timeMs: imageTimeS * 1000 }))
      .filter(({ trace, timeMs }) => trace >= 0 && trace <= 159 && timeMs <= 399 * 4)
      .sort((a, b) => a.trace - b.trace || a.timeMs - b.timeMs);
    expect(line.apexes.map(({ trace, timeMs }) => ({ trace, timeMs }))).toEqual(places);
    expect(new Set(line.apexes.map(({ kind }) => kind))).toEqual(new Set(['point', 'edge']));
  });
});

/** Slope in s/m by least squares over a model's longer pieces of one stretch of time. */
function meanSlope({ pieces }: EarthModel, fromS: number, toS: number): number {
  let [slopes, points] = [0, 0];
  for (const { imageTimesS, positionStepM } of pieces) {
    const count = imageTimesS.length;
    if (count < 60 || imageTimesS[0] < fromS || imageTimesS[0] > toS) continue;
    slopes += (imageTimesS[count - 1] - imageTimesS[0]) / positionStepM;
    points += count - 1;
  }
  return slopes / points;
}

describe.each(Array.from({ length: 12 }, (_, seed) => seed))('the earth of seed %i', (seed) => {
  const model = modelOf(seed, 512, 3);

  it('has two dips: gentle above, steeper below', () => {
    const [upper, lower] = [meanSlope(model, 0.1, 0.9), meanSlope(model, 1.6, 2.2)];
    expect(Math.abs(lower)).toBeGreaterThan(1.3 * Math.abs(upper));
    expect(Math.abs(lower - upper)).toBeGreaterThan(2e-5);
  });

  it('has bodies that scatter less than its strong reflectors reflect', () => {
    const sizes = model.pieces.map(({ amplitudes }) => Math.abs(amplitudes[amplitudes.length >> 1]));
    const strongest = sizes.sort((a, b) => b - a)[Math.floor(sizes.length / 20)];
    const points = model.points.map(({ amplitude }) => Math.abs(amplitude));
    expect(points.length).toBeGreaterThanOrEqual(30);
    expect(Math.max(...points)).toBeLessThan(strongest);
    expect(Math.min(...points)).toBeGreaterThan(0.05 * strongest);
  });

  it('has three to five faults on the line that break reflectors', () => {
    expect(model.faults.length).toBeGreaterThanOrEqual(3);
    expect(model.faults.length).toBeLessThanOrEqual(5);
    expect(
      model.faults.every(({ positionM, throwS }) => positionM > 0 && positionM < 6400 && throwS > 0),
    ).toBe(true);
    expect(model.pieces.filter(({ endsAtEdge }) => endsAtEdge).length).toBeGreaterThan(20);
  });
});
