import { labelCountOf, type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import { unetSpec } from '#learning/model/unetSpec';
import type { LabelledBatch } from '#learning/network/network';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { createRandom } from '#seismic/numerics/random';
import { GOALS, type Goal, UNET_GOALS } from './goals';

/** A net and a batch that all engine variants train and predict with. */
export interface BenchCase {
  readonly name: string;
  readonly spec: ModelSpec;
  readonly batchSize: number;
  /** Classes that the labels are of. */
  readonly classCount: number;
  /** Whether it has goals; others are for information. */
  readonly isJudged: boolean;
  readonly goals: readonly Goal[];
}

const CONVOLUTION = {
  kind: 'convolution',
  kernel: 5,
  stride: 1,
  padding: 'same',
  activation: 'relu',
} as const;

/** A usual small net on images: 145 155 parameters, about 23 MFLOP a trained example. */
const IMAGE_NET: ModelSpec = {
  inputShape: [32, 32, 1],
  layers: [
    { ...CONVOLUTION, name: 'convolution 1', filters: 16 },
    { kind: 'maxPool', name: 'pool 1', size: 2 },
    { ...CONVOLUTION, name: 'convolution 2', filters: 32 },
    { kind: 'maxPool', name: 'pool 2', size: 2 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'hidden', units: 64, activation: 'relu' },
    { kind: 'dense', name: 'output', units: 3, activation: 'none' },
  ],
};

/** The net that Diffrakt trains by default. */
const PAIR_NET = pairNetOf(TRAIN_DEFAULTS, 2);

/** Three levels of 8, 16 and 32 filters: 29 635 parameters, about 170 MFLOP a trained example. */
const UNET = unetSpec({ inputShape: [64, 64, 1], filters: [8, 16, 32], classes: 3 });

const image = { spec: IMAGE_NET, classCount: 3, goals: GOALS };

export const CASES: readonly BenchCase[] = [
  { ...image, name: 'image net', batchSize: 64, isJudged: true },
  {
    name: "Diffrakt's net",
    spec: PAIR_NET,
    classCount: PAIR_CLASSES.length,
    batchSize: TRAIN_DEFAULTS.batchSize,
    isJudged: true,
    goals: GOALS,
  },
  { name: 'U-Net', spec: UNET, classCount: 3, batchSize: 16, isJudged: true, goals: UNET_GOALS },
  { ...image, name: 'image net', batchSize: 256, isJudged: false },
];

/** Batches that an engine variant takes in turn. */
const BATCHES = 4;

export function batchesOf({ spec, batchSize, classCount }: BenchCase): LabelledBatch[] {
  const random = createRandom(1);
  const length = batchSize * sizeOfShape(spec.inputShape);
  return Array.from({ length: BATCHES }, () => ({
    count: batchSize,
    panels: Float32Array.from({ length }, () => random.normal()),
    labels: Int32Array.from({ length: batchSize * labelCountOf(spec) }, () => random.integer(classCount)),
  }));
}
