import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createMemorySource, createSegy, openSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { readHeaders } from '#jobs/line/readHeaders';
import { listen } from '#jobs/testing/tinyLine';
import { createRandom } from '#seismic/numerics/random';
import { AS_RECORDED } from '#seismic/process/traceProcess';
import type { PlaneWindow } from '#seismic/survey/plane';
import { JobError } from '#system/failure';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-plane-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const cube = join(scratch, 'cube.sgy');
const SAMPLES = 20;

/** A volume of 6 inlines, 9 crosslines and 2 offsets in no order, with a tenth of its traces missing. */
beforeAll(async () => {
  const random = createRandom(12);
  const keys = Array.from({ length: 108 }, (_, i) => ({
    inline: 40 - 3 * Math.floor(i / 18),
    crossline: 700 + 2 * (Math.floor(i / 2) % 9),
    offset: 100 * (1 + (i % 2)),
  }));
  const traces = random.shuffle(keys.filter(() => random.uniform() > 0.1));
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: SAMPLES, sampleIntervalUs: 4000 }, async (writer) => {
    for (const { inline, crossline, offset } of traces) {
      const header = traceHeaderOf({ INLINE_3D: inline, CROSSLINE_3D: crossline, offset, CDP: 100 * inline });
      await writer.write(
        header,
        Float32Array.from({ length: SAMPLES }, () => random.uniform() - 0.5),
      );
    }
  });
  writeFileSync(cube, sink.bytes());
});

/** Traces and headers of a file one by one, as the reference for every plane. */
async function readDirectly(path: string) {
  const dataset = await openSegy(createMemorySource(new Uint8Array(readFileSync(path))));
  const numbers = Array.from({ length: dataset.layout.traceCount }, (_, trace) => trace);
  const samples: Float32Array[] = [];
  // Samples that are not finite are shown as 0; −0 is 0.
  for (const trace of numbers)
    samples.push((await dataset.trace.read(trace)).map((value) => (Number.isFinite(value) ? value + 0 : 0)));
  const [inlines, crosslines, offsets] = await dataset.header.columns([189, 193, 37]);
  const { survey } = await readHeaders(dataset);
  const isPreStack = survey.grid?.offsets != null;
  /** Of the traces at a place the one of least offset, or of the requested one; then the first. */
  const find = (inline: number, crossline: number, offset?: number) =>
    numbers
      .filter((i) => inlines[i] === inline && crosslines[i] === crossline)
      .filter((i) => offset === undefined || offsets[i] === offset)
      .sort((a, b) => (isPreStack ? offsets[a] - offsets[b] : 0) || a - b);
  const isVolume = survey.grid !== null;
  return { ...dataset.layout, isPreStack, isVolume, samples, inlines, crosslines, offsets, find };
}

type Direct = Awaited<ReturnType<typeof readDirectly>>;

function wholeWindow(plane: string, columnCount: number, rowCount: number): PlaneWindow {
  return { plane, firstColumn: 0, columnCount, columnStep: 1, firstRow: 0, rowCount, rowStep: 1 };
}

/** The columns of a plane by definition: samples of the trace found at each place, 0 where there is none. */
function columnsOf(direct: Direct, traces: readonly (number | undefined)[]): number[] {
  return traces.flatMap((trace) =>
    trace === undefined ? new Array<number>(direct.sampleCount).fill(0) : [...direct.samples[trace]],
  );
}

async function readWhole(reader: LineReader, name: string): Promise<number[]> {
  const { columns, rows } = await reader.plane(name);
  const { amplitudes } = await reader.readWindow(wholeWindow(name, columns.count, rows.count));
  return [...amplitudes];
}

/** Compares every kind of plane through the middle trace of a file with a direct read of its traces. */
async function checkPlanes(path: string): Promise<void> {
  const direct = await readDirectly(path);
  const { inlines, crosslines, offsets, find } = direct;
  const middle = inlines.length >> 1;
  const [inline, crossline, offset] = [inlines[middle], crosslines[middle], offsets[middle]];
  const reader = await LineReader.open(path);
  const alongInline = (await reader.plane(`inline:${inline}`)).columns;
  const alongCrossline = (await reader.plane(`crossline:${crossline}`)).columns;
  const [places, lines] = [alongInline, alongCrossline].map((axis) =>
    Array.from({ length: axis.count }, (_, i) => axis.valueAt(i)),
  );
  expect(await readWhole(reader, `inline:${inline}`)).toEqual(
    columnsOf(
      direct,
      places.map((place) => find(inline, place)[0]),
    ),
  );
  expect(await readWhole(reader, `crossline:${crossline}`)).toEqual(
    columnsOf(
      direct,
      lines.map((line) => find(line, crossline)[0]),
    ),
  );
  if (direct.isPreStack)
    expect(await readWhole(reader, `inline:${inline}:${offset}`)).toEqual(
      columnsOf(
        direct,
        places.map((place) => find(inline, place, offset)[0]),
      ),
    );
  const gathered = find(inline, crossline);
  expect(await readWhole(reader, `gather:place:${inline},${crossline}`)).toEqual(columnsOf(direct, gathered));
  const sample = direct.sampleCount >> 1;
  const time = direct.startTimeMs + (sample * direct.sampleIntervalUs) / 1000;
  expect(await readWhole(reader, `slice:${time}`)).toEqual(
    places.flatMap((place) => lines.map((line) => direct.samples[find(line, place)[0]]?.[sample] ?? 0)),
  );
  const corner = `${lines[0]},${places[0]}`;
  const arbitrary = `arbitrary:${corner};${inline},${crossline};${corner}`;
  const plane = await reader.sectionPlane(arbitrary);
  const along = Array.from(
    { length: plane.columns.count },
    (_, column) => plane.traceAt(column) ?? undefined,
  );
  expect(along.slice(1)).toContain(find(inline, crossline)[0]);
  expect(await readWhole(reader, arbitrary)).toEqual(columnsOf(direct, along));
  expect(await readWhole(reader, 'line')).toEqual(columnsOf(direct, [...direct.samples.keys()]));
  await reader.dispose();
}

describe('planes of a file', () => {
  it('hold the samples of their traces', () => checkPlanes(cube));

  it('are read in windows that keep extremes', async () => {
    const direct = await readDirectly(cube);
    const reader = await LineReader.open(cube);
    const { columns } = await reader.plane('inline:31');
    const window = {
      ...wholeWindow('inline:31', 6, 13),
      firstColumn: 2,
      firstRow: 5,
      columnStep: 4,
      rowStep: 3,
    };
    const answer = await reader.readWindow(window);
    await reader.dispose();
    expect([answer.columnCount, answer.rowCount]).toEqual([2, 5]);
    answer.amplitudes.forEach((value, cell) => {
      const [firstColumn, firstRow] = [2 + 4 * Math.floor(cell / 5), 5 + 3 * (cell % 5)];
      const held = [0];
      for (let column = firstColumn; column < Math.min(8, firstColumn + 4); column++)
        for (let row = firstRow; row < Math.min(18, firstRow + 3); row++) {
          const trace = direct.find(31, columns.valueAt(column))[0];
          if (trace !== undefined) held.push(direct.samples[trace][row]);
        }
      expect(value).toBe(held.sort((a, b) => Math.abs(b) - Math.abs(a))[0]);
    });
  });

  it('are sections in memory, too, and their amplitudes are measured', async () => {
    const reader = await LineReader.open(cube);
    const section = await reader.readSection(listen().context, 'crossline:704');
    expect([section.traceCount, section.sampleCount]).toEqual([6, SAMPLES]);
    expect([...section.amplitudes]).toEqual(await readWhole(reader, 'crossline:704'));
    const { quantiles } = await reader.measureSpread('crossline:704', AS_RECORDED);
    expect(quantiles[1000]).toBe(Math.max(...section.amplitudes.map(Math.abs)));
    const gained = await reader.measureSpread('crossline:704', {
      ...AS_RECORDED,
      balance: 'agc',
      agcWindowMs: 40,
    });
    expect(gained.quantiles[1000]).toBeGreaterThan(1);
    await expect(reader.readSection(listen().context, 'slice:8')).rejects.toMatchObject({
      code: 'argument.invalid',
    });
    await reader.dispose();
  });

  it('are both read where two are asked for at once; what nothing waits for is read no further', async () => {
    const reader = await LineReader.open(cube);
    const asked = new Map<string, { readonly signal?: AbortSignal; finish(): void }>();
    await reader.useSlices({
      holds: () => true,
      read: ({ name, sample, columns, rows }, signal) =>
        new Promise((done, fail) => {
          const samples = new Float32Array(columns.count * rows.count).fill(sample);
          signal?.addEventListener('abort', () => fail(new JobError('cancelled', 'Given up.', '')));
          asked.set(name, { signal, finish: () => done(samples) });
        }),
      dispose: async () => undefined,
    });
    const beside = [readWhole(reader, 'slice:8'), readWhole(reader, 'slice:12')];
    await expect.poll(() => asked.size).toBe(2);
    for (const { finish } of asked.values()) finish();
    expect((await Promise.all(beside)).map(([value]) => value)).toEqual([2, 3]);

    const leaving = new AbortController();
    const { columns, rows } = await reader.plane('slice:16');
    const left = reader.readWindow(wholeWindow('slice:16', columns.count, rows.count), leaving.signal);
    await expect.poll(() => asked.has('slice:16')).toBe(true);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    const next = readWhole(reader, 'slice:20');
    await expect.poll(() => asked.has('slice:20')).toBe(true);
    expect(asked.get('slice:16')?.signal?.aborted).toBe(true);
    asked.get('slice:20')?.finish();
    expect((await next)[0]).toBe(5);
    await reader.dispose();
  });

  it('stop when they are no longer needed', async () => {
    const reader = await LineReader.open(cube);
    const window = wholeWindow('line', 50, SAMPLES);
    await expect(reader.readWindow(window, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    await reader.dispose();
  });
});

const shared = join(import.meta.dirname, '../../../../shared/data/segyio-tests');
const files = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.sgy')) : [];

it.skipIf(files.length === 0)(
  'planes of volumes that other programs wrote (skipped without ../shared/data)',
  async () => {
    let volumes = 0;
    for (const name of files) {
      const path = join(shared, name);
      const direct = await readDirectly(path).catch(() => null);
      if (!direct?.isVolume) continue;
      await checkPlanes(path);
      volumes++;
    }
    expect(volumes).toBeGreaterThan(15);
  },
  60_000,
);
