/** The simple model to beat: principal components of windows and multinomial logistic regression. */

import type { SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { Section, SectionAxes } from '#seismic/section/section';
import { localEnergy } from '#seismic/signal/smooth';

const WINDOW = { traces: 32, samples: 40 };
const COMPONENTS = 20;
const WINDOWS_FOR_COMPONENTS = 300;
const GRID_STEP = 8;
const LEVEL_WIDTHS = { traces: 6, samples: 60 };

/** Amplitudes over their local RMS. */
function evened(section: Section): Section {
  const level = localEnergy(section.amplitudes, section, LEVEL_WIDTHS).map(Math.sqrt);
  const floor = 0.2 * level.slice().sort()[Math.floor(level.length / 2)] + 1e-12;
  return { ...section, amplitudes: section.amplitudes.map((value, i) => value / (level[i] + floor)) };
}

/** Amplitudes of a window around a centre, moved inside the section. */
function windowAt(section: Section, trace: number, sample: number): Float64Array {
  const clamp = (middle: number, size: number, count: number): number =>
    Math.max(0, Math.min(count - size, middle - size / 2));
  const firstTrace = clamp(trace, WINDOW.traces, section.traceCount);
  const first = clamp(sample, WINDOW.samples, section.sampleCount);
  return Float64Array.from({ length: WINDOW.traces * WINDOW.samples }, (_, i) => {
    const at = (firstTrace + Math.floor(i / WINDOW.samples)) * section.sampleCount;
    return section.amplitudes[at + first + (i % WINDOW.samples)];
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

function scale(values: Float64Array, factor: number): Float64Array {
  return values.map((value) => factor * value);
}

/** The first components of windows by power iteration on X Xᵀ, each freed of those before it. */
export function principalComponents(windows: readonly Float64Array[], count: number): Float64Array[] {
  const components: Float64Array[] = [];
  const random = createRandom(1);
  for (let c = 0; c < count; c++) {
    let direction: Float64Array = Float64Array.from(windows[0], () => random.normal());
    for (let round = 0; round < 40; round++) {
      const next = new Float64Array(direction.length);
      for (const window of windows) {
        const weight = dot(window, direction);
        for (let i = 0; i < next.length; i++) next[i] += weight * window[i];
      }
      for (const other of components) {
        const part = dot(next, other);
        for (let i = 0; i < next.length; i++) next[i] -= part * other[i];
      }
      direction = scale(next, 1 / Math.max(1e-30, Math.sqrt(dot(next, next))));
    }
    components.push(direction);
  }
  return components;
}

/** Softmax of a linear model with a constant term. */
function probabilitiesOf(weights: readonly Float64Array[], features: Float64Array): number[] {
  const scores = weights.map((row) => dot(row.subarray(0, features.length), features) + row[features.length]);
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

/** Multinomial logistic regression by gradient descent with a penalty on the squares of the weights. */
export function logisticRegression(
  features: readonly Float64Array[],
  labels: readonly number[],
): Float64Array[] {
  const weights = EVENT_CLASSES.map(() => new Float64Array(features[0].length + 1));
  for (let round = 0; round < 600; round++) {
    const gradients = weights.map((row) => scale(row, 0.02));
    for (const [n, values] of features.entries())
      for (const [c, probability] of probabilitiesOf(weights, values).entries()) {
        const error = (probability - (labels[n] === c ? 1 : 0)) / features.length;
        for (let i = 0; i < values.length; i++) gradients[c][i] += error * values[i];
        gradients[c][values.length] += error;
      }
    for (const [c, row] of weights.entries())
      for (let i = 0; i < row.length; i++) row[i] -= 0.3 * gradients[c][i];
  }
  return weights;
}

/** Takes features to a mean of 0 and a deviation of 1 over the examples given. */
function standardiser(features: readonly Float64Array[]): (values: Float64Array) => Float64Array {
  const count = features.length;
  const means = features[0].map((_, i) => features.reduce((sum, values) => sum + values[i], 0) / count);
  const deviations = features[0].map((_, i) =>
    Math.sqrt(features.reduce((sum, values) => sum + (values[i] - means[i]) ** 2, 0) / count + 1e-12),
  );
  return (values) => values.map((value, i) => (value - means[i]) / deviations[i]);
}

function fill(
  axes: SectionAxes,
  at: (trace: number, sample: number) => readonly number[],
): SectionProbabilities {
  const { traceCount, sampleCount } = axes;
  const planes = EVENT_CLASSES.map(() => new Float32Array(traceCount * sampleCount));
  for (let x = 0; x < traceCount; x += GRID_STEP)
    for (let t = 0; t < sampleCount; t += GRID_STEP) {
      const values = at(x + GRID_STEP / 2, t + GRID_STEP / 2);
      for (let trace = x; trace < Math.min(traceCount, x + GRID_STEP); trace++)
        for (const [c, plane] of planes.entries())
          plane.fill(
            values[c],
            trace * sampleCount + t,
            trace * sampleCount + Math.min(sampleCount, t + GRID_STEP),
          );
    }
  return { diffraction: planes[0], reflection: planes[1], noise: planes[2] };
}

/** Probabilities of every sample, in blocks of 8 x 8, from picks. Powers of components, since signs mean nothing. */
export function classifyByComponents(section: Section, picks: readonly PickedWindow[]): SectionProbabilities {
  const even = evened(section);
  const random = createRandom(2);
  const windows = Array.from({ length: WINDOWS_FOR_COMPONENTS }, () =>
    windowAt(even, random.integer(section.traceCount), random.integer(section.sampleCount)),
  );
  const components = principalComponents(windows, COMPONENTS);
  const featuresAt = (trace: number, sample: number): Float64Array => {
    const window = windowAt(even, trace, sample);
    return Float64Array.from(components, (component) => Math.log(1e-3 + dot(component, window) ** 2));
  };
  const trained = picks.map((pick) => {
    const extent = extentOfPick(pick, section);
    return featuresAt(pick.trace, extent.firstSample + Math.floor(extent.sampleCount / 2));
  });
  const standard = standardiser(trained);
  const weights = logisticRegression(
    trained.map(standard),
    picks.map((pick) => EVENT_CLASSES.indexOf(pick.class)),
  );
  return fill(section, (trace, sample) => probabilitiesOf(weights, standard(featuresAt(trace, sample))));
}
