import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DataPortMessage, DataPortReply, PickedPanelsRequest } from '#contract/dataPort';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { serveDataPort } from '#main/process/dataPortServer';
import { LineHolder } from '#main/process/openLine';
import type { PlaneWindow } from '#seismic/survey/plane';

let folder: string;
let line: TinyLine;
const lines = new LineHolder();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-port-'));
  line = await writeTinyLine(join(folder, 'line.sgy'));
  await lines.open(line, listen().context);
});
afterAll(async () => {
  await lines.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The window's side of a port, with all replies in the order in which they came. */
function connect() {
  const replies: DataPortReply[] = [];
  let send: (data: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  const port = {
    onMessage: (listener: (data: unknown) => void) => {
      send = listener;
    },
    onClose: (listener: () => void) => {
      close = listener;
    },
    postMessage: (reply: DataPortReply) => void replies.push(reply),
    start: () => undefined,
  };
  serveDataPort(port, lines);
  const ask = (message: DataPortMessage) => send(message);
  const replyTo = (id: number) => vi.waitUntil(() => replies.find((reply) => reply.id === id), 30_000);
  return { replies, ask, replyTo, send, close };
}

const WINDOW: PlaneWindow = {
  plane: 'line',
  firstColumn: 3,
  columnCount: 2,
  columnStep: 1,
  firstRow: 10,
  rowCount: 5,
  rowStep: 1,
};

/** Panels of so many picks that the test can cancel them before they are finished. */
function manyPanels(): PickedPanelsRequest {
  const picks = Array.from({ length: 400 }, (_, i) => ({
    ...line.picks[i % line.picks.length],
    id: `pick-${i}`,
  }));
  return { picks, maximumTraceLag: 8, maximumSampleLag: 8, lagStep: 8 };
}

describe('data port', () => {
  it('answers with the samples of the open line', async () => {
    const { ask, replyTo } = connect();
    ask({ id: 1, name: 'window', ask: WINDOW });
    const { sampleCount, amplitudes } = line.section;
    const expected = [3, 4].flatMap((trace) => [
      ...amplitudes.subarray(trace * sampleCount + 10, trace * sampleCount + 15),
    ]);
    expect(await replyTo(1)).toEqual({
      id: 1,
      ok: true,
      value: { columnCount: 2, rowCount: 5, amplitudes: Float32Array.from(expected) },
    });
  });

  it('answers samples before panels, and stops panels when they are cancelled', async () => {
    const { replies, ask, replyTo } = connect();
    ask({ id: 1, name: 'panels', ask: manyPanels() });
    ask({ id: 2, name: 'window', ask: WINDOW });
    ask({ id: 3, name: 'panels', ask: manyPanels() });
    expect(await replyTo(2)).toMatchObject({ ok: true });
    expect(replies.map(({ id }) => id)).toEqual([2]);
    ask({ id: 1, name: 'cancel' });
    ask({ id: 3, name: 'cancel' });
    expect(await replyTo(1)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await replyTo(3)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    ask({ id: 4, name: 'panels', ask: { ...manyPanels(), picks: line.picks.slice(0, 3) } });
    expect(await replyTo(4)).toMatchObject({ ok: true });
  });

  it('stops everything when the window closes the port', async () => {
    const { ask, close, replyTo } = connect();
    ask({ id: 1, name: 'panels', ask: manyPanels() });
    close();
    expect(await replyTo(1)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });

  it('refuses invalid requests, and does not answer those without an id', async () => {
    const { replies, send, replyTo } = connect();
    for (const data of [null, 7, 'cancel', {}, { id: 'x', name: 'cancel' }, { id: 99, name: 'cancel' }])
      send(data);
    send({ id: 1, name: 'window', ask: { ...WINDOW, columnStep: 0 } });
    send({ id: 2, name: 'panels', ask: { ...manyPanels(), picks: [{ id: 'x' }] } });
    send({ id: 3, name: 'cancel', ask: 1 });
    send({ id: 4, name: 'window', ask: { ...WINDOW, firstColumn: 120 } });
    await replyTo(4);
    expect(replies.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
    for (const reply of replies)
      expect(reply).toMatchObject({ ok: false, failure: { code: 'argument.invalid' } });
  });

  it('reads the next line while the one before is closed', async () => {
    const first = lines.require();
    const closing = vi.spyOn(first, 'dispose').mockImplementation(async () => {
      expect(lines.require()).not.toBe(first);
    });
    await lines.open(line, listen().context);
    expect(closing).toHaveBeenCalledTimes(1);
    closing.mockRestore();
    await first.dispose();
  });
});
