import { expect, it } from 'vitest';
import { valueInWords } from '#renderer/scene/valueInWords';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

const grid = {
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(0.25, 0, 0.75),
};
const read = { grid, classes: STANDARD_CLASSES, shows: 'class' };

it.each([
  ['velocity', [1500, 2500], 'velocity 1 750 m/s'],
  ['value', [0, 50], 'value 12.5'],
  ['probability', [0, 1], 'probability 0.250'],
  [null, [0, 1], 'noise 75 %'],
] as const)('a sample of %s is told in its unit', (single, ends, words) => {
  expect(
    valueInWords({ ...read, single, ends }, 0, 0)
      .replaceAll('\u2009', ' ')
      .replaceAll('\u00a0', ' '),
  ).toBe(words);
});
