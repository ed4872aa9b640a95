/** Attributes of an operation, as in TensorFlow's attr_value.proto. */
export type GraphAttribute =
  | { readonly kind: 'type'; readonly value: 'float32' | 'int32' }
  /** Lengths by axis; -1 for one that is free. */
  | { readonly kind: 'shape'; readonly value: readonly number[] }
  | { readonly kind: 'shapes'; readonly value: readonly (readonly number[])[] }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'integers'; readonly value: readonly number[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  /** A list of int32 that never changes. */
  | { readonly kind: 'constant'; readonly value: readonly number[] }
  /** One int32 that never changes. */
  | { readonly kind: 'constantScalar'; readonly value: number };

export type GraphAttributes = Readonly<Record<string, GraphAttribute>>;

/** One of TensorFlow's operations in a graph, as in its node_def.proto. */
export interface GraphOperation {
  readonly name: string;
  /** As "Conv2D". */
  readonly operation: string;
  /** Names of the operations whose first outputs it takes. */
  readonly inputs: readonly string[];
  readonly attributes: GraphAttributes;
}
