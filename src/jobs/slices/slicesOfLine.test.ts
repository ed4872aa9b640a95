import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { makeRoom } from '#jobs/slices/sliceFolder';
import { type IndexedSlices, slicesOfLine } from '#jobs/slices/slicesOfLine';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { listen } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-slices-'));
const path = join(scratch, 'cube.sgy');
const SHAPE = { inlines: 9, crosslines: 14, samples: 60, holeEvery: 11, isByCrossline: true };
const WHOLE = { firstColumn: 0, columnCount: 14, columnStep: 1, firstRow: 0, rowCount: 9, rowStep: 1 };
let line: LineReader;

beforeAll(async () => {
  await writeTinyCube(path, SHAPE);
});
afterAll(() => rmSync(scratch, { recursive: true }));

const sliceAt = async (ms: number) => (await line.readWindow({ plane: `slice:${ms}`, ...WHOLE })).amplitudes;
const index = (folder: string, context = listen().context): Promise<IndexedSlices | null> =>
  slicesOfLine(line.dataset, { folder, fingerprint: 'abc', opening: {} }, context);

describe('the slices of a volume out of an index', () => {
  it('are those that the file gives, with holes, of a file in the other order', async () => {
    line = await LineReader.open(path);
    const folder = join(scratch, 'cache');
    const heard = listen();
    const [before, other] = [await sliceAt(120), await sliceAt(48)];
    expect(new Set(before).size).toBeGreaterThan(50);
    const slices = await index(folder, heard.context);
    if (!slices) throw new Error('The volume was not indexed.');
    expect(readdirSync(folder)).toEqual(['abc.slices']);
    expect(heard.progress.at(-1)).toMatchObject({ stage: 'Indexing slices', secondsLeft: 0 });
    await line.useSlices(slices);
    // The file itself is out of reach now: what is read is read from the index.
    await line.dataset.dispose();
    expect([await sliceAt(120), await sliceAt(48)]).toEqual([before, other]);
    await slices.dispose();
  });

  it('is written once, and anew where it is damaged', async () => {
    line = await LineReader.open(path);
    const folder = join(scratch, 'again');
    await (await index(folder))?.dispose();
    const file = join(folder, 'abc.slices');
    const bytes = statSync(file).size;
    const heard = listen();
    await (await index(folder, heard.context))?.dispose();
    expect(heard.progress).toEqual([]);
    writeFileSync(file, 'cut off');
    await (await index(folder))?.dispose();
    expect(statSync(file).size).toBe(bytes);
    await line.dispose();
  });

  it('leaves nothing behind when it is cancelled', async () => {
    line = await LineReader.open(path);
    const folder = join(scratch, 'cancelled');
    const abort = new AbortController();
    const { context } = listen();
    const stopping = { ...context, signal: abort.signal, progress: () => abort.abort() };
    await expect(index(folder, stopping)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    await line.dispose();
  });
});

describe('the folder of indexes', () => {
  it('makes room by those that were used longest ago, and for none that is larger than all may be', async () => {
    const folder = mkdtempSync(join(scratch, 'folder-'));
    for (const [i, name] of ['old', 'older', 'new'].entries()) {
      writeFileSync(join(folder, name), new Uint8Array(100));
      const usedAt = [200, 100, 300][i];
      utimesSync(join(folder, name), usedAt, usedAt);
    }
    expect(await makeRoom(folder, 400, 350)).toBe(false);
    expect(readdirSync(folder)).toHaveLength(3);
    expect(await makeRoom(folder, 200, 400)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['new', 'old']);
  });
});
