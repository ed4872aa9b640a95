import { expect, it } from 'vitest';
import { calibrationError } from './calibration';

it.each([
  {
    name: 'right as often as it says',
    confidences: [0.75, 0.75, 0.75, 0.75],
    right: [1, 1, 1, 0],
    expected: 0,
  },
  { name: 'sure and wrong', confidences: [1, 1], right: [0, 0], expected: 1 },
  // Bins by fifteenths: 0.5 with one of two right; 0.9 twice with none right.
  { name: 'two bins', confidences: [0.5, 0.5, 0.9, 0.9], right: [1, 0, 0, 0], expected: 0.45 },
  // Over- and underconfidence in different bins do not cancel.
  { name: 'opposite errors', confidences: [0.4, 0.9], right: [1, 0], expected: (0.6 + 0.9) / 2 },
  { name: 'nothing', confidences: [], right: [], expected: 0 },
])('error of what is $name', ({ confidences, right, expected }) => {
  expect(calibrationError(Float64Array.from(confidences), Uint8Array.from(right))).toBeCloseTo(expected, 12);
});
