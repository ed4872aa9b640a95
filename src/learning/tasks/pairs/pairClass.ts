import type { EventClass } from '#seismic/picks/pick';

/** Classes of a pair of windows, in the order of the net's outputs. */
export const PAIR_CLASSES = ['D-D', 'R-R', 'D-R', 'other'] as const;

/** Classes that can be templates: noise windows do not resemble each other. */
export const TEMPLATE_CLASSES = ['diffraction', 'reflection'] as const;
export type TemplateClass = (typeof TEMPLATE_CLASSES)[number];

export function isTemplateClass(name: EventClass): name is TemplateClass {
  return name !== 'noise';
}

/** Index into PAIR_CLASSES of a pair of windows; any pair with noise is "other". */
export function pairClassOf(first: EventClass, second: EventClass): number {
  if (first === 'noise' || second === 'noise') return 3;
  if (first !== second) return 2;
  return first === 'diffraction' ? 0 : 1;
}

/**
 * Class probabilities of a window from a pair's softmax with a template of known class: probabilities of
 * diffraction, reflection, noise. The pair class that this template excludes (R-R beside a diffraction, D-D
 * beside a reflection) is left out and the rest scaled to 1.
 */
export function voteOf(
  template: TemplateClass,
  softmax: ArrayLike<number>,
  first = 0,
): readonly [number, number, number] {
  const same = softmax[first + (template === 'diffraction' ? 0 : 1)];
  const different = softmax[first + 2];
  const noise = softmax[first + 3];
  const sum = same + different + noise;
  if (!(sum > 0)) return [1 / 3, 1 / 3, 1 / 3];
  const [diffraction, reflection] = template === 'diffraction' ? [same, different] : [different, same];
  return [diffraction / sum, reflection / sum, noise / sum];
}
