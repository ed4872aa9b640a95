import { type ModelFile, recipeOfModel } from '#jobs/model/modelFile';
import { readModel, type StoredModel } from '#jobs/model/modelFolder';
import type { GraphNode } from '#learning/model/modelGraph';
import { graphOf } from '#learning/model/modelGraph';
import type { Recipe } from '#learning/recipe/recipe';
import type { MemoryFacts } from '#learning/tasks/task/task';
import { taskOf } from '#learning/tasks/tasks';

type Kept = Pick<
  ModelFile,
  'program' | 'task' | 'version' | 'options' | 'engine' | 'sampleIntervalUs' | 'channels' | 'data' | 'metrics'
>;

/** A layer and its output. */
export interface LayerDescription
  extends Pick<GraphNode, 'kind' | 'detail' | 'outputShape' | 'parameterCount'> {
  readonly name: string;
}

/** Description of a model: all but its numbers. */
export interface ModelDescription extends Kept, MemoryFacts {
  readonly folder: string;
  /** Height, width, channels. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerDescription[];
  readonly outputs: readonly string[];
  readonly parameterCount: number;
  readonly weightsSha256: string;
  /** The run again, as recipe.json of a run folder has it; the line by its name alone. Null for an older model. */
  readonly recipe: Recipe | null;
  /** Counts of picks on each side of the split and by class, and the hash of their list. */
  readonly picks: {
    readonly training: number;
    readonly heldOut: number;
    readonly counts: ModelFile['picks']['counts'];
    readonly sha256: string;
  };
}

function descriptionOf(folder: string, { file, memory }: StoredModel): ModelDescription {
  const { program, version, options, engine, sampleIntervalUs, channels, data, metrics } = file;
  const task = taskOf(file.task);
  const { nodes, parameterCount } = graphOf(file.spec, task.outputs);
  const names = new Set(file.spec.layers.map(({ name }) => name));
  return {
    ...{ folder, program, version, options, engine, sampleIntervalUs, channels, data, metrics },
    task: file.task,
    ...task.describe(memory.fields),
    inputShape: file.spec.inputShape,
    layers: nodes
      .filter(({ id }) => names.has(id))
      .map(({ label, kind, detail, outputShape, parameterCount: count }) => ({
        name: label,
        ...{ kind, detail, outputShape, parameterCount: count },
      })),
    outputs: task.outputs,
    parameterCount,
    weightsSha256: file.weights.sha256,
    recipe: recipeOfModel(file),
    picks: {
      training: file.picks.training.length,
      heldOut: file.picks.heldOut.length,
      counts: file.picks.counts,
      sha256: file.picks.sha256,
    },
  };
}

/** Reads a model folder, checks all of it, and describes it. @throws JobError 'model.invalid' */
export async function describeModel(folder: string): Promise<ModelDescription> {
  return descriptionOf(folder, await readModel(folder));
}
