import { expect, it } from 'vitest';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

it('gives the same section for the same seed and another one for another', () => {
  const size = { traceCount: 96, sampleCount: 160 };
  const first = simulateTrainingSection({ seed: 5, ...size });
  expect(simulateTrainingSection({ seed: 5, ...size })).toEqual(first);
  expect(simulateTrainingSection({ seed: 6, ...size }).section.amplitudes).not.toEqual(
    first.section.amplitudes,
  );
});
