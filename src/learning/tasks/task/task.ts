import type { z } from 'zod';
import type { ChannelSection, PatchCentre } from '#learning/input/patches';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { Network, NetworkMaker } from '#learning/network/network';
import type { TaskName } from '#learning/recipe/taskName';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import type { ValidationResult } from '#learning/training/metrics';
import type { BatchSource } from '#learning/training/trainer';
import type { WindowSize } from '#seismic/correlation/window';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { EventClass } from '#seismic/picks/pick';

/** A pick's class and the middle of its window. */
export interface CentredPick {
  readonly id: string;
  readonly class: EventClass;
  readonly centre: PatchCentre;
  /** Time of the middle as the pick has it, ms: not always that of a sample. */
  readonly timeMs: number;
}

/** Input of a training. */
export interface TaskInput {
  readonly section: ChannelSection;
  readonly picks: readonly CentredPick[];
  /** The one window size of all picks. */
  readonly window: WindowSize;
  readonly options: TrainOptions;
  readonly createNetwork: NetworkMaker;
  /** Ids of picks that are neither trained with nor held out: they are judged at the end alone. */
  readonly setAside?: ReadonlySet<string>;
}

/** Data of a task in the model folder beside layers and weights. */
export interface TaskMemory {
  /** Fields of model.json, as the task's schema reads them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Arrays of the task's own file of numbers, one behind the other; none where it has no such file. */
  readonly numbers: readonly Float32Array[];
}

/** A trained model as its folder holds it. */
export interface TrainedNet {
  readonly spec: ModelSpec;
  readonly weights: Float32Array[];
  readonly options: TrainOptions;
  readonly memory: TaskMemory;
}

/** A prepared training: the net with its seeded start, its examples, its validation. */
export interface TaskTraining {
  readonly network: Network;
  /** Seeded batches of examples with their targets and weights. */
  readonly batches: BatchSource;
  readonly heldOutIds: readonly string[];
  /** Judges the held-out picks; null where none could be held out. */
  readonly validate: (() => Promise<ValidationResult>) | null;
  /** Judges all picks, training picks too. */
  judgeAll(): Promise<ValidationResult>;
  memory(): TaskMemory;
  dispose(): void;
}

/** A part of a section that has been classified. */
export interface ClassifyStep {
  /** Of the classifier's `total`, in its `unit`. */
  readonly count: number;
  /** What is being filled, as "32 × 32 grid". */
  readonly stage: string;
  /** A grid that this part completes, coarse ones first; null where it completes none. */
  readonly grid: ProbabilityGrid | null;
  /** True with the finest grid. */
  readonly isFinal: boolean;
}

/** A trained model applied to a section. */
export interface SectionClassifier {
  readonly total: number;
  readonly unit: string;
  /** Classifies part by part: the caller requests the parts, and may stop between two. */
  run(): AsyncGenerator<ClassifyStep, void>;
  dispose(): void;
}

/** Layout of a task's part of a model folder. */
export interface MemoryFormat {
  /** Its fields in model.json, beside those that every model has. */
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>;
  /** Its file of float32 numbers, and the field with their count and hash; null where it has none. */
  readonly numbers: { readonly fileName: string; readonly field: string } | null;
  /** Lengths of the arrays in that file. */
  lengths(fields: TaskMemory['fields'], spec: ModelSpec): number[];
}

/** Description of a task's part of a model. */
export interface MemoryFacts {
  readonly window?: WindowSize;
  /** Counts of templates by class. */
  readonly templates?: Readonly<Record<string, number>>;
}

/** A way to train a net on picks and to classify a section with it. The only interface that jobs use. */
export interface Task {
  readonly name: TaskName;
  /** Names of the net's outputs, in order. */
  readonly outputs: readonly string[];
  /** The net's input with its dimensions, for readers of an exported model. */
  readonly inputWords: string;
  /** The net that training with these options starts from. @throws RangeError where the layers do not fit */
  netOf(options: TrainOptions, channelCount: number): ModelSpec;
  /** Splits the picks by place and prepares examples and validation. */
  prepare(input: TaskInput): TaskTraining;
  readonly memory: MemoryFormat;
  describe(fields: TaskMemory['fields']): MemoryFacts;
  /** The reason why a stored net does not fit this task; null where it fits. */
  faultOf(spec: ModelSpec, options: TrainOptions): string | null;
  /** The least section that a model of this task can classify, in traces and samples. */
  leastSection(net: Pick<TrainedNet, 'spec' | 'memory'>): WindowSize;
  classifier(net: TrainedNet, section: ChannelSection, createNetwork: NetworkMaker): SectionClassifier;
}
