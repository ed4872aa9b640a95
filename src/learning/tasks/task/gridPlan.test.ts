import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_STEPS, NestedGrid } from '#learning/tasks/task/gridPlan';
import { expandGrid } from '#seismic/labels/probabilityGrid';

function axesOf(traceCount: number, sampleCount: number) {
  return { traceCount, sampleCount, sampleIntervalUs: 4000, startTimeMs: 0 };
}

const size = fc.integer({ min: 1, max: 150 });
const finest = GRID_STEPS[GRID_STEPS.length - 1];

/** Nodes that each level adds, coarse first. */
function levelsOf(grid: NestedGrid): number[][] {
  return GRID_STEPS.map((step, i) => grid.nodesOfLevel(step, i === 0 ? null : GRID_STEPS[i - 1]));
}

/** Places of a grid of a step: 0, step, 2 step … within the section. */
function placesOf(step: number, traceCount: number, sampleCount: number): string[] {
  const places: string[] = [];
  for (let trace = 0; trace < traceCount; trace += step)
    for (let sample = 0; sample < sampleCount; sample += step) places.push(`${trace},${sample}`);
  return places;
}

/** Probabilities that encode the position of their node. */
function fill(grid: NestedGrid, nodes: readonly number[]): void {
  const values = nodes.flatMap((node) => {
    const { trace, sample } = grid.centreOf(node);
    return [trace / 1000, sample / 1000, 1 - trace / 1000 - sample / 1000];
  });
  grid.set(nodes, Float32Array.from(values));
}

describe('nested grids', () => {
  it('visit each node once over all levels', () => {
    const property = fc.property(size, size, (traceCount, sampleCount) => {
      const grid = new NestedGrid(axesOf(traceCount, sampleCount), finest);
      const visited = levelsOf(grid).flat();
      expect(new Set(visited).size).toBe(visited.length);
      expect(visited.slice().sort((a, b) => a - b)).toEqual(
        Array.from({ length: grid.nodeCount }, (_, i) => i),
      );
    });
    fc.assert(property, { seed: 1, numRuns: 80 });
  });

  it('have after each level exactly the nodes of its step, coarse ones among the finer', () => {
    const property = fc.property(size, size, (traceCount, sampleCount) => {
      const grid = new NestedGrid(axesOf(traceCount, sampleCount), finest);
      const levels = levelsOf(grid);
      GRID_STEPS.forEach((step, i) => {
        const nodes = levels.slice(0, i + 1).flat();
        const places = nodes.map((node) => {
          const { trace, sample } = grid.centreOf(node);
          return `${trace},${sample}`;
        });
        expect(places.sort()).toEqual(placesOf(step, traceCount, sampleCount).sort());
        expect(nodes.sort((a, b) => a - b)).toEqual(grid.nodesOfLevel(step, null));
      });
    });
    fc.assert(property, { seed: 2, numRuns: 60 });
  });

  it('give each node’s probabilities back at its place, at every step', () => {
    const property = fc.property(size, size, (traceCount, sampleCount) => {
      const axes = axesOf(traceCount, sampleCount);
      const grid = new NestedGrid(axes, finest);
      levelsOf(grid).forEach((nodes, i) => {
        fill(grid, nodes);
        const { diffraction, reflection } = expandGrid(grid.gridOf(GRID_STEPS[i]), axes);
        for (let trace = 0; trace < traceCount; trace += GRID_STEPS[i])
          for (let sample = 0; sample < sampleCount; sample += GRID_STEPS[i]) {
            const at = trace * sampleCount + sample;
            expect([diffraction[at], reflection[at]]).toEqual([trace / 1000, sample / 1000].map(Math.fround));
          }
      });
    });
    fc.assert(property, { seed: 3, numRuns: 30 });
  });

  it('do not depend on the order in which nodes are set, and give copies', () => {
    const axes = axesOf(70, 50);
    const [forward, backward] = [new NestedGrid(axes, finest), new NestedGrid(axes, finest)];
    const nodes = forward.nodesOfLevel(finest, null);
    fill(forward, nodes);
    fill(backward, nodes.slice().reverse());
    const first = forward.gridOf(finest);
    expect(first).toEqual(backward.gridOf(finest));
    first.probabilities.fill(9);
    expect(forward.gridOf(finest)).toEqual(backward.gridOf(finest));
  });
});
