import type { ModelSpec } from '#learning/model/modelSpec';

const keys = new WeakMap<ModelSpec, string>();

/** A text that nets with the same layers have in common, whoever made them. */
export function specKey(spec: ModelSpec): string {
  const key = keys.get(spec) ?? JSON.stringify(spec);
  keys.set(spec, key);
  return key;
}
