import { Concat, type KernelFunc, Slice, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

type Call = Parameters<KernelFunc>[0];

/** Tensors to be joined, in their order; those without values are left out. */
function partsOf({ inputs }: Call): TensorInfo[] {
  return Object.values(inputs)
    .filter((tensor) => tensor !== undefined)
    .filter(({ shape }) => util.sizeFromShape(shape) > 0);
}

function isLastAxis({ attrs, inputs }: Call): boolean {
  const parts = partsOf({ attrs, inputs, backend: {} });
  const [first] = parts;
  if (!first || !parts.every(({ dtype }) => dtype === 'float32')) return false;
  return attrs?.axis === first.shape.length - 1 || attrs?.axis === -1;
}

const concatenate: KernelFunc = (call) => {
  const wasm = wasmBackendOf(call.backend);
  const parts = partsOf(call);
  const lead = parts[0].shape.slice(0, -1);
  const channelsOf = ({ shape }: TensorInfo): number => shape[shape.length - 1];
  const all = parts.reduce((sum, part) => sum + channelsOf(part), 0);
  const out = wasm.makeOutput([...lead, all]);
  let to = wasm.addressOf(out);
  for (const part of parts) {
    const channels = channelsOf(part);
    const from = { from: wasm.addressOf(part), fromPixel: 4 * channels };
    wasm.core.copyChannels({ ...from, pixels: util.sizeFromShape(lead), channels, to, toPixel: 4 * all });
    to += 4 * channels;
  }
  return out;
};

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
}

/** Where a slice begins and how many values it takes along the last axis; null where it cuts another one. */
function channelSlice({ inputs, attrs }: Call): { readonly first: number; readonly channels: number } | null {
  const { shape, dtype } = inputOf(inputs, 'x');
  const [begin, size] = [numbersOf(attrs?.begin), numbersOf(attrs?.size)];
  const last = shape.length - 1;
  const isWhole = shape
    .slice(0, -1)
    .every((length, i) => begin[i] === 0 && (size[i] === length || size[i] < 0));
  if (dtype !== 'float32' || begin.length !== shape.length || size.length !== shape.length || !isWhole)
    return null;
  return { first: begin[last], channels: size[last] < 0 ? shape[last] - begin[last] : size[last] };
}

const slice: KernelFunc = (call) => {
  const wasm = wasmBackendOf(call.backend);
  const x = inputOf(call.inputs, 'x');
  const { first, channels } = channelSlice(call) ?? { first: 0, channels: 0 };
  const lead = x.shape.slice(0, -1);
  const all = x.shape[x.shape.length - 1];
  const out = wasm.makeOutput([...lead, channels]);
  wasm.core.copyChannels({
    from: wasm.addressOf(x) + 4 * first,
    fromPixel: 4 * all,
    pixels: util.sizeFromShape(lead),
    channels,
    to: wasm.addressOf(out),
    toPixel: 4 * channels,
  });
  return out;
};

/** Joining along the last axis and taking a part of it; the backend's own go value by value in JavaScript. */
export const CHANNEL_KERNELS: KernelOverride[] = [
  { kernelName: Concat, kernelFunc: concatenate, isOurs: isLastAxis },
  { kernelName: Slice, kernelFunc: slice, isOurs: (call) => channelSlice(call) !== null },
];
