import { describe, expect, it } from 'vitest';
import type { DataPortMessage } from '#contract/dataPort';
import type { FromTileWorker } from '#renderer/tiles/tileProtocol';
import { TileService } from '#renderer/tiles/tileService';
import { TILE_ROWS, tileKey } from '#renderer/tiles/tiles';
import { AS_RECORDED, type TraceProcess } from '#seismic/process/traceProcess';
import type { PlaneWindow } from '#seismic/survey/plane';

const axes = { traceCount: 700, sampleCount: 1200, sampleIntervalUs: 4000, startTimeMs: 100 };
const line = { fingerprint: 'a', plane: 'line', axes, process: AS_RECORDED };

const ONE_SAMPLE = { plane: 'line', columnCount: 1, columnStep: 1, firstRow: 0, rowCount: 1, rowStep: 1 };

/** Trace and sample can be recovered from the amplitude. */
const amplitudeAt = (trace: number, sample: number) => trace + sample / 4096;

function windowOf(ask: PlaneWindow) {
  const columnCount = Math.ceil(ask.columnCount / ask.columnStep);
  const rowCount = Math.ceil(ask.rowCount / ask.rowStep);
  const amplitudes = new Float32Array(columnCount * rowCount);
  for (let i = 0; i < amplitudes.length; i++) {
    const trace = ask.firstColumn + Math.floor(i / rowCount) * ask.columnStep;
    amplitudes[i] = amplitudeAt(trace, ask.firstRow + (i % rowCount) * ask.rowStep);
  }
  return { columnCount, rowCount, amplitudes };
}

/** A data process in this thread; `asked` lists the requested windows. */
function createDataProcess() {
  const asked: PlaneWindow[] = [];
  const cancelled: number[] = [];
  let isSilent = false;
  const listeners = new Map<string, (event: MessageEvent) => void>();
  const answer = (message: DataPortMessage) => {
    if (message.name === 'cancel') cancelled.push(message.id);
    if (message.name !== 'window') return;
    asked.push(message.ask);
    if (isSilent) return;
    const reply =
      message.ask.firstColumn >= axes.traceCount
        ? {
            id: message.id,
            ok: false,
            failure: { code: 'argument.invalid', message: 'outside', remedy: 'in' },
          }
        : { id: message.id, ok: true, value: windowOf(message.ask) };
    queueMicrotask(() => listeners.get('message')?.(new MessageEvent('message', { data: reply })));
  };
  const port = {
    postMessage: (message: unknown) => answer(message as DataPortMessage),
    addEventListener: (kind: string, listener: (event: MessageEvent) => void) =>
      listeners.set(kind, listener),
    start: () => undefined,
    close: () => undefined,
  };
  const beSilent = (silent: boolean) => {
    isSilent = silent;
  };
  return { port, asked, cancelled, beSilent, die: () => listeners.get('close')?.(new MessageEvent('close')) };
}

function createService() {
  const sent: FromTileWorker[] = [];
  const service = new TileService((message) => sent.push(message));
  const tiles = () => sent.flatMap((message) => (message.kind === 'tile' ? [message.tile] : []));
  return { service, sent, tiles };
}

const settled = () => new Promise((done) => setTimeout(done, 20));

describe('tile service', () => {
  it('makes the requested tiles with a border of cells of their neighbours', async () => {
    const { service, tiles } = createService();
    service.attach(createDataProcess().port);
    service.handle({ kind: 'line', epoch: 1, line });
    const place = { traceStep: 1, sampleStep: 2, column: 1, row: 1 };
    service.handle({ kind: 'want', epoch: 1, places: [place] });
    await settled();
    const [tile] = tiles();
    expect(tile).toMatchObject({ ...place, firstColumn: 255, firstRow: TILE_ROWS - 1, columnCount: 258 });
    expect(tile.rowCount).toBe(600 - (TILE_ROWS - 1));
    expect(tile.amplitudes[2 * tile.rowCount + 3]).toBeCloseTo(amplitudeAt(257, 2 * (TILE_ROWS + 2)), 5);
  });

  it('drops tiles of the previous line, and requests nothing twice for another gain', async () => {
    const { service, tiles } = createService();
    const process = createDataProcess();
    service.attach(process.port);
    const place = { traceStep: 4, sampleStep: 4, column: 0, row: 0 };
    service.handle({ kind: 'line', epoch: 1, line });
    service.handle({ kind: 'want', epoch: 1, places: [place] });
    service.handle({ kind: 'line', epoch: 2, line: { ...line, fingerprint: 'b' } });
    await settled();
    expect(tiles()).toEqual([]);
    service.handle({ kind: 'want', epoch: 2, places: [place] });
    await settled();
    const windowsBefore = process.asked.filter((ask) => ask.columnStep === 4).length;
    service.handle({ kind: 'line', epoch: 3, line: { ...line, fingerprint: 'b' } });
    service.handle({ kind: 'want', epoch: 3, places: [place] });
    await settled();
    expect(tiles().map(tileKey)).toEqual([tileKey(place), tileKey(place)]);
    expect(process.asked.filter((ask) => ask.columnStep === 4).length).toBe(windowsBefore);
  });

  it('requests cells with the shown gain, and reads none twice', async () => {
    const { service, tiles } = createService();
    const process = createDataProcess();
    service.attach(process.port);
    const overview = { traceStep: 4, sampleStep: 4, column: 0, row: 0 };
    const gained = (agcWindowMs: number): TraceProcess => ({ ...AS_RECORDED, balance: 'agc', agcWindowMs });
    const shown = [AS_RECORDED, gained(400), gained(1000), gained(400), AS_RECORDED];
    for (const [epoch, process] of shown.entries()) {
      service.handle({ kind: 'line', epoch, line: { ...line, process } });
      service.handle({ kind: 'want', epoch, places: [overview] });
      await settled();
    }
    expect(process.asked.map((ask) => ask.process?.agcWindowMs)).toEqual([undefined, 400, 1000]);
    expect(tiles()[4].amplitudes).toEqual(tiles()[0].amplitudes);
  });

  it('repeats over a new port the requests that an ended process left unanswered', async () => {
    const { service, sent, tiles } = createService();
    service.handle({ kind: 'line', epoch: 1, line });
    service.handle({ kind: 'want', epoch: 1, places: [{ traceStep: 4, sampleStep: 4, column: 0, row: 0 }] });
    const process = createDataProcess();
    service.attach(process.port);
    await settled();
    expect(tiles().length).toBe(1);
    process.die();
    expect(sent.at(-1)).toEqual({ kind: 'disconnected' });
  });

  it('cancels tiles that left the view, and requests them again when they return', async () => {
    const { service, sent, tiles } = createService();
    const process = createDataProcess();
    service.attach(process.port);
    service.handle({ kind: 'line', epoch: 1, line });
    await settled();
    process.beSilent(true);
    const places = [0, 1, 2, 3, 4, 5].map((column) => ({ traceStep: 1, sampleStep: 2, column, row: 0 }));
    process.asked.length = 0;
    service.handle({ kind: 'want', epoch: 1, places: places.slice(0, 5) });
    expect(process.asked).toHaveLength(4);
    service.handle({ kind: 'want', epoch: 1, places: [places[1], places[5]] });
    expect(process.cancelled).toHaveLength(3);
    expect(process.asked).toHaveLength(5);
    process.beSilent(false);
    service.handle({ kind: 'want', epoch: 1, places: [places[0]] });
    await settled();
    expect(tiles().map(tileKey)).toEqual([tileKey(places[0])]);
    expect(sent.filter(({ kind }) => kind === 'tileFailure')).toEqual([]);
  });

  it('cancels a request that the page has cancelled', async () => {
    const { service, sent } = createService();
    const process = createDataProcess();
    service.attach(process.port);
    process.beSilent(true);
    const ask = { ...ONE_SAMPLE, firstColumn: 5 };
    service.handle({ kind: 'ask', id: 7, name: 'window', ask });
    service.handle({ kind: 'cancel', id: 7 });
    service.handle({ kind: 'cancel', id: 8 });
    await settled();
    expect(process.cancelled).toHaveLength(1);
    expect(sent).toMatchObject([{ kind: 'failure', id: 7, failure: { code: 'cancelled' } }]);
  });

  it('forwards requests of the page, and returns failures unchanged', async () => {
    const { service, sent } = createService();
    service.attach(createDataProcess().port);
    service.handle({ kind: 'ask', id: 7, name: 'window', ask: { ...ONE_SAMPLE, firstColumn: 5 } });
    service.handle({ kind: 'ask', id: 8, name: 'window', ask: { ...ONE_SAMPLE, firstColumn: 900 } });
    await settled();
    expect(sent).toEqual([
      { kind: 'answer', id: 7, value: { columnCount: 1, rowCount: 1, amplitudes: Float32Array.of(5) } },
      { kind: 'failure', id: 8, failure: { code: 'argument.invalid', message: 'outside', remedy: 'in' } },
    ]);
  });
});
