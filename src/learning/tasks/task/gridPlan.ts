import type { PatchCentre } from '#learning/input/patches';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** Steps of the nested grids in traces and samples, coarse first; each divides the one before. */
export const GRID_STEPS = [32, 16, 8] as const;

const CLASS_COUNT = EVENT_CLASSES.length;

/**
 * Probabilities on nested grids over a section: every node of a coarse grid is one of the finer grids,
 * so that nothing is computed twice and the last grid does not depend on the order of work.
 */
export class NestedGrid {
  readonly #step: number;
  readonly #traceNodes: number;
  readonly #sampleNodes: number;
  readonly #probabilities: Float32Array;

  constructor(axes: SectionAxes, finestStep: number) {
    this.#step = finestStep;
    this.#traceNodes = Math.floor((axes.traceCount - 1) / finestStep) + 1;
    this.#sampleNodes = Math.floor((axes.sampleCount - 1) / finestStep) + 1;
    this.#probabilities = new Float32Array(this.#traceNodes * this.#sampleNodes * CLASS_COUNT);
  }

  get nodeCount(): number {
    return this.#traceNodes * this.#sampleNodes;
  }

  /** Numbers of the nodes that a grid of `step` adds to one of `coarserStep` (null: to none). */
  nodesOfLevel(step: number, coarserStep: number | null): number[] {
    const stride = step / this.#step;
    const coarser = coarserStep === null ? 0 : coarserStep / this.#step;
    const nodes: number[] = [];
    for (let trace = 0; trace < this.#traceNodes; trace += stride)
      for (let sample = 0; sample < this.#sampleNodes; sample += stride) {
        const isThere = coarser > 0 && trace % coarser === 0 && sample % coarser === 0;
        if (!isThere) nodes.push(trace * this.#sampleNodes + sample);
      }
    return nodes;
  }

  /** Position of a node on the section. */
  centreOf(node: number): PatchCentre {
    const trace = Math.floor(node / this.#sampleNodes);
    return { trace: trace * this.#step, sample: (node - trace * this.#sampleNodes) * this.#step };
  }

  /** Sets the nodes' probabilities, [node][class]. */
  set(nodes: readonly number[], probabilities: Float32Array): void {
    nodes.forEach((node, i) => {
      const values = probabilities.subarray(i * CLASS_COUNT, (i + 1) * CLASS_COUNT);
      this.#probabilities.set(values, node * CLASS_COUNT);
    });
  }

  /** A copy of the grid of a step, whose nodes must all be set. */
  gridOf(step: number): ProbabilityGrid {
    const nodes = this.nodesOfLevel(step, null);
    const stride = step / this.#step;
    const probabilities = new Float32Array(nodes.length * CLASS_COUNT);
    nodes.forEach((node, i) => {
      const values = this.#probabilities.subarray(node * CLASS_COUNT, (node + 1) * CLASS_COUNT);
      probabilities.set(values, i * CLASS_COUNT);
    });
    return {
      firstTrace: 0,
      traceStep: step,
      nodeTraceCount: Math.ceil(this.#traceNodes / stride),
      firstSample: 0,
      sampleStep: step,
      nodeSampleCount: Math.ceil(this.#sampleNodes / stride),
      probabilities,
    };
  }
}
