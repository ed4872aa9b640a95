import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegyFile, readAllTraces } from '../node.js';
import { coreModule } from '../wasm/wasmCore.js';
import type { DecodeWorkerData } from './decodeTask.js';
import { decodeWorkerProgram } from './generated/decodeWorker.js';

const TRACES = 3000;
const SAMPLES = 250;
const folder = mkdtempSync(join(tmpdir(), 'segyio-workers-'));
const pathOf = (name: string) => join(folder, `${name}.sgy`);
const patternAt = (trace: number, sample: number) => ((trace * 31 + sample * 7) % 4001) - 2000;

/** Every worker that this process has made; an ended one has no thread any more. */
const made: Worker[] = [];
const collect = (worker: Worker) => made.push(worker);
process.on('worker', collect);
beforeEach(() => made.splice(0));
afterAll(() => process.off('worker', collect));

function expectEnded(count: number): void {
  expect(made.map(({ threadId }) => threadId)).toEqual(Array.from({ length: count }, () => -1));
}

function int16(name: string, order: 'big' | 'little' | 'pair-swapped'): void {
  const word = (trace: number, sample: number) => patternAt(trace, sample) & 0xffff;
  const recipe = { order, format: 3, sampleBytes: 2, traces: TRACES, samples: SAMPLES, word };
  writeFileSync(pathOf(name), makeSegy(recipe));
}

beforeAll(() => {
  writeFileSync(pathOf('floats'), makeSegy({ traces: TRACES, samples: SAMPLES }));
  int16('big', 'big');
  int16('little', 'little');
  int16('swapped', 'pair-swapped');
});
afterAll(() => rmSync(folder, { recursive: true }));

function firstWrong(samples: Float32Array, expected: (trace: number, sample: number) => number): number {
  return samples.findIndex((value, i) => value !== expected(Math.floor(i / SAMPLES), i % SAMPLES));
}

describe('all traces with worker threads', () => {
  it.each([0, 1, 3])(
    'gives each sample at its place with %i workers, and leaves none running',
    async (workers) => {
      const { samples, traceCount } = await readAllTraces(pathOf('floats'), { workers });
      expect(traceCount).toBe(TRACES);
      expect(samples.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(samples.length).toBe(TRACES * SAMPLES);
      expect(firstWrong(samples, (trace, sample) => 100 * trace + sample)).toBe(-1);
      expectEnded(workers);
    },
  );

  it.each(['big', 'little', 'swapped'])('decodes 16-bit integers, %s', async (name) => {
    const { samples } = await readAllTraces(pathOf(name), { workers: 2 });
    expect(firstWrong(samples, patternAt)).toBe(-1);
  });

  it('reads a range of traces', async () => {
    const range = { firstTrace: 2000, traceCount: 777 };
    const { samples } = await readAllTraces(pathOf('floats'), { ...range, workers: 2 });
    expect(samples.length).toBe(777 * SAMPLES);
    expect(firstWrong(samples, (trace, sample) => 100 * (2000 + trace) + sample)).toBe(-1);
  });

  it('has a worker that does the whole work where the calling thread does not help', async () => {
    const samples = new Float32Array(new SharedArrayBuffer(4 * TRACES * SAMPLES));
    const file = await openSegyFile(pathOf('floats'));
    await file.dispose();
    const workerData: DecodeWorkerData = {
      path: pathOf('floats'),
      module: coreModule(),
      samples,
      control: new Int32Array(new SharedArrayBuffer(8)),
      stretchTraces: 7,
      layout: file.layout,
      range: { firstTrace: 0, traceCount: TRACES },
    };
    const worker = new Worker(decodeWorkerProgram, { eval: true, execArgv: [], workerData });
    expect(worker.threadId).toBeGreaterThan(0);
    const answer = await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
    expectEnded(1);
    expect(answer).toEqual({});
    expect(firstWrong(samples, (trace, sample) => 100 * trace + sample)).toBe(-1);
  });
});

describe('all traces that cannot be had', () => {
  it('says that the file has become shorter, with its byte', async () => {
    const path = pathOf('shrinking');
    const bytes = makeSegy({ traces: TRACES, samples: SAMPLES });
    writeFileSync(path, bytes);
    // So long that the other threads cannot have read all of it by then.
    for (let k = 0; k < 9; k++) appendFileSync(path, bytes.subarray(3600));
    let looks = 0;
    // Looked at by the calling thread before each stretch: the file is opened by then.
    const signal = {
      get aborted() {
        if (++looks === 8) truncateSync(path, 1_000_000);
        return false;
      },
    };
    const read = readAllTraces(path, { workers: 2, signal });
    await expect(read).rejects.toMatchObject({ code: 'file.changed', place: { file: path } });
    expect(looks).toBeGreaterThanOrEqual(8);
    expectEnded(2);
  });

  it('stops when asked to, and leaves no worker running', async () => {
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks > 8;
      },
    };
    const read = readAllTraces(pathOf('floats'), { workers: 2, signal });
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
    expectEnded(2);
  });

  it.each([
    ['there is no such file', 'none', {}, 'file.missing'],
    ['there are no such traces', 'floats', { firstTrace: 2999, traceCount: 2 }, 'trace.outside'],
    ['the number of workers makes no sense', 'floats', { workers: 1.5 }, 'argument.invalid'],
  ])('refuses where %s', async (_, name, options, code) => {
    await expect(readAllTraces(pathOf(name), options)).rejects.toMatchObject({ code });
  });
});
