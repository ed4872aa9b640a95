import { describe, expect, it } from 'vitest';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import { trainingGraph } from '#learning/model/trainingGraph';

const SPEC = pairNetSpec({ inputShape: [33, 33, 2], filters: [12, 24], outputs: 4 });

describe('a training step as a graph', () => {
  const graph = trainingGraph(SPEC);
  const all = new Map(graph.operations.map((one) => [one.name, one]));

  it('uses only earlier operations', () => {
    const made = new Set<string>();
    for (const { name, inputs } of graph.operations) {
      expect(inputs.filter((input) => !made.has(input))).toEqual([]);
      expect(made.has(name)).toBe(false);
      made.add(name);
    }
  });

  it('is fed through placeholders alone', () => {
    const fed = [graph.panels, ...graph.parameters, graph.targets, graph.shares];
    const placeholders = graph.operations.filter(({ operation }) => operation === 'Placeholder');
    expect(placeholders.map(({ name }) => name).sort()).toEqual([...fed].sort());
    const shapes = graph.parameters.map((name) => all.get(name)?.attributes.shape.value);
    expect(shapes).toEqual(parameterShapes(SPEC).map(({ shape }) => shape));
  });

  it('has a gradient for each parameter, by the operation that finds it', () => {
    expect(graph.gradients.map((name) => all.get(name)?.operation)).toEqual([
      ...['Conv2DBackpropFilter', 'BiasAddGrad'],
      ...['Conv2DBackpropFilter', 'BiasAddGrad'],
      ...['BatchMatMulV2', 'BiasAddGrad'],
    ]);
  });

  it('has no gradient by the panels', () => {
    const backwards = graph.operations.filter(({ operation }) => operation === 'Conv2DBackpropInput');
    expect(backwards.length).toBe(1);
    expect(backwards[0].inputs[1]).toBe(graph.parameters[2]);
  });
});
