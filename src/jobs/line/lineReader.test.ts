import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { LineReader } from '#jobs/line/lineReader';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';
import type { JobContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-reader-'));
const path = join(scratch, 'line.sgy');
afterAll(() => rmSync(scratch, { recursive: true }));

const warnings: string[] = [];
function context(signal = new AbortController().signal): JobContext {
  const nothing = () => undefined;
  return { signal, progress: nothing, warn: (message) => warnings.push(message), emit: nothing };
}

const section: Section = {
  traceCount: 23,
  sampleCount: 41,
  sampleIntervalUs: 2000,
  startTimeMs: 12.5,
  amplitudes: new Float32Array(23 * 41),
};

beforeAll(async () => {
  const random = createRandom(3);
  for (let i = 0; i < section.amplitudes.length; i++) section.amplitudes[i] = random.uniform() - 0.5;
  section.amplitudes[5 * 41 + 7] = Number.NaN;
  section.amplitudes[6 * 41 + 8] = Number.NEGATIVE_INFINITY;
  await writeNewSection({ outputPath: path, section, textLines: ['A LINE'], traceSpacingM: 12.5 }, context());
});

/**
 * The definition, written independently: the sample of largest magnitude of a cell, or 0 where none is
 * finite.
 */
function extremeOf(
  column: number,
  row: number,
  step: { trace: number; sample: number },
  from: number[],
): number {
  const values: number[] = [0];
  for (let trace = 0; trace < step.trace; trace++)
    for (let sample = 0; sample < step.sample; sample++) {
      const t = column * step.trace + trace;
      const s = row * step.sample + sample;
      if (t < from[2] && s < from[3]) values.push(section.amplitudes[(from[0] + t) * 41 + from[1] + s]);
    }
  return values.filter(Number.isFinite).sort((a, b) => Math.abs(b) - Math.abs(a))[0];
}

describe('a line reader', () => {
  it.each([
    [
      [0, 0, 23, 41],
      [1, 1],
    ],
    [
      [2, 3, 9, 20],
      [1, 1],
    ],
    [
      [0, 0, 23, 41],
      [4, 5],
    ],
    [
      [3, 7, 17, 30],
      [2, 1],
    ],
    [
      [3, 7, 17, 30],
      [1, 7],
    ],
    [
      [4, 0, 1, 1],
      [3, 3],
    ],
  ])(
    'window %j, steps %j',
    async ([firstTrace, firstSample, traceCount, sampleCount], [traceStep, sampleStep]) => {
      const reader = await LineReader.open(path);
      const request = {
        plane: 'line',
        ...{ firstColumn: firstTrace, columnCount: traceCount, columnStep: traceStep },
        ...{ firstRow: firstSample, rowCount: sampleCount, rowStep: sampleStep },
      };
      const { columnCount, rowCount, amplitudes } = await reader.readWindow(request);
      await reader.dispose();
      expect([columnCount, rowCount]).toEqual([
        Math.ceil(traceCount / traceStep),
        Math.ceil(sampleCount / sampleStep),
      ]);
      const step = { trace: traceStep, sample: sampleStep };
      const from = [firstTrace, firstSample, traceCount, sampleCount];
      const expected = Array.from({ length: columnCount * rowCount }, (_, i) =>
        extremeOf(Math.floor(i / rowCount), i % rowCount, step, from),
      );
      expect([...amplitudes]).toEqual(expected);
    },
  );

  it.each([
    { firstColumn: 20, columnCount: 4 },
    { firstColumn: -1, columnCount: 1 },
    { columnStep: 0 },
    { rowCount: 42 },
    { firstRow: Number.NaN },
    { plane: 'inline:1' },
    { plane: 'lines' },
  ])('refuses the window %j', async (change) => {
    const reader = await LineReader.open(path);
    const request = {
      plane: 'line',
      firstColumn: 0,
      columnCount: 5,
      firstRow: 0,
      rowCount: 5,
      columnStep: 1,
      rowStep: 1,
    };
    await expect(reader.readWindow({ ...request, ...change })).rejects.toMatchObject({
      code: 'argument.invalid',
    });
    await reader.dispose();
  });

  it('reads the whole section, with 0 for samples that are not finite, and warns', async () => {
    const reader = await LineReader.open(path);
    warnings.length = 0;
    const { amplitudes, ...axes } = await reader.readSection(context());
    const { words } = await reader.headerWords(4);
    await reader.dispose();
    const { amplitudes: _, ...expectedAxes } = section;
    expect(axes).toEqual(expectedAxes);
    expect([...amplitudes]).toEqual(
      Array.from(section.amplitudes, (value) => (Number.isFinite(value) ? value : 0)),
    );
    expect(warnings).toEqual(['2 samples are not finite (NaN or infinite); they are read as 0.']);
    expect(words.find(({ byte }) => byte === 21)).toEqual({ name: 'CDP', byte: 21, value: 5 });
    expect(words.find(({ byte }) => byte === 181)?.value).toBe(5000);
  });

  it('stops on request', async () => {
    const reader = await LineReader.open(path);
    const controller = new AbortController();
    controller.abort();
    await expect(reader.readSection(context(controller.signal))).rejects.toMatchObject({ code: 'cancelled' });
    await reader.dispose();
  });

  it('opens the complete traces of a line that was cut off, and warns', async () => {
    const cut = join(scratch, 'cut.sgy');
    writeFileSync(cut, readFileSync(path));
    truncateSync(cut, 3600 + 10 * 404 + 100);
    const reader = await LineReader.open(cut);
    warnings.length = 0;
    const read = await reader.readSection(context());
    await reader.dispose();
    expect(read.traceCount).toBe(10);
    expect(warnings[0]).toBe(
      'The file ends inside trace 11: 100 of its 404 bytes are there; the 10 whole traces are read.',
    );
  });

  it('detects a file that becomes shorter while it is open', async () => {
    const shrinking = join(scratch, 'shrinking.sgy');
    writeFileSync(shrinking, readFileSync(path));
    const reader = await LineReader.open(shrinking);
    truncateSync(shrinking, 5000);
    await expect(reader.readSection(context())).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('shorter since it was opened'),
    });
    await reader.dispose();
  });
});

const npra = join(import.meta.dirname, '../../../../shared/data/lines/npra-31-81.sgy');
it.skipIf(!existsSync(npra))('reads a real line (skipped without ../shared/data)', async () => {
  const reader = await LineReader.open(npra);
  const { traceCount, sampleCount, startTimeMs } = reader.axes;
  const { amplitudes } = await reader.readSection(context());
  await reader.dispose();
  expect([traceCount, sampleCount, startTimeMs, amplitudes.length]).toEqual([534, 1501, 0, 534 * 1501]);
});
