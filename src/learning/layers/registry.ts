import { type ActivationName, activatedReference } from '#learning/layers/activations';
import { add } from '#learning/layers/add';
import { concatenate } from '#learning/layers/concatenate';
import { convolution } from '#learning/layers/convolution';
import { dense } from '#learning/layers/dense';
import { FieldReader } from '#learning/layers/fieldReader';
import { flatten } from '#learning/layers/flatten';
import { fold, unfold } from '#learning/layers/fold';
import type { LayerBase, Numbers, Placed, Shape } from '#learning/layers/layerData';
import type { LayerKind, Site } from '#learning/layers/layerKind';
import { maxPool } from '#learning/layers/maxPool';
import { separableConvolution } from '#learning/layers/separableConvolution';
import { upsample } from '#learning/layers/upsample';

/** Every kind of layer by its name in a spec. */
const KINDS = {
  convolution,
  separableConvolution,
  maxPool,
  upsample,
  concatenate,
  add,
  fold,
  unfold,
  flatten,
  dense,
};

type SpecOf<Kind> = Kind extends LayerKind<infer Layer> ? Layer : never;

export type LayerKindName = keyof typeof KINDS;

/** One layer of a net as plain data: a model file holds these and no code. */
export type LayerSpec = SpecOf<(typeof KINDS)[LayerKindName]>;

function isLayerKindName(kind: unknown): kind is LayerKindName {
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}

export const LAYER_KIND_NAMES: readonly LayerKindName[] = Object.keys(KINDS).filter(isLayerKindName);

/** All that is known of a kind of layer. Each entry is asked about layers of its own kind alone. */
export function kindNamed(name: LayerKindName): LayerKind<LayerBase> {
  return KINDS[name];
}

export function kindOf(layer: LayerSpec): LayerKind<LayerBase> {
  return KINDS[layer.kind];
}

/** The activation that belongs to a layer. */
export function activationNameOf(layer: LayerSpec): ActivationName {
  return 'activation' in layer ? layer.activation : 'none';
}

/** A layer out of a stored model. @throws RangeError naming the field that is wrong */
export function readLayer(stored: unknown): LayerSpec {
  if (typeof stored !== 'object' || stored === null) throw new RangeError('a layer must be an object');
  const kind: unknown = Reflect.get(stored, 'kind');
  if (!isLayerKindName(kind)) throw new RangeError(`kind must be one of ${LAYER_KIND_NAMES.join(', ')}`);
  return KINDS[kind].read(new FieldReader(stored));
}

/** A layer with its activation in double precision, on one example. */
export function referenceLayer(layer: LayerSpec, site: Site<Numbers>): Placed<Numbers> {
  return activatedReference(site.activation, kindOf(layer).reference(layer, site));
}

/** Multiplications that a layer takes for one example. */
export function multiplicationsOfLayer(layer: LayerSpec, inputs: readonly Shape[], output: Shape): number {
  return kindOf(layer).multiplications(layer, inputs, output);
}
