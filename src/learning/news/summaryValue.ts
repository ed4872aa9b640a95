import type { ModelGraph } from '#learning/model/modelGraph';
import type { Histogram } from '#learning/training/metrics';

/** A tensor as stored in an event file; strings are UTF-8. Values are in row-major order. */
export type LoggedTensor =
  | { readonly type: 'float32'; readonly shape: readonly number[]; readonly values: Float32Array }
  | { readonly type: 'float64'; readonly shape: readonly number[]; readonly values: Float64Array }
  | { readonly type: 'string'; readonly shape: readonly number[]; readonly values: readonly string[] };

/** A picture, RGB, rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One value of a summary in an event file, under a tag. */
export type SummaryValue =
  | { readonly kind: 'scalar'; readonly tag: string; readonly value: number }
  | { readonly kind: 'histogram'; readonly tag: string; readonly histogram: Histogram }
  | { readonly kind: 'image'; readonly tag: string; readonly picture: Picture }
  | { readonly kind: 'tensor'; readonly tag: string; readonly tensor: LoggedTensor };

/** What a news leaves in the event file. */
export interface LoggedSummary {
  /** Null for the step at which the run began. */
  readonly step: number | null;
  /** Milliseconds since the start of the run, or since 1970; null for now. */
  readonly wallTimeMs: number | null;
  readonly values: readonly SummaryValue[];
  /** Also written as a graph that TensorBoard draws. */
  readonly graph?: ModelGraph;
}

/** A summary as it is read back. */
export interface ReadSummary {
  readonly step: number;
  readonly values: readonly SummaryValue[];
}
