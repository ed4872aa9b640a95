import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEventWriter } from '#jobs/eventLog/eventWriter';
import type { ModelGraph } from '#learning/model/modelGraph';
import type { Histogram, LayerSnapshot, StepMetrics } from '#learning/training/metrics';
import { createRandom } from '#seismic/numerics/random';

const python = join(import.meta.dirname, '../../../.oracles/bin/python');
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-tensorboard-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Prints what TensorBoard's own event accumulator finds. */
const READER = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
run = EventAccumulator(sys.argv[1], size_guidance={'scalars': 0, 'histograms': 0, 'images': 0, 'tensors': 0})
run.Reload()
tags = run.Tags()
histogram = lambda v: [v.min, v.max, v.num, v.sum, v.sum_squares, list(v.bucket_limit), list(v.bucket)]
print(json.dumps({
  'scalars': {t: [[e.step, e.value] for e in run.Scalars(t)] for t in tags['scalars']},
  'times': [e.wall_time for e in run.Scalars('loss/train')],
  'histograms': {t: [[e.step, histogram(e.histogram_value)] for e in run.Histograms(t)] for t in tags['histograms']},
  'images': {t: [[e.step, e.width, e.height, e.encoded_image_string[1:4].decode()] for e in run.Images(t)]
             for t in tags['images']},
  'nodes': [[n.name, n.op, list(n.input), [d.size for d in n.attr['_output_shapes'].list.shape[0].dim]]
            for n in run.Graph().node],
}))`;

const GRAPH: ModelGraph = {
  nodes: [
    { id: 'panel', label: 'Panel', kind: 'input', outputShape: [-1, 8, 8, 1], parameterCount: 0, detail: '' },
    {
      id: 'layer 1',
      label: 'One',
      kind: 'convolution',
      outputShape: [-1, 8, 8, 4],
      parameterCount: 40,
      detail: '',
    },
  ],
  edges: [{ from: 'panel', to: 'layer 1' }],
  parameterCount: 40,
};

const random = createRandom(11);
const round = Math.fround;

function makeStep(step: number): StepMetrics {
  const validation =
    step % 2 ? {} : { validationLoss: random.normal(), validationAccuracy: random.uniform() };
  return {
    step,
    epoch: 0,
    wallTimeMs: 1.7e12 + step * 125,
    loss: random.normal(),
    accuracy: random.uniform(),
    ...validation,
    learningRate: 1e-3,
    gradientNorm: random.uniform(),
    examplesPerSecond: 900,
  };
}

function makeHistogram(): Histogram {
  const edges = Array.from({ length: 9 }, (_, i) => (i - 4) / 3);
  const counts = Array.from({ length: 8 }, () => random.integer(50));
  return { edges, counts, minimum: -1.25, maximum: 1.3, sum: random.normal(), sumOfSquares: 7.5 };
}

function makeSnapshot(step: number): LayerSnapshot {
  const values = Float32Array.from({ length: 36 }, () => random.normal());
  return {
    step,
    wallTimeMs: 1.7e12 + step,
    tensors: ['layer 1/weights', 'layer 1/biases'].map((name) => ({ name, histogram: makeHistogram() })),
    kernels: { layer: 'layer 1', height: 3, width: 3, count: 4, values },
  };
}

function expectedHistogram({ edges, counts, minimum, maximum, sum, sumOfSquares }: Histogram): unknown {
  const total = counts.reduce((a, b) => a + b);
  return [minimum, maximum, total, sum, sumOfSquares, edges, [0, ...counts]];
}

function scalarsOf(steps: StepMetrics[], pick: (metrics: StepMetrics) => number | undefined): unknown {
  return steps.flatMap((metrics) => {
    const value = pick(metrics);
    return value === undefined ? [] : [[metrics.step, round(value)]];
  });
}

function readByTensorBoard(folder: string): unknown {
  return JSON.parse(execFileSync(python, ['-c', READER, folder], { encoding: 'utf8', stdio: 'pipe' }));
}

describe.skipIf(!existsSync(python))(
  'event files against TensorBoard (skipped where .oracles is not made)',
  () => {
    it('its event accumulator finds every value as written', () => {
      const steps = Array.from({ length: 30 }, (_, i) => makeStep(i + 1));
      const snapshots = [makeSnapshot(10), makeSnapshot(20)];
      const writer = createEventWriter(scratch);
      writer.write({ kind: 'graph', graph: GRAPH });
      for (const metrics of steps) {
        writer.write({ kind: 'steps', steps: [metrics] });
        for (const snapshot of snapshots)
          if (snapshot.step === metrics.step) writer.write({ kind: 'snapshots', snapshot });
      }
      writer.write({
        kind: 'verdicts',
        step: 30,
        verdicts: [{ pickId: 'a', heldOut: true, probabilities: [0.5, 0.25, 0.25], loss: 0.7 }],
      });
      writer.close();
      expect(readByTensorBoard(scratch)).toEqual({
        scalars: {
          'loss/train': scalarsOf(steps, ({ loss }) => loss),
          'loss/validation': scalarsOf(steps, ({ validationLoss }) => validationLoss),
          'accuracy/train': scalarsOf(steps, ({ accuracy }) => accuracy),
          'accuracy/validation by pick': scalarsOf(steps, ({ validationAccuracy }) => validationAccuracy),
          'optimiser/learning rate': scalarsOf(steps, ({ learningRate }) => learningRate),
          'optimiser/gradient norm': scalarsOf(steps, ({ gradientNorm }) => gradientNorm),
          'speed/examples per second': scalarsOf(steps, ({ examplesPerSecond }) => examplesPerSecond),
        },
        times: steps.map(({ wallTimeMs }) => wallTimeMs / 1000),
        histograms: Object.fromEntries(
          [0, 1].map((index) => [
            snapshots[0].tensors[index].name,
            snapshots.map(({ step, tensors }) => [step, expectedHistogram(tensors[index].histogram)]),
          ]),
        ),
        images: { 'layer 1/kernels': snapshots.map(({ step }) => [step, 116, 32, 'PNG']) },
        nodes: [
          ['panel', 'Placeholder', [], [-1, 8, 8, 1]],
          ['layer_1', 'Conv2D', ['panel'], [-1, 8, 8, 4]],
        ],
      });
    });
  },
);
