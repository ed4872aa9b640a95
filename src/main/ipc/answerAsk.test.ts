import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handlers, RequestName } from '#contract/contract';
import { REQUESTS } from '#contract/names';
import { ASK_SCHEMAS } from '#contract/schemas';
import { failureOf } from '#main/base/failure';
import { answerAsk } from '#main/ipc/answerAsk';

const names = Object.keys(REQUESTS).filter((name): name is RequestName => name in ASK_SCHEMAS);

/** Handlers that record their requests. */
function notingHandlers(reached: RequestName[]): Handlers {
  const note = new Proxy({} as Handlers, {
    get: (_target, name: RequestName) => async () => {
      reached.push(name);
      return null;
    },
  });
  return note;
}

const PICK = { id: 'a', class: 'noise', trace: 3, timeMs: 12, traces: 32, durationMs: 160 };

describe('answerAsk', () => {
  it('accepts valid requests', async () => {
    const reached: RequestName[] = [];
    const handlers = notingHandlers(reached);
    await answerAsk(handlers, 'picks.apply', { kind: 'add', picks: [PICK] });
    await answerAsk(handlers, 'app.state', null);
    await answerAsk(handlers, 'export.chart', { name: 'loss', format: 'png', content: new Uint8Array(8) });
    expect(reached).toEqual(['picks.apply', 'app.state', 'export.chart']);
  });

  const withPick = (change: object) => ({ kind: 'add', picks: [{ ...PICK, ...change }] });
  it.each<[string, RequestName, unknown]>([
    ['a broken trace', 'picks.apply', withPick({ trace: 1.5 })],
    ['a time that is no number', 'picks.apply', withPick({ timeMs: Number.NaN })],
    ['an empty window', 'picks.apply', withPick({ durationMs: 0 })],
    ['an unknown field', 'picks.apply', withPick({ colour: 'red' })],
    ['too many picks', 'picks.apply', { kind: 'add', picks: Array.from({ length: 10_001 }, () => PICK) }],
    ['a prototype', 'picks.apply', JSON.parse('{"kind":"add","picks":[],"__proto__":{"x":1}}')],
    ['a path upwards as run', 'run.history', { runId: '../../etc' }],
    ['a folder in a run', 'run.history', { runId: 'a/b' }],
    ['a run without a name', 'run.remove', { runId: '' }],
    ['a path with NUL', 'project.open', { path: 'a\0b' }],
    ['an unknown theme', 'settings.change', { theme: 'pink' }],
    ['a view of more than a megabyte', 'view.save', { json: 'x'.repeat(1_000_001) }],
    ['an argument where none is expected', 'app.state', {}],
  ])('refuses %s', async (_words, name, ask) => {
    const reached: RequestName[] = [];
    const reply = await answerAsk(notingHandlers(reached), name, ask);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'argument.invalid' } });
    expect(reached).toEqual([]);
  });

  it('refuses random values of every shape without throwing', async () => {
    const reached: RequestName[] = [];
    const handlers = notingHandlers(reached);
    const anything = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, maxDepth: 3 });
    const check = fc.asyncProperty(fc.constantFrom(...names), anything, async (name, ask) => {
      reached.length = 0;
      const reply = await answerAsk(handlers, name, ask);
      expect(reply.ok).toBe(reached.length === 1);
      const isEmpty = typeof ask === 'object' && ask !== null && Object.keys(ask).length === 0;
      const isHarmless = ask === null || (name === 'settings.change' && isEmpty);
      expect(isHarmless || !reply.ok).toBe(true);
    });
    await fc.assert(check, { seed: 20_261_124, numRuns: 2_000 });
  });

  it('turns failures into values and marks unexpected ones', async () => {
    const failing = (error: Error) => ({ 'picks.undo': () => Promise.reject(error) }) as unknown as Handlers;
    const known = failureOf('project.none', 'No line is open.', 'Open one.');
    expect(await answerAsk(failing(known), 'picks.undo', null)).toEqual({
      ok: false,
      failure: known.failure,
    });
    const reply = await answerAsk(failing(new TypeError('x is undefined')), 'picks.undo', null);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(reply)).toContain('x is undefined');
  });
});
