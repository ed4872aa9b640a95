import type { GraphAttributes, GraphOperation } from '#learning/layers/graphOperation';

export const FLOAT: GraphAttributes = { T: { kind: 'type', value: 'float32' } };
/** Channels last. */
export const IMAGES: GraphAttributes = { ...FLOAT, data_format: { kind: 'text', value: 'NHWC' } };

/** Collects TensorFlow's operations, each under a name of its own, which the methods return. */
export class GraphBuilder {
  readonly operations: GraphOperation[] = [];

  add(operation: string, inputs: readonly string[], attributes: GraphAttributes = FLOAT): string {
    const name = `${operation}_${this.operations.length}`;
    this.operations.push({ name, operation, inputs, attributes });
    return name;
  }

  placeholder(shape: readonly number[]): string {
    const dtype = { kind: 'type', value: 'float32' } as const;
    return this.add('Placeholder', [], { dtype, shape: { kind: 'shape', value: shape } });
  }

  /** A list of int32. */
  constant(value: readonly number[]): string {
    const dtype = { kind: 'type', value: 'int32' } as const;
    return this.add('Const', [], { dtype, value: { kind: 'constant', value } });
  }

  /** One int32. */
  constantScalar(value: number): string {
    const dtype = { kind: 'type', value: 'int32' } as const;
    return this.add('Const', [], { dtype, value: { kind: 'constantScalar', value } });
  }

  /** [example] stays, the rest becomes `shape`. */
  reshape(values: string, shape: readonly number[]): string {
    return this.add('Reshape', [values, this.constant([-1, ...shape])]);
  }
}
