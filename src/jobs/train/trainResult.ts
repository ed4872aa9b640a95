import type { EngineDescription } from '#engine/names/engineReport';
import type { LineValidation } from '#jobs/train/lineValidationSchema';
import type { StopReason } from '#learning/training/trainer';

/** What a training made, and how good it is. */
export interface TrainResult {
  readonly modelFolder: string;
  readonly engine: EngineDescription;
  readonly parameterCount: number;
  readonly pickCount: number;
  readonly heldOutPickCount: number;
  /** Share of held-out picks given the right class; null where none could be held out. */
  readonly validationAccuracy: number | null;
  /** Wilson's 95 % interval of that share: with few picks it is wide. */
  readonly validationInterval: { readonly low: number; readonly high: number } | null;
  readonly validationLoss: number | null;
  /** How each line is judged by a net trained on the others; none with one line. */
  readonly byLine: readonly LineValidation[];
  readonly trainingLoss: number;
  readonly steps: number;
  readonly bestStep: number;
  /** True where the user stopped it; the best weights so far are kept. */
  readonly stopped: boolean;
  readonly reason: StopReason;
  /** Step it continued from; null for a run from its beginning. */
  readonly resumedAtStep: number | null;
  /** SHA-256 of weights.bin. */
  readonly weightsSha256: string;
  readonly seconds: number;
}
