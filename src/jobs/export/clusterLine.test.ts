import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, it } from 'vitest';
import { clusterLine } from '#jobs/export/clusterLine';
import { readClassedPicksFile } from '#jobs/picks/picksFile';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-clusters-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('clusters of a line', () => {
  it('are left as table, as picks in classes of their own and as a picture', async () => {
    const { linePath } = await writeTinyLine(join(scratch, 'line.sgy'));
    const order = { linePath, traces: 12, durationMs: 64, clusterCount: 4, engine: 'wasm' } as const;
    const outputFolder = join(scratch, 'clusters');
    const found = await clusterLine({ ...order, outputFolder }, listen().context);
    const names = readdirSync(outputFolder).sort();
    expect(names).toEqual(['clusters.csv', 'clusters.picks.json', 'clusters.png']);
    const rows = csvParse(readFileSync(join(outputFolder, 'clusters.csv'), 'utf8'));
    expect(new Set(rows.map(({ cluster }) => cluster))).toEqual(new Set(['1', '2', '3', '4']));
    const { picks, classes } = await readClassedPicksFile(join(outputFolder, 'clusters.picks.json'));
    expect(classes.map(({ name }) => name)).toEqual(['cluster 1', 'cluster 2', 'cluster 3', 'cluster 4']);
    expect(picks.map(({ class: name }) => name)).toEqual(rows.map(({ cluster }) => `cluster ${cluster}`));
    expect(picks).toHaveLength(found.windows.length);
  }, 60_000);
});
