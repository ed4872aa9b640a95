import { describe, expect, it, vi } from 'vitest';
import { type ChildProcess, ProcessClient } from '#main/process/processClient';
import type { FromProcess, ToProcess } from '#main/process/processContract';
import { type ProcessHandlers, RequestServer } from '#main/process/serveRequests';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

interface Table {
  double: { ask: number; answer: number; news: never };
  fail: { ask: 'known' | 'unknown'; answer: null; news: never };
  count: { ask: { until: number }; answer: number; news: { at: number } };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

async function count({ until }: { until: number }, context: JobContext<{ at: number }>): Promise<number> {
  for (let at = 1; at <= until; at += 1) {
    await tick();
    await context.waitWhilePaused?.();
    throwIfCancelled(context.signal);
    context.emit({ at });
  }
  return until;
}

const HANDLERS: ProcessHandlers<Table> = {
  double: async (number) => 2 * number,
  fail: async (kind) => {
    if (kind === 'known') throw new JobError('disk.full', 'The disk is full.', 'Make room.');
    throw new TypeError('x is not a function');
  },
  count,
};

/** A process in this one: messages are cloned and come later, as between real ones. */
class FakeProcess implements ChildProcess<Table, never> {
  private tell: (message: FromProcess<Table>) => void = () => undefined;
  private end: (code: number) => void = () => undefined;
  isAlive = true;
  private readonly server = new RequestServer<Table>(HANDLERS, (message) =>
    setImmediate(() => this.isAlive && this.tell(structuredClone(message))),
  );

  postMessage(message: ToProcess<Table>): void {
    if (message.kind === 'end') this.kill();
    setImmediate(() => this.isAlive && this.server.receive(structuredClone(message)));
  }

  onMessage(listener: (message: FromProcess<Table>) => void): void {
    this.tell = listener;
  }

  onExit(listener: (code: number) => void): void {
    this.end = listener;
  }

  kill(): void {
    this.isAlive = false;
    this.end(9);
  }
}

function makeClient() {
  const processes: FakeProcess[] = [];
  const onRestart = vi.fn();
  const fork = () => {
    const started = new FakeProcess();
    processes.push(started);
    return started;
  };
  return { client: new ProcessClient<Table>({ name: 'test', fork, onRestart }), processes, onRestart };
}

describe('a process and its client', () => {
  it('is started when it is asked first', async () => {
    const { client, processes } = makeClient();
    client.endProcess();
    expect(processes).toHaveLength(0);
    expect(await client.ask('double', 2).answer).toBe(4);
    expect(processes).toHaveLength(1);
  });

  it('answers each question with its own answer', async () => {
    const { client } = makeClient();
    const answers = [1, 2, 3].map((number) => client.ask('double', number).answer);
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  it('is replaced by a new one when nobody waits for it', async () => {
    const { client, processes, onRestart } = makeClient();
    const running = client.ask('count', { until: 3 });
    expect(client.renew()).toBe(false);
    await running.answer;
    expect(client.renew()).toBe(true);
    expect([processes.length, processes[0].isAlive, onRestart.mock.calls.length]).toEqual([2, false, 0]);
    expect(await client.ask('double', 4).answer).toBe(8);
  });

  it('passes failures on as they are, and names the unforeseen', async () => {
    const { client } = makeClient();
    await expect(client.ask('fail', 'known').answer).rejects.toMatchObject({
      failure: { code: 'disk.full', message: 'The disk is full.', remedy: 'Make room.' },
    });
    await expect(client.ask('fail', 'unknown').answer).rejects.toMatchObject({
      failure: { code: 'internal' },
    });
  });

  it('tells the news of a question to its own listener, in order', async () => {
    const { client } = makeClient();
    const heard: number[] = [];
    const other: number[] = [];
    const first = client.ask('count', { until: 5 }, { news: ({ at }) => heard.push(at) });
    const second = client.ask('count', { until: 2 }, { news: ({ at }) => other.push(at) });
    await Promise.all([first.answer, second.answer]);
    expect([heard, other]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2],
    ]);
  });

  it('stops a job that is asked to, also while it is paused', async () => {
    const { client } = makeClient();
    const heard: number[] = [];
    const job = client.ask('count', { until: 1e9 }, { news: ({ at }) => heard.push(at) });
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2));
    job.pause();
    for (let turn = 0; turn < 10; turn += 1) await tick();
    const atPause = heard.length;
    for (let turn = 0; turn < 10; turn += 1) await tick();
    expect(heard.length).toBe(atPause);
    job.resume();
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(atPause));
    job.pause();
    job.cancel();
    await expect(job.answer).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('fails what was running when the process dies, and answers again from a new one', async () => {
    const { client, processes, onRestart } = makeClient();
    const lost = client.ask('count', { until: 1e9 });
    processes[0].kill();
    await expect(lost.answer).rejects.toMatchObject({ failure: { code: 'process.ended' } });
    expect([processes.length, onRestart.mock.calls.length]).toEqual([2, 1]);
    expect(await client.ask('double', 21).answer).toBe(42);
  });

  it('gives up on a process that dies again and again without a word, and says so', async () => {
    const { client, processes } = makeClient();
    const lost = client.ask('double', 1).answer;
    for (let index = 0; index < processes.length; index += 1) processes[index].kill();
    expect(processes).toHaveLength(6);
    await expect(lost).rejects.toMatchObject({ failure: { code: 'process.ended' } });
    await expect(client.ask('double', 1).answer).rejects.toMatchObject({
      failure: { code: 'process.broken' },
    });
  });

  it('starts a process that does its work again however often it is killed', async () => {
    const { client, processes } = makeClient();
    for (let death = 0; death < 40; death += 1) {
      expect(await client.ask('double', death).answer).toBe(2 * death);
      processes[death].kill();
    }
    expect(processes).toHaveLength(41);
  });

  it('starts nothing again after it was disposed of', async () => {
    const { client, processes, onRestart } = makeClient();
    await client.ask('double', 1).answer;
    client.dispose();
    expect([processes.length, onRestart.mock.calls.length]).toEqual([1, 0]);
    const unasked = makeClient();
    unasked.client.dispose();
    unasked.client.ask('double', 1);
    expect(unasked.processes).toHaveLength(0);
  });
});
