import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, expect, it } from 'vitest';
import { linePlanes } from '#jobs/map/linePlanes';
import { silentContext } from '#system/job';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-line-planes-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function planesOf(words: readonly Record<string, number>[]) {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 4, sampleIntervalUs: 4000 }, async (writer) => {
    for (const header of words) await writer.write(traceHeaderOf(header), new Float32Array(4).fill(1));
  });
  const linePath = join(folder, 'line.sgy');
  writeFileSync(linePath, sink.bytes());
  return linePlanes({ linePath }, silentContext(new AbortController().signal));
}

it('a volume has inlines and crosslines by their numbers, whatever their steps', async () => {
  const headers = [10, 12, 14].flatMap((inline) =>
    [300, 305].map((crossline) => ({ INLINE_3D: inline, CROSSLINE_3D: crossline })),
  );
  expect((await planesOf(headers)).map(({ kind, numbers }) => [kind, [...numbers]])).toEqual([
    ['inline', [10, 12, 14]],
    ['crossline', [300, 305]],
  ]);
});

it('a line has none', async () => {
  expect(await planesOf([1, 2, 3].map((CDP) => ({ CDP })))).toEqual([]);
});
