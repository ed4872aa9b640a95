import { z } from 'zod';
import { type ModelSpec, netOutputShape } from '#learning/model/modelSpec';
import { sampleNetOf } from '#learning/tasks/samples/sampleNet';
import { SamplePatches } from '#learning/tasks/samples/samplePatches';
import { classifySamples, SampleTraining } from '#learning/tasks/samples/sampleTraining';
import { classifyNested } from '#learning/tasks/task/nestedClassifier';
import type { Task } from '#learning/tasks/task/task';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** The net must give the classes of every sample of its patch. */
function faultOf(spec: ModelSpec): string | null {
  const [height, width] = spec.inputShape;
  const expected = [height, width, EVENT_CLASSES.length].join(' x ');
  const found = netOutputShape(spec).join(' x ');
  return found === expected ? null : `the net must give ${expected} outputs, not ${found}`;
}

/**
 * Classifies a sample from the patch of the section around it: the baseline for the pairs. It needs no
 * templates, so its model folder has only layers and weights.
 */
export const sampleTask: Task = {
  name: 'samples',
  outputs: EVENT_CLASSES,
  inputWords: 'patches of the section [example][trace][sample][channel], float32',
  netOf: sampleNetOf,
  prepare: (input) => new SampleTraining(input),
  memory: { schema: z.object({}), numbers: null, lengths: () => [] },
  describe: () => ({}),
  faultOf,
  leastSection: ({ spec }) => ({ traces: spec.inputShape[0], samples: spec.inputShape[1] }),
  classifier: ({ spec, weights }, section, createNetwork) => {
    const network = createNetwork(spec, weights);
    const patches = new SamplePatches(section, spec);
    return classifyNested(
      section.axes,
      (centres) => classifySamples(network, patches, centres),
      () => undefined,
    );
  },
};
