import { expect, it } from 'vitest';
import { readCompared } from '#main/process/figures/overlaySources';

const grid = {
  ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: 1, firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
  probabilities: Float32Array.of(0.5, 0.25, 0.25),
};
const overlay = { kind: 'file' } as const;
const results = [
  { overlay, name: 'a', isSingle: false },
  { overlay, name: 'b', isSingle: false },
] as const;

it('both results are read, each with its name', async () => {
  const sources = [
    { runFolder: null, grid },
    { runFolder: null, grid },
  ];
  const read = await readCompared({ results, className: null }, sources);
  expect(read.results.map(({ name }) => name)).toEqual(['a', 'b']);
});

it('a result that is gone is told, and no other figure is drawn in its place', async () => {
  const sources = [
    { runFolder: null, grid },
    { runFolder: null, grid: null },
  ];
  await expect(readCompared({ results, className: null }, sources)).rejects.toMatchObject({
    code: 'argument.invalid',
    message: 'The result b is not there any more.',
  });
});
