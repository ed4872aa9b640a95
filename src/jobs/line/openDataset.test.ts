import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { LineReader } from '#jobs/line/lineReader';
import { openDataset } from '#jobs/line/openDataset';
import { describeFile, INFO_SCHEMA } from '#jobs/tables/info';
import { createRandom } from '#seismic/numerics/random';
import type { JobContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-open-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const warned: string[] = [];
const context: JobContext = {
  signal: new AbortController().signal,
  progress: () => undefined,
  warn: (message) => warned.push(message),
  emit: () => undefined,
};

async function write(
  name: string,
  amplitudes: Float32Array,
  traceCount: number,
  cdpOf?: (trace: number) => number,
) {
  const outputPath = join(scratch, name);
  const axes = {
    traceCount,
    sampleCount: amplitudes.length / traceCount,
    sampleIntervalUs: 4000,
    startTimeMs: 100,
  };
  const request = {
    outputPath,
    section: { ...axes, amplitudes },
    textLines: ['A LINE'],
    traceSpacingM: 10,
    cdpOf,
  };
  await writeNewSection(request, context);
  return outputPath;
}

function noise(count: number): Float32Array {
  const random = createRandom(9);
  return Float32Array.from({ length: count }, () => random.uniform() * 3 - 1);
}

/** Amplitude statistics of an opened line. */
async function measure(path: string) {
  const reader = await LineReader.open(path);
  const { summary, surveyed } = await reader.summarise(context.signal);
  await reader.dispose();
  const { deadTraceCount, warnings } = summary;
  return { found: surveyed.amplitudes, values: surveyed.values, deadTraceCount, warnings };
}

describe('opening a line', () => {
  it('gives its axes, scales, geometry and text', async () => {
    const path = await write('line.sgy', noise(30 * 50), 30, (trace) => 500 - 2 * trace);
    const summary = await openDataset(path, context);
    expect(summary).toMatchObject({
      path,
      fileName: 'line.sgy',
      fileBytes: 3600 + 30 * 440,
      traceCount: 30,
      sampleCount: 50,
      sampleIntervalUs: 4000,
      startTimeMs: 100,
      format: { code: 5, name: 'IEEE float, 4 bytes' },
      byteOrder: 'big',
      revision: '1',
      geometry: { kind: 'line' },
      deadTraceCount: 0,
      warnings: [],
    });
    expect(summary.textHeader[0]).toBe('C 1 A LINE');
    expect(summary.survey.scales.map(({ name }) => name)).toEqual([
      'CDP',
      'Field record',
      'Trace in file',
      'Trace in line',
    ]);
    expect(Array.from(summary.survey.scales[0].values)).toEqual(
      Array.from({ length: 30 }, (_, trace) => 500 - 2 * trace),
    );
  });

  it('measures the amplitudes of live traces by their definition', async () => {
    const amplitudes = noise(40 * 50);
    amplitudes.fill(0, 50, 150);
    amplitudes.fill(7, 1000, 1050);
    amplitudes[300] = Number.NaN;
    amplitudes[301] = Number.POSITIVE_INFINITY;
    const path = await write('noise.sgy', amplitudes, 40);
    const { found, values, deadTraceCount, warnings } = await measure(path);
    const live = [...amplitudes].filter(
      (value, i) => Number.isFinite(value) && !(i >= 50 && i < 150) && !(i >= 1000 && i < 1050),
    );
    const magnitudes = live.map(Math.abs).sort((a, b) => a - b);
    const percentile = (p: number) => magnitudes[Math.ceil((p / 100) * magnitudes.length) - 1];
    expect([...values]).toEqual(live);
    expect(deadTraceCount).toBe(3);
    expect([found.minimum, found.maximum]).toEqual([Math.min(...live), Math.max(...live)]);
    expect(found.rms).toBeCloseTo(
      Math.sqrt(live.reduce((sum, value) => sum + value * value, 0) / live.length),
      6,
    );
    for (const p of [50, 90, 95, 98, 99, 100]) expect(found.absolutePercentiles[p]).toBe(percentile(p));
    const p99 = percentile(99);
    const inside = live.filter((value) => Math.abs(value) <= p99).length;
    expect(found.histogram).toHaveLength(64);
    expect(found.histogram.reduce((sum, count) => sum + count, 0)).toBe(inside);
    // Values lie between −1 and 2: bins below −1 hold none.
    const below = found.histogram.slice(0, Math.floor(((1 - 1 / p99) * 64) / 2));
    expect(below.every((count) => count === 0)).toBe(true);
    expect(warnings).toEqual(['2 samples are not finite (NaN or infinite); they are shown as 0.']);
  });

  it('opens a line of dead traces', async () => {
    const path = await write('dead.sgy', new Float32Array(200), 20);
    const { found: amplitudes, deadTraceCount, warnings } = await measure(path);
    expect(deadTraceCount).toBe(20);
    expect(amplitudes).toMatchObject({ minimum: 0, maximum: 0, rms: 0 });
    expect(Object.values(amplitudes.absolutePercentiles)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(warnings).toEqual(['All traces are dead: no two samples of a trace differ.']);
  });

  it('recognises the file again by its headers and size, not by its name', async () => {
    const path = await write('first.sgy', noise(100), 10);
    const { fingerprint } = await openDataset(path, context);
    const copy = join(scratch, 'second.sgy');
    writeFileSync(copy, readFileSync(path));
    expect((await openDataset(copy, context)).fingerprint).toBe(fingerprint);
    const bytes = readFileSync(path);
    bytes[3600 + 30]++;
    writeFileSync(copy, bytes);
    expect((await openDataset(copy, context)).fingerprint).not.toBe(fingerprint);
  });

  it('warns of a file that was cut off and reads the complete traces', async () => {
    const path = await write('cut.sgy', noise(100), 10);
    appendFileSync(path, new Uint8Array(77));
    const { traceCount, warnings } = await openDataset(path, context);
    expect(traceCount).toBe(10);
    warned.length = 0;
    expect((await describeFile(path, context)).warnings).toEqual(warnings);
    expect(warned).toEqual(warnings);
    expect(warnings).toEqual([
      'The file ends inside trace 11: 77 of its 280 bytes are there; the 10 whole traces are read.',
    ]);
  });

  it.each([
    ['page.sgy', '<html><body>404</body></html>', 'file.notSegy', /web page/],
    ['empty.sgy', '', 'file.notSegy', /empty/],
    ['heads.sgy', null, 'file.truncated', /headers but no trace/],
  ])('%s fails with a message', async (name, content, code, message) => {
    const path = await write(name, noise(10), 1);
    writeFileSync(path, content ?? readFileSync(path).subarray(0, 3600));
    const failure = { code, message: expect.stringMatching(message), remedy: expect.stringMatching(/\w/) };
    await expect(openDataset(path, context)).rejects.toMatchObject(failure);
    await expect(describeFile(path, context)).rejects.toMatchObject(failure);
  });

  it('a missing file and a folder fail with a message', async () => {
    const missing = join(scratch, 'none.sgy');
    await expect(openDataset(missing, context)).rejects.toMatchObject({ code: 'file.missing' });
    await expect(openDataset(scratch, context)).rejects.toMatchObject({ code: 'file.notSegy' });
  });
});

describe('the description of a file', () => {
  it('keeps its schema and gives ranges of all fields that are used', async () => {
    const path = await write('info.sgy', noise(300), 30);
    const info = await describeFile(path, context);
    expect(INFO_SCHEMA.strict().safeParse(info).error).toBeUndefined();
    expect(info).toMatchObject({ startTimeMs: 100, endTimeMs: 136, traceCount: 30, deadTraceCount: 0 });
    expect(info.headers.find(({ name }) => name === 'CDP_X')).toEqual({
      name: 'CDP_X',
      byte: 181,
      minimum: 0,
      maximum: 29_000,
      first: 0,
      last: 29_000,
      type: 'int32',
      distinctCount: 30,
      order: 'rising',
    });
    expect(info.headers.map(({ name }) => name)).not.toContain('offset');
    expect(info.binaryHeader.find(({ name }) => name === 'Interval')?.value).toBe(4000);
  });
});
