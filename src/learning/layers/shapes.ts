import type { Shape } from '#learning/layers/layerData';

export function sizeOfShape(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Height, width and channels of the one image that a layer takes. @throws RangeError where it is none */
export function imageShape(name: string, shape: Shape): readonly [number, number, number] {
  if (shape.length !== 3) throw new RangeError(`${name} needs an image as its input`);
  const [height, width, channels] = shape;
  return [height, width, channels];
}
