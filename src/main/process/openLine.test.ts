import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { OpenLine } from '#main/process/openLine';
import { AS_RECORDED } from '#seismic/process/traceProcess';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-open-'));
let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(folder, 'line.sgy'), { traceCount: 400, sampleCount: 400 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WHOLE = {
  ...{ plane: 'line', firstColumn: 0, columnCount: 400, columnStep: 1 },
  ...{ firstRow: 0, rowCount: 400, rowStep: 1 },
};

describe('an open line', () => {
  it('cancels what is being read when it is closed', async () => {
    const open = await OpenLine.open(line, listen().context);
    const { signal } = new AbortController();
    const gained = { plane: 'line', process: { ...AS_RECORDED, balance: 'agc', agcWindowMs: 200 } } as const;
    const readings = [open.readSection('line'), open.readWindow(WHOLE, signal), open.spread(gained, signal)];
    // Listened to before the closing, which rejects them.
    const endings = Promise.allSettled(readings);
    await open.dispose();
    for (const ending of await endings) {
      expect(ending).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    }
  });
});
