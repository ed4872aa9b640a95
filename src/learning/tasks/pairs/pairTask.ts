import { z } from 'zod';
import { cutPatch } from '#learning/input/patches';
import type { ModelSpec } from '#learning/model/modelSpec';
import { classCountOf, netOutputShape } from '#learning/model/modelSpec';
import type { NetworkMaker } from '#learning/network/network';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { PAIR_CLASSES, TEMPLATE_CLASSES, type TemplateClass } from '#learning/tasks/pairs/pairClass';
import { PairClassifier } from '#learning/tasks/pairs/pairClassifier';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { PairPanels } from '#learning/tasks/pairs/pairPanels';
import { PairTraining } from '#learning/tasks/pairs/pairTraining';
import { classifyNested } from '#learning/tasks/task/nestedClassifier';
import type { SectionClassifier, Task, TrainedNet } from '#learning/tasks/task/task';

const size = z.int().min(1).max(512);

/**
 * Fields of model.json: the size of the windows in traces and samples, and the positions of the templates.
 */
export const PAIR_MEMORY_SCHEMA = z.object({
  window: z.object({ traces: size, samples: size }),
  templates: z
    .array(
      z.object({
        pickId: z.string(),
        class: z.enum(TEMPLATE_CLASSES),
        trace: z.int(),
        timeMs: z.number(),
      }),
    )
    .min(1)
    .max(256),
});

function faultOf(spec: ModelSpec, { maximumTraceLag, maximumSampleLag }: TrainOptions): string | null {
  const [height, width] = spec.inputShape;
  const last = spec.layers.at(-1);
  const isRight =
    netOutputShape(spec).length === 1 &&
    classCountOf(spec) === PAIR_CLASSES.length &&
    last?.kind === 'dense' &&
    last.activation === 'none';
  if (!isRight) return `the last layer must be dense with ${PAIR_CLASSES.length} units and no activation`;
  if (height !== 2 * maximumTraceLag + 1 || width !== 2 * maximumSampleLag + 1)
    return `lags to ${maximumTraceLag} and ${maximumSampleLag} do not give panels of ${height} x ${width}`;
  return null;
}

function classifierOf(
  { spec, weights, options, memory }: TrainedNet,
  section: Parameters<Task['classifier']>[1],
  createNetwork: NetworkMaker,
): SectionClassifier {
  const { window, templates } = PAIR_MEMORY_SCHEMA.parse(memory.fields);
  const { maximumTraceLag, maximumSampleLag } = options;
  const panels = new PairPanels({ ...window, maximumTraceLag, maximumSampleLag }, spec.inputShape[2]);
  const prepared = templates.map((template, i) => ({
    pickId: template.pickId,
    class: template.class,
    patch: panels.prepare(memory.numbers[i]),
  }));
  const classifier = new PairClassifier(createNetwork(spec, weights), panels, prepared);
  return classifyNested(
    section.axes,
    (centres) =>
      classifier.classify(centres.map((centre) => panels.prepare(cutPatch(section, centre, panels.shape)))),
    () => panels.dispose(),
  );
}

/** Classifies pairs of windows, and classifies a window by its pairs with templates. */
export const pairTask: Task = {
  name: 'pairs',
  outputs: PAIR_CLASSES,
  inputWords: 'correlation panels [example][trace lag][sample lag][channel], float32',
  netOf: pairNetOf,
  prepare: (input) => new PairTraining(input),
  memory: {
    schema: PAIR_MEMORY_SCHEMA,
    numbers: { fileName: 'templates.bin', field: 'templateSamples' },
    lengths: (fields, spec) => {
      const { window, templates } = PAIR_MEMORY_SCHEMA.parse(fields);
      return templates.map(() => spec.inputShape[2] * window.traces * window.samples);
    },
  },
  describe: (fields) => {
    const { window, templates } = PAIR_MEMORY_SCHEMA.parse(fields);
    const count = (name: TemplateClass): number => templates.filter((one) => one.class === name).length;
    return { window, templates: { diffraction: count('diffraction'), reflection: count('reflection') } };
  },
  faultOf,
  leastSection: ({ memory }) => PAIR_MEMORY_SCHEMA.parse(memory.fields).window,
  classifier: classifierOf,
};
