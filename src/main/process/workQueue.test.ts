import { describe, expect, it } from 'vitest';
import { type Urgency, type WorkContext, WorkQueue } from '#main/process/workQueue';

const settled = () => new Promise((done) => setImmediate(done));

/** A queue whose work is finished by the test; `started` lists the ids in order. */
function makeQueue() {
  const queue = new WorkQueue();
  const started: number[] = [];
  const contexts = new Map<number, WorkContext>();
  const ends = new Map<number, () => void>();
  const add = (id: number, urgency: Urgency = 'quick') =>
    queue.add(id, urgency, (context) => {
      started.push(id);
      contexts.set(id, context);
      return new Promise<number>((resolve) => ends.set(id, () => resolve(10 * id)));
    });
  const end = async (id: number) => {
    ends.get(id)?.();
    await settled();
  };
  return { queue, started, contexts, add, end };
}

describe('work queue', () => {
  it('runs four quick requests at a time, in their order', async () => {
    const { started, add, end } = makeQueue();
    const answers = [1, 2, 3, 4, 5, 6].map((id) => add(id));
    expect(started).toEqual([1, 2, 3, 4]);
    await end(3);
    await end(1);
    expect(started).toEqual([1, 2, 3, 4, 5, 6]);
    for (const id of [2, 4, 5, 6]) await end(id);
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('never starts a request that was cancelled while it waited', async () => {
    const { queue, started, add, end } = makeQueue();
    for (const id of [1, 2, 3, 4]) void add(id);
    const dropped = add(5);
    void add(6);
    queue.cancel(5);
    await expect(dropped).rejects.toMatchObject({ code: 'cancelled' });
    await end(2);
    expect(started).toEqual([1, 2, 3, 4, 6]);
  });

  it('aborts the signal of a running request, and keeps its place until it has ended', async () => {
    const { queue, started, contexts, add, end } = makeQueue();
    const first = add(1, 'slow');
    void add(2, 'slow');
    queue.cancel(1);
    expect(contexts.get(1)?.signal.aborted).toBe(true);
    expect(started).toEqual([1]);
    await end(1);
    expect(await first).toBe(10);
    expect(started).toEqual([1, 2]);
  });

  it('lets slow requests wait between their blocks until no quick one waits or runs', async () => {
    const { queue, contexts, add, end } = makeQueue();
    void add(9, 'slow');
    let isGoingOn = false;
    for (const id of [1, 2, 3, 4]) void add(id);
    const waiting = add(5);
    void contexts
      .get(9)
      ?.waitWhilePaused()
      .then(() => {
        isGoingOn = true;
      });
    for (const id of [1, 2, 3, 4]) await end(id);
    expect(isGoingOn).toBe(false);
    queue.cancel(5);
    await end(5);
    expect(await waiting).toBe(50);
    expect(isGoingOn).toBe(true);
  });

  it('refuses an id in progress, and new requests when too many wait; all can be cancelled', async () => {
    const { queue, started, add } = makeQueue();
    const answers = Array.from({ length: 256 }, (_, id) => add(id).catch(({ code }) => code));
    await expect(add(7)).rejects.toThrow('Request 7 is already in progress.');
    await expect(add(900)).rejects.toThrow('More than 256 requests wait.');
    queue.cancelAll();
    expect(started).toEqual([0, 1, 2, 3]);
    expect((await Promise.all(answers.slice(4))).every((code) => code === 'cancelled')).toBe(true);
  });
});
