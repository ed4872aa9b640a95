import { describe, expect, it } from 'vitest';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import type { LabelledBatch } from '#learning/network/network';
import { answerAsk, RemoteRunner } from '#learning/network/remoteRunner';

const SPEC = pairNetSpec({ inputShape: [2, 2, 1], filters: [], outputs: 2 });
const WEIGHTS = parameterShapes(SPEC).map(({ size }) => new Float32Array(size));

function batchOf(first: number, count = 1): LabelledBatch {
  // Views of larger arrays, as batches and weights of a trainer are.
  const panels = Float32Array.from({ length: 100 }, (_, i) => first + i).subarray(2);
  return { count, panels, labels: Int32Array.of(0, 1, 0).subarray(1, 1 + count) };
}

/** Returns its input, so that a mix-up is detected. */
const echo: ChunkRunner = {
  logits: async (_spec, _weights, { panels, count }) => Float32Array.of(count, panels[0], panels.length),
  gradients: async (_spec, weights, { panels, labels }) => ({
    loss: panels[0],
    accuracy: labels[0],
    gradients: weights.map((values) => values.map((value) => 2 * value)),
  }),
};

/** A runner on the other side of a line that clones and takes its time. */
function connect(other: ChunkRunner): RemoteRunner {
  const runner = new RemoteRunner((ask) => {
    const arrived = structuredClone(ask);
    setTimeout(
      async () => runner.receive(structuredClone(await answerAsk(other, arrived))),
      arrived.id === 1 ? 20 : 0,
    );
  });
  return runner;
}

describe('a runner whose work is done elsewhere', () => {
  it('pairs answers with requests, in any order', async () => {
    const runner = connect(echo);
    const batch = batchOf(10);
    const [first, second, third] = await Promise.all([
      runner.logits(SPEC, WEIGHTS, batch),
      runner.logits(SPEC, WEIGHTS, batchOf(20, 2)),
      runner.gradients(SPEC, [Float32Array.from({ length: 8 }, () => 3), WEIGHTS[1]], batchOf(30)),
    ]);
    expect([...first, ...second]).toEqual([1, 12, 4, 2, 22, 8]);
    expect(third).toMatchObject({ loss: 32, accuracy: 1 });
    expect(third.gradients[0]).toEqual(new Float32Array(8).fill(6));
    expect(batch.panels.length).toBe(98);
  });

  it('sends only the arrays of the request', async () => {
    const bytes: number[] = [];
    const runner = new RemoteRunner(({ batch, weights }) => {
      bytes.push(batch.panels.byteLength, batch.panels.buffer.byteLength, weights[0].buffer.byteLength);
      runner.fail(new Error('enough'));
    });
    const large = new Float32Array(1000);
    await expect(runner.logits(SPEC, [large.subarray(0, 8), large], batchOf(1))).rejects.toThrow('enough');
    expect(bytes).toEqual([16, 16, 32]);
  });

  it('passes failures of the other side on, and continues', async () => {
    const runner = connect({ ...echo, logits: () => Promise.reject(new RangeError('too many')) });
    await expect(runner.logits(SPEC, WEIGHTS, batchOf(1))).rejects.toThrow('too many');
    expect((await runner.gradients(SPEC, WEIGHTS, batchOf(5))).loss).toBe(7);
  });

  it('refuses gradients that do not fit the layers', async () => {
    const broken = async () => ({ loss: 0, accuracy: 0, gradients: [new Float32Array(3)] });
    const runner = connect({ ...echo, gradients: broken });
    await expect(runner.gradients(SPEC, WEIGHTS, batchOf(1))).rejects.toThrow('do not fit');
  });

  it('fails present and later requests when the other side has closed', async () => {
    const runner = new RemoteRunner(() => undefined);
    const asked = runner.logits(SPEC, WEIGHTS, batchOf(1));
    runner.fail(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await expect(runner.logits(SPEC, WEIGHTS, batchOf(1))).rejects.toThrow('gone');
  });
});
