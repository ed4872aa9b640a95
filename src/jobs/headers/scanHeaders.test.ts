import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSegy, type SegyDataset } from 'segyio-wasm';
import { openFileSink } from 'segyio-wasm/node';
import { afterAll, describe, expect, it } from 'vitest';
import type { HeaderScan, HeaderScanKind } from '#jobs/headers/headerRange';
import { scanHeaders } from '#jobs/headers/scanHeaders';
import { readHeaders } from '#jobs/line/readHeaders';
import { openLineFile } from '#jobs/opening/segyErrors';
import { listen, needsOracles, oraclePython } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-scan-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const LINES = 90;
const PLACES = 60;
const TRACE_BYTES = 240 + 2 * 4;

/** A grid with its keys where the standard has field record and CDP, falling and stepped, in 5400 short traces. */
async function writeOddGrid(): Promise<string> {
  const path = join(scratch, 'odd.sgy');
  if (existsSync(path)) return path;
  await createSegy(await openFileSink(path), { sampleCount: 2, sampleIntervalUs: 4000 }, async (writer) => {
    for (let trace = 0; trace < LINES * PLACES; trace++) {
      const [line, place] = [Math.floor(trace / PLACES), trace % PLACES];
      const keys = { FieldRecord: 1000 - 2 * line, CDP: 300 + place, ShotPoint: (trace * 7919) % 5399 };
      await writer.write(writer.headerOf(keys), Float32Array.of(trace, -trace));
    }
  });
  return path;
}

async function scanned(path: string, scan: HeaderScanKind, heard = listen()): Promise<HeaderScan> {
  const dataset = await openLineFile(path);
  try {
    return await scanHeaders(dataset, scan, heard.context);
  } finally {
    await dataset.dispose();
  }
}

/** A word of every trace by arithmetic on the bytes of the file. */
function wordsAt(path: string, byte: number): number[] {
  const file = readFileSync(path);
  const count = (file.length - 3600) / TRACE_BYTES;
  return Array.from({ length: count }, (_, trace) => file.readInt32BE(3600 + trace * TRACE_BYTES + byte - 1));
}

const rangeAt = ({ ranges }: HeaderScan, byte: number) => ranges.find((range) => range.byte === byte);

describe('a full scan', () => {
  it('has limits, count and order of every value in the file', async () => {
    const path = await writeOddGrid();
    const scan = await scanned(path, 'full');
    expect(scan).toMatchObject({ traceCount: 5400, scannedTraceCount: 5400 });
    const orders = { 9: 'falling', 21: 'mixed', 197: 'mixed', 25: 'equal' } as const;
    for (const [byte, order] of Object.entries(orders)) {
      const values = wordsAt(path, Number(byte));
      expect(rangeAt(scan, Number(byte))).toMatchObject({
        ...{ minimum: Math.min(...values), maximum: Math.max(...values) },
        ...{ first: values[0], last: values.at(-1), distinctCount: new Set(values).size, order },
      });
    }
  });

  it('proposes bytes by which the file is the grid that was written', async () => {
    const path = await writeOddGrid();
    const { proposals, ...scan } = await scanned(path, 'full');
    expect(proposals[0]).toMatchObject({ kind: 'grid', headerBytes: { inline: 9, crossline: 21 } });
    expect(rangeAt({ ...scan, proposals }, 9)?.roles[0]).toEqual({
      field: 'inline',
      score: proposals[0].score,
    });
    const dataset: SegyDataset = await openLineFile(path);
    const { geometry } = await readHeaders(dataset, proposals[0]);
    await dataset.dispose();
    expect(geometry.grid).toMatchObject({ inlines: { count: LINES }, crosslines: { count: PLACES } });
  });

  it('tells its progress and stops where it is cancelled', async () => {
    const path = await writeOddGrid();
    const heard = listen((running) => running.controller.abort());
    await expect(scanned(path, 'full', heard)).rejects.toMatchObject({ code: 'cancelled' });
    expect(heard.progress[0]).toMatchObject({ done: 0, total: 5400, unit: 'traces' });
  });
});

describe('a quick scan', () => {
  it('reads a sample from the first to the last trace, inside the limits of all', async () => {
    const path = await writeOddGrid();
    const [quick, full] = [await scanned(path, 'quick'), await scanned(path, 'full')];
    expect(quick.scannedTraceCount).toBe(1024);
    for (const [i, { first, last, minimum, maximum }] of quick.ranges.entries()) {
      const all = full.ranges[i];
      expect([first, last]).toEqual([all.first, all.last]);
      expect(minimum).toBeGreaterThanOrEqual(all.minimum);
      expect(maximum).toBeLessThanOrEqual(all.maximum);
    }
    expect(quick.proposals[0].headerBytes).toEqual({ inline: 9, crossline: 21 });
  });
});

const data = join(import.meta.dirname, '../../../../shared/data/segyio-tests');
const needs = `${needsOracles}${existsSync(data) ? '' : ' (skipped without ../shared/data)'}`;
const FILES = ['small.sgy', 'small-ps.sgy', 'small-ps-dec-il-xl-off.sgy', 'shot-gather.sgy', 'f3.sgy'];

/** Limits and different values of every field by first byte, as segyio reads them. */
const SCRIPT = `
import json, sys, numpy, segyio
answer = []
for path in sys.argv[1:]:
    with segyio.open(path, ignore_geometry=True) as file:
        fields = {}
        for byte in map(int, segyio.tracefield.keys.values()):
            values = file.attributes(byte)[:].astype("int64")
            fields[byte] = [int(values.min()), int(values.max()), len(numpy.unique(values))]
        answer.append(fields)
print(json.dumps(answer))
`;

describe.skipIf(needs !== '')(`a scan against segyio's attributes${needs}`, () => {
  it('has the same limits and counts of all fields', async () => {
    const paths = FILES.map((name) => join(data, name)).filter((path) => existsSync(path));
    expect(paths.length).toBeGreaterThan(2);
    const output = execFileSync(oraclePython, ['-c', SCRIPT, ...paths], { encoding: 'utf8' });
    const theirs: Record<string, [number, number, number]>[] = JSON.parse(output);
    for (const [i, path] of paths.entries()) {
      const { ranges } = await scanned(path, 'full');
      const standard = ranges.filter(
        ({ byte, name }) => name !== `byte ${byte}` && String(byte) in theirs[i],
      );
      expect(standard.length).toBeGreaterThan(85);
      for (const { byte, minimum, maximum, distinctCount } of standard)
        expect([path, byte, minimum, maximum, distinctCount]).toEqual([path, byte, ...theirs[i][byte]]);
    }
  });
});
