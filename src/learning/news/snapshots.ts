import { appendSteps, type NewsKind } from '#learning/news/newsKind';
import type { Picture, SummaryValue } from '#learning/news/summaryValue';
import type { KernelPicture, LayerSnapshot, TensorSnapshot } from '#learning/training/metrics';

export interface SnapshotPayload {
  readonly snapshot: LayerSnapshot;
}

const TIME_TAG = 'diffrakt/snapshot';
const KERNEL_TAG = 'diffrakt/kernels/';
/** Picture pixels per kernel value, and between kernels. */
const ZOOM = 8;
const GAP = 4;

/** Blue below zero, white at zero, red above, on the scale of the largest magnitude. */
function colourOf(value: number, scale: number): [number, number, number] {
  const share = Math.min(1, Math.abs(value) / scale);
  const fade = Math.round(255 * (1 - share));
  return value < 0 ? [fade, fade, 255] : [255, fade, fade];
}

function fillSquare(canvas: Picture, corner: [number, number], colour: readonly number[]): void {
  const [left, top] = corner;
  for (let y = top; y < top + ZOOM; y++) {
    for (let x = left; x < left + ZOOM; x++) canvas.data.set(colour, (y * canvas.width + x) * 3);
  }
}

/** The kernels side by side, rows of eight at most. */
function drawKernels(kernels: KernelPicture): Picture {
  const columns = Math.min(8, Math.max(1, kernels.count));
  const rows = Math.max(1, Math.ceil(kernels.count / columns));
  const width = columns * (kernels.width * ZOOM + GAP) + GAP;
  const height = rows * (kernels.height * ZOOM + GAP) + GAP;
  const canvas = { width, height, data: new Uint8Array(width * height * 3).fill(230) };
  const scale = kernels.values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
  kernels.values.forEach((value, index) => {
    const inKernel = index % (kernels.width * kernels.height);
    const kernel = (index - inKernel) / (kernels.width * kernels.height);
    const column = inKernel % kernels.width;
    const left = GAP + (kernel % columns) * (kernels.width * ZOOM + GAP) + column * ZOOM;
    const row = (inKernel - column) / kernels.width;
    const top = GAP + Math.floor(kernel / columns) * (kernels.height * ZOOM + GAP) + row * ZOOM;
    fillSquare(canvas, [left, top], colourOf(value, scale));
  });
  return canvas;
}

/** The summary values of one snapshot: histograms, the kernels as picture and as numbers. */
function snapshotSummary(snapshot: LayerSnapshot): SummaryValue[] {
  const { kernels } = snapshot;
  const time = { type: 'float64', shape: [], values: Float64Array.of(snapshot.wallTimeMs) } as const;
  const shape = [kernels.count, kernels.height, kernels.width];
  return [
    ...snapshot.tensors.map(
      ({ name, histogram }): SummaryValue => ({ kind: 'histogram', tag: name, histogram }),
    ),
    { kind: 'image', tag: `${kernels.layer}/kernels`, picture: drawKernels(kernels) },
    { kind: 'tensor', tag: TIME_TAG, tensor: time },
    {
      kind: 'tensor',
      tag: KERNEL_TAG + kernels.layer,
      tensor: { type: 'float32', shape, values: kernels.values },
    },
  ];
}

function kernelsOf(values: readonly SummaryValue[]): KernelPicture | null {
  const found = values.find((value) => value.tag.startsWith(KERNEL_TAG));
  if (found?.kind !== 'tensor' || found.tensor.type !== 'float32') return null;
  const [count, height, width] = found.tensor.shape;
  return { layer: found.tag.slice(KERNEL_TAG.length), count, height, width, values: found.tensor.values };
}

/** The snapshot that a summary holds, or null where it holds none. */
function snapshotOfSummary(step: number, values: readonly SummaryValue[]): LayerSnapshot | null {
  const time = values.find((value) => value.tag === TIME_TAG);
  const kernels = kernelsOf(values);
  if (time?.kind !== 'tensor' || time.tensor.type !== 'float64' || !kernels) return null;
  const tensors: TensorSnapshot[] = [];
  for (const value of values) {
    if (value.kind === 'histogram') tensors.push({ name: value.tag, histogram: value.histogram });
  }
  return { step, wallTimeMs: time.tensor.values[0], tensors, kernels };
}

/** Weights and biases as histograms, and kernels; of those that come too fast the newest is delivered. */
export const snapshotNews: NewsKind<SnapshotPayload, LayerSnapshot[]> = {
  empty: [],
  reduce: (known, payloads) =>
    appendSteps(
      known,
      payloads.map(({ snapshot }) => snapshot),
    ),
  rewind: (known, first) => known.filter(({ step }) => step < first),
  join: appendSteps,
  throttle: { everyMs: 250, merge: (_held, newer) => newer },
  encode: ({ snapshot }) => [
    { step: snapshot.step, wallTimeMs: snapshot.wallTimeMs, values: snapshotSummary(snapshot) },
  ],
  decode: ({ step, values }) => {
    const snapshot = snapshotOfSummary(step, values);
    return snapshot && { snapshot };
  },
};
