import { describe, expect, it, vi } from 'vitest';
import type { LiveLine } from '#jobs/live/liveLine';
import { HeldLine } from '#main/process/live/heldLine';

const orderOf = (linePath: string, fingerprint = 'a') => ({ linePath, fingerprint });

/** Opens lines when the test says so, and keeps the signals that they were opened with. */
function makeHeld() {
  const opened: { readonly signal: AbortSignal; end(line?: LiveLine): void; fail(): void }[] = [];
  const open = vi.fn(
    (_order: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise<LiveLine>((resolve, reject) => {
        const line = {} as LiveLine;
        opened.push({ signal, end: () => resolve(line), fail: () => reject(new Error('unreadable')) });
      }),
  );
  return { held: new HeldLine(open), open, opened };
}

describe('the line that live answers are for', () => {
  it('is prepared once for all requests for it, and anew where the file was replaced', async () => {
    const { held, open, opened } = makeHeld();
    const [first, second] = [held.lineOf(orderOf('one')), held.lineOf(orderOf('one'))];
    opened[0].end();
    expect(await first).toBe(await second);
    expect(open).toHaveBeenCalledTimes(1);
    void held.lineOf(orderOf('one', 'b'));
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('is no longer prepared when another one is wanted, or none', () => {
    const { held, opened } = makeHeld();
    void held.lineOf(orderOf('one'));
    void held.lineOf(orderOf('two'));
    expect(opened.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(held.isHeld).toBe(true);
    held.close();
    expect(held.isHeld).toBe(false);
    expect(opened[1].signal.aborted).toBe(true);
  });

  it('tells that it is not too large only to who has it prepared', async () => {
    const told: string[] = [];
    const held = new HeldLine(async (_order, _context, onAccepted) => {
      onAccepted();
      return {} as LiveLine;
    });
    await held.lineOf(orderOf('one'), () => told.push('first'));
    await held.lineOf(orderOf('one'), () => told.push('second'));
    expect(told).toEqual(['first']);
  });

  it('is tried again after a failure', async () => {
    const { held, open, opened } = makeHeld();
    const failing = held.lineOf(orderOf('one'));
    opened[0].fail();
    await expect(failing).rejects.toThrow('unreadable');
    void held.lineOf(orderOf('one'));
    expect(open).toHaveBeenCalledTimes(2);
  });
});
