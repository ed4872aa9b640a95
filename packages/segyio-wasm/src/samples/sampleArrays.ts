/** Samples handed to a writer, trace-major. 64-bit integers come as bigint arrays. */
export type SampleArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** Samples `first` up to, not including, `end`, without a copy. */
export function partOf(samples: SampleArray, first: number, end: number): SampleArray {
  return samples.subarray(first, end);
}
