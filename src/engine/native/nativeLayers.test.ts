import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findNativeBinding, loadNativeBinding, type TensorflowBinding } from '#engine/native/nativeBinding';
import { NativeSession } from '#engine/native/nativeSession';
import { GraphBuilder } from '#learning/layers/graphBuilder';
import { kindOf } from '#learning/layers/registry';
import {
  LAYER_EXAMPLES,
  type LayerCase,
  type LayerResult,
  layerCase,
  referenceResult,
  siteOf,
  worstDifference,
} from '#learning/testing/layerExamples';

/** Where `npm test` has installed native TensorFlow; it cannot everywhere. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE;
const without = engineFolder ? '' : ' (skipped: native TensorFlow is not installed)';

/** Output and gradients by one run of a graph of this layer alone. */
function nativeResult(binding: TensorflowBinding, one: LayerCase): LayerResult {
  const graph = new GraphBuilder();
  const feeds: { name: string; shape: number[]; values: Float32Array }[] = [];
  const feed = (values: Float32Array, shape: readonly number[]): string => {
    const name = graph.placeholder(shape);
    feeds.push({ name, shape: [...shape], values });
    return name;
  };
  const batch = (shape: readonly number[]) => [one.count, ...shape];
  const inputs = one.inputs.map((values, i) => feed(values, batch(one.inputShapes[i])));
  const parameters = one.parameters.map((values, i) => feed(values, one.parameterShapes[i]));
  const byOutput = feed(one.byOutput, batch(one.outputShape));
  const placed = kindOf(one.layer).graph(one.layer, { ...siteOf(one, inputs, parameters), graph });
  const back = placed.backward(byOutput);
  const byInputs = back.inputs.map((by) => by());
  // An output may be an input as it is, which TensorFlow does not return twice.
  const asked = [placed.output, ...back.parameters, ...byInputs].map((name) => graph.add('Identity', [name]));
  const session = new NativeSession(binding, graph.operations);
  const [output, ...gradients] = session.run(feeds, asked);
  session.close();
  const count = one.parameters.length;
  return { output, byParameters: gradients.slice(0, count), byInputs: gradients.slice(count) };
}

describe.skipIf(!engineFolder)(`layers on native TensorFlow${without}`, () => {
  let binding: TensorflowBinding;
  beforeAll(async () => {
    vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', engineFolder);
    const found = await findNativeBinding();
    vi.unstubAllEnvs();
    if (!found) throw new Error(`There is no engine in ${engineFolder}`);
    binding = loadNativeBinding(found);
  });

  it.each(LAYER_EXAMPLES)('agree with their definition: $title', (example) => {
    const one = layerCase(example);
    expect(worstDifference(nativeResult(binding, one), referenceResult(one))).toBeLessThan(1e-5);
  });
});
