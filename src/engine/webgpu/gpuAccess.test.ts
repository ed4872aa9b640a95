import { describe, expect, it, vi } from 'vitest';
import { describeEngine } from '#engine/names/engineWords';
import { startEngine } from '#engine/start/startEngine';
import { GpuClient, type GpuOptions, type GpuPort } from '#engine/webgpu/gpuAccess';
import type { GpuReadiness } from '#engine/webgpu/gpuReadiness';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { answerAsk, type RunnerAnswer } from '#learning/network/remoteRunner';

const SPEC = pairNetSpec({ inputShape: [2, 2, 1], filters: [], outputs: 2 });
const WEIGHTS = parameterShapes(SPEC).map(({ size }) => new Float32Array(size));
const BATCH = { count: 2, panels: new Float32Array(8), labels: Int32Array.of(0, 1) };
const CARD: GpuReadiness = { kind: 'ready', adapter: { name: 'acme one', isSoftware: false } };

const steady: ChunkRunner = {
  logits: async (_spec, _weights, { count }) => new Float32Array(2 * count).fill(7),
  gradients: async (_spec, weights) => ({
    loss: 0.5,
    accuracy: 1,
    gradients: weights.map((w) => w.slice()),
  }),
};

/** A page that reports its card and computes, until it is ended. */
class FakePage implements GpuPort {
  isClosed = false;
  private tell: (message: GpuReadiness | RunnerAnswer) => void = () => undefined;
  private end: () => void = () => undefined;

  constructor(
    private readonly first: GpuReadiness,
    private readonly runner: ChunkRunner,
  ) {}

  onMessage(listener: (message: GpuReadiness | RunnerAnswer) => void): void {
    this.tell = listener;
  }

  onClose(listener: () => void): void {
    this.end = listener;
  }

  async post(ask: Parameters<typeof answerAsk>[1]): Promise<void> {
    const answer = await answerAsk(this.runner, ask);
    if (!this.isClosed) this.tell(answer);
  }

  start(): void {
    setTimeout(() => this.tell(this.first), 1);
  }

  close(): void {
    this.isClosed = true;
  }

  crash(): void {
    this.isClosed = true;
    this.end();
  }
}

function makeClient(first = CARD, runner = steady, options: Partial<GpuOptions> = {}) {
  const pages: FakePage[] = [];
  const requestPort = () => {
    const page = new FakePage(first, runner);
    pages.push(page);
    setTimeout(() => client.takePort(page), 1);
  };
  const client = new GpuClient({ requestPort, isSoftwareAllowed: false, ...options });
  return { client, pages };
}

describe('access to a graphics card', () => {
  it('is the engine "webgpu", in one page', async () => {
    const { client, pages } = makeClient();
    const engine = await startEngine('webgpu', { webgpu: client });
    expect(engine.description).toMatchObject({ name: 'webgpu', cardName: 'acme one' });
    expect(describeEngine(engine.description)).toMatch(/^TensorFlow\.js 4\.\d+\.\d+ on WebGPU, acme one$/);
    const network = engine.createNetwork(SPEC, WEIGHTS);
    const [logits, { loss }] = await Promise.all([network.logits(BATCH), network.gradients(BATCH)]);
    expect([...logits, loss]).toEqual([7, 7, 7, 7, 0.5]);
    expect(pages).toHaveLength(1);
  });

  it('gives the reason where there is none, closes the page, and tries again', async () => {
    const { client, pages } = makeClient({ kind: 'unusable', reason: 'No graphics card was found.' });
    for (const count of [1, 2]) {
      await expect(startEngine('webgpu', { webgpu: client })).rejects.toMatchObject({
        code: 'engine.missing',
        message: expect.stringContaining('No graphics card was found.'),
        remedy: expect.stringContaining('"wasm"'),
      });
      expect(pages.map(({ isClosed }) => isClosed)).toEqual(Array(count).fill(true));
    }
  });

  it.each([
    [false, 'rejected'],
    [true, 'fulfilled'],
  ])('recognises a processor in place of a card: %s', async (isSoftwareAllowed, status) => {
    const software = { kind: 'ready', adapter: { name: 'google swiftshader', isSoftware: true } } as const;
    const { client } = makeClient(software, steady, { isSoftwareAllowed });
    const [outcome] = await Promise.allSettled([client.start()]);
    expect(outcome.status).toBe(status);
    if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('google swiftshader');
  });

  it('fails the computation of a page that ends, and opens another one for the next', async () => {
    const never: ChunkRunner = { ...steady, gradients: () => new Promise(() => undefined) };
    const { client, pages } = makeClient(CARD, never);
    const { runner } = await client.start();
    const lost = runner.gradients(SPEC, WEIGHTS, BATCH);
    await vi.waitFor(() => expect(pages).toHaveLength(1));
    pages[0].crash();
    await expect(lost).rejects.toMatchObject({
      name: 'JobError',
      code: 'engine.lost',
      remedy: expect.stringContaining('checkpoint'),
    });
    expect((await runner.logits(SPEC, WEIGHTS, BATCH)).length).toBe(4);
    expect(pages).toHaveLength(2);
  });

  it('names a computation that the card refused', async () => {
    const refusing: ChunkRunner = { ...steady, logits: () => Promise.reject(new Error('out of memory')) };
    const { runner } = await makeClient(CARD, refusing).client.start();
    await expect(runner.logits(SPEC, WEIGHTS, BATCH)).rejects.toMatchObject({
      code: 'engine.lost',
      message: expect.stringContaining('did not finish'),
      cause: expect.objectContaining({ message: 'out of memory' }),
    });
  });

  it('closes an idle page, and opens one again for the next computation', async () => {
    const { client, pages } = makeClient(CARD, steady, { idleMs: 5 });
    const { runner } = await client.start();
    await vi.waitFor(() => expect(pages[0].isClosed).toBe(true));
    await runner.logits(SPEC, WEIGHTS, BATCH);
    expect(pages).toHaveLength(2);
  });

  it('fails where a page does not open in time, and closes it if it opens late', async () => {
    const client = new GpuClient({
      requestPort: () => undefined,
      isSoftwareAllowed: false,
      startTimeoutMs: 5,
    });
    await expect(client.start()).rejects.toThrow('not ready within 0.005 s');
    const late = new FakePage(CARD, steady);
    client.takePort(late);
    expect(late.isClosed).toBe(true);
  });
});
