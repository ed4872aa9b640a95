/**
 * The contract of the port between the learn process and the page that computes on a graphics card:
 * weights and batches, which do not pass through main.
 */
import { z } from 'zod';
import type { GpuReadiness } from '#engine/webgpu/gpuReadiness';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { RunnerAnswer, RunnerAsk } from '#learning/network/remoteRunner';

export type { GpuAdapter, GpuReadiness } from '#engine/webgpu/gpuReadiness';
export type { RunnerAnswer, RunnerAsk } from '#learning/network/remoteRunner';

const MAXIMUM_TEXT = 2_000;
const id = z.int().min(0);
const floats = z.instanceof(Float32Array);
const batch = { count: z.int().min(1), panels: floats };

/** The layers are checked against the weights when the network is computed. */
const spec = z.custom<ModelSpec>((value) => typeof value === 'object' && value !== null && 'layers' in value);
const net = { id, spec, weights: z.array(floats) };

export const RUNNER_ASK_SCHEMA: z.ZodType<RunnerAsk> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('logits'), ...net, batch: z.strictObject(batch) }),
  z.strictObject({
    kind: z.literal('gradients'),
    ...net,
    batch: z.strictObject({
      ...batch,
      labels: z.instanceof(Int32Array),
      labelWeights: floats.optional(),
    }),
  }),
]);

export const FROM_GPU_SCHEMA: z.ZodType<GpuReadiness | RunnerAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    adapter: z.strictObject({ name: z.string().max(200), isSoftware: z.boolean() }),
  }),
  z.strictObject({ kind: z.literal('unusable'), reason: z.string().max(MAXIMUM_TEXT) }),
  z.strictObject({ kind: z.literal('logits'), id, result: floats }),
  z.strictObject({
    kind: z.literal('gradients'),
    id,
    result: z.strictObject({ loss: z.number(), accuracy: z.number(), gradients: z.array(floats) }),
  }),
  z.strictObject({ kind: z.literal('failed'), id, message: z.string().max(MAXIMUM_TEXT) }),
]);
