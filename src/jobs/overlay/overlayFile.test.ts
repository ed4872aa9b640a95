import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { velocityProduct } from '#jobs/export/velocityProduct';
import { writeNewSection } from '#jobs/export/writeSection';
import { LineReader } from '#jobs/line/lineReader';
import { OverlayFile } from '#jobs/overlay/overlayFile';
import { expandGrid } from '#seismic/labels/probabilityGrid';
import type { Section } from '#seismic/section/section';
import { silentContext } from '#system/job';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-overlay-'));
const { signal } = new AbortController();
afterAll(() => rmSync(folder, { recursive: true }));

async function write(name: string, traceCount: number, sampleCount: number, sampleIntervalUs = 4000) {
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) => i % 3);
  const section: Section = { traceCount, sampleCount, sampleIntervalUs, startTimeMs: 0, amplitudes };
  const outputPath = join(folder, name);
  await writeNewSection(
    { outputPath, section, textLines: ['A LINE'], traceSpacingM: 10 },
    silentContext(signal),
  );
  return outputPath;
}

describe('a file over a line', () => {
  it.each([
    ['velocity', `${velocityProduct(new Float32Array(0), 'segy').what} BY DIFFRAKT`],
    ['values', 'SEMBLANCE TIMES 1000'],
  ])('is of %s where its text header says so', async (kind, words) => {
    const shape = { traceCount: 12, sampleCount: 20, sampleIntervalUs: 4000, startTimeMs: 0 };
    const section = { ...shape, amplitudes: Float32Array.from({ length: 240 }, (_, i) => 1500 + i) };
    const outputPath = join(folder, `${kind}.sgy`);
    const order = { outputPath, section, textLines: [words], traceSpacingM: 10 };
    await writeNewSection(order, silentContext(signal));
    const line = await LineReader.open(outputPath);
    const file = await OverlayFile.open(outputPath, line.axes);
    const plane = await line.sectionPlane('line');
    expect(await file.read(plane, signal)).toMatchObject({ kind, least: 1501, most: 1738 });
    expect((await file.read(plane, signal, { least: 0, most: 3000 })).kind).toBe(kind);
    await Promise.all([file.dispose(), line.dispose()]);
  });

  it('of its shape is read on its planes', async () => {
    const path = await write('class.sgy', 24, 50);
    const line = await LineReader.open(await write('line.sgy', 24, 50));
    const file = await OverlayFile.open(path, line.axes);
    const { kind, grid } = await file.read(await line.sectionPlane('line'), signal);
    expect(kind).toBe('class');
    const { diffraction } = expandGrid(grid, line.axes);
    expect([...diffraction.slice(0, 6)]).toEqual([0, 1, 0, 0, 1, 0]);
    await file.dispose();
    await line.dispose();
  });

  it.each([
    ['other traces', 25, 50, 4000, '25 traces of 50 samples at 4 ms'],
    ['other samples', 24, 51, 4000, '24 traces of 51 samples at 4 ms'],
    ['another interval', 24, 50, 2000, '24 traces of 50 samples at 2 ms'],
  ] as const)(
    'of %s is refused, with both shapes',
    async (name, traceCount, sampleCount, intervalUs, shape) => {
      const path = await write(`${name}.sgy`, traceCount, sampleCount, intervalUs);
      const axes = { traceCount: 24, sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 0 };
      await expect(OverlayFile.open(path, axes)).rejects.toMatchObject({
        code: 'argument.invalid',
        message: `${name}.sgy has ${shape}; this line has 24 traces of 50 samples at 4 ms.`,
      });
    },
  );
});
