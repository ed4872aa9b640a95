/**
 * Speed of our convolution kernels against the stock convolution and input gradient of tfjs-backend-wasm,
 * on one thread, for the layers of a pair net and of a larger net.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '#learning/kernels/wasmKernels';
import { createRandom } from '#seismic/numerics/random';

interface Layer {
  readonly name: string;
  readonly x: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly stride: number;
}

const OURS = [tf.Conv2D, tf.Conv2DBackpropFilter, tf.Conv2DBackpropInput];

const LAYERS: Layer[] = [
  { name: 'pair net, layer 1', x: [64, 33, 33, 2], filter: [5, 5, 2, 12], stride: 2 },
  { name: 'pair net, layer 2', x: [64, 15, 15, 12], filter: [5, 5, 12, 24], stride: 2 },
  { name: 'larger net, layer 1', x: [64, 32, 32, 1], filter: [5, 5, 1, 16], stride: 1 },
  { name: 'larger net, layer 2', x: [64, 16, 16, 16], filter: [5, 5, 16, 32], stride: 1 },
];

/** Median time of a call in seconds. */
function secondsOf(work: () => void): number {
  work();
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    const started = performance.now();
    work();
    times.push((performance.now() - started) / 1000);
  }
  return times.sort((a, b) => a - b)[7];
}

function measure({ name, x, filter, stride }: Layer, label: string, kernels: readonly string[]): void {
  const random = createRandom(5);
  const noise = (shape: number[]): Float32Array =>
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());
  tf.tidy(() => {
    const image = tf.tensor4d(noise(x), x);
    const kernel = tf.tensor4d(noise(filter), filter);
    const dy = tf.conv2d(image, kernel, stride, 'valid');
    const shared = { strides: [stride, stride], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1] };
    const attributes = { ...shared, inputShape: x, filterShape: filter };
    const megaflop = (2 * dy.size * filter[0] * filter[1] * filter[2]) / 1e6;
    for (const kernelName of kernels) {
      const inputs = { x: image, dy, filter: kernel };
      const seconds = secondsOf(() => {
        tf.tidy(() => tf.engine().runKernel(kernelName, inputs, attributes));
      });
      const rate = (megaflop / seconds / 1000).toFixed(1).padStart(5);
      console.log(
        `${name}  ${`${label} ${kernelName}`.padEnd(28)} ${(seconds * 1000).toFixed(2).padStart(7)} ms  ${rate} GFLOP/s`,
      );
    }
  });
}

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
setThreadsCount(1);
await tf.setBackend('wasm');
for (const layer of LAYERS) measure(layer, 'stock', [tf.Conv2D, tf.Conv2DBackpropInput]);
registerWasmKernels();
for (const layer of LAYERS) measure(layer, 'ours', OURS);
