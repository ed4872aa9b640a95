import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { LineReader } from '#jobs/line/lineReader';
import { readHeaders } from '#jobs/line/readHeaders';
import { sampleHeaders } from '#jobs/line/sampleHeaders';
import { openLineFile } from '#jobs/opening/segyErrors';
import { planeNamed } from '#seismic/survey/buildPlane';
import { planeFamiliesOf } from '#seismic/survey/planeFamily';
import type { Survey } from '#seismic/survey/survey';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-sampled-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const { signal } = new AbortController();
const [INLINES, CROSSLINES] = [205, 250];

/** First bytes of the fields that the tests set, as SEG-Y has them. */
const BYTES = { FieldRecord: 9, CDP: 21, INLINE_3D: 189, CROSSLINE_3D: 193 } as const;
type Fields = Partial<Record<keyof typeof BYTES, number>>;
const FILE_HEADER = 3600;

/** A file of two samples a trace with the headers of each trace: one trace of the library, over and over. */
async function write(name: string, fieldsOf: (trace: number) => Fields): Promise<string> {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 2, sampleIntervalUs: 4000 }, (writer) =>
    writer.write(traceHeaderOf({}), Float32Array.of(1, -1)),
  );
  const [head, trace] = [sink.bytes().subarray(0, FILE_HEADER), sink.bytes().subarray(FILE_HEADER)];
  const bytes = Buffer.alloc(FILE_HEADER + INLINES * CROSSLINES * trace.length);
  bytes.set(head);
  for (let n = 0; n < INLINES * CROSSLINES; n++) {
    const start = FILE_HEADER + n * trace.length;
    bytes.set(trace, start);
    const fields = fieldsOf(n);
    for (const field of ['FieldRecord', 'CDP', 'INLINE_3D', 'CROSSLINE_3D'] as const)
      bytes.writeInt32BE(fields[field] ?? 0, start + BYTES[field] - 1);
  }
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

const byInline = (trace: number): Fields => ({
  INLINE_3D: 100 + 2 * Math.floor(trace / CROSSLINES),
  CROSSLINE_3D: 900 - (trace % CROSSLINES),
  CDP: 5 * trace,
  // Its steps are not even.
  FieldRecord: Math.floor(trace / 1000),
});
const byCrossline = (trace: number): Fields => ({
  INLINE_3D: 300 - (trace % INLINES),
  CROSSLINE_3D: 10 + Math.floor(trace / INLINES),
});
/** One trace that is none of the sampled ones lies elsewhere. */
const misplaced = (trace: number): Fields => ({
  ...byInline(trace),
  ...(trace === 20_001 ? { CROSSLINE_3D: 7777 } : {}),
});

async function bothReadings(path: string) {
  const dataset = await openLineFile(path);
  const [sampled, all] = [await sampleHeaders(dataset, {}, signal), await readHeaders(dataset, {}, signal)];
  await dataset.dispose();
  return { sampled, all };
}

const numbersOf = (survey: Survey) =>
  planeFamiliesOf(survey).map(({ id, numbers }) => [id, numbers[0], numbers.at(-1), numbers.length]);

const scaleOf = ({ scales }: Survey, name: string) =>
  Array.from(scales.find((scale) => scale.name === name)?.values ?? []);

describe('sampleHeaders', () => {
  it.each([
    ['inline', byInline],
    ['crossline', byCrossline],
  ])('tells the same planes of a grid sorted by %s as all headers do', async (name, fieldsOf) => {
    const { sampled, all } = await bothReadings(await write(`${name}.sgy`, fieldsOf));
    if (!sampled) throw new Error('The grid was not found.');
    expect(numbersOf(sampled.survey)).toEqual(numbersOf(all.survey));
    for (const plane of ['inline:200', 'crossline:100', 'crossline:700', 'slice:4']) {
      const tracesOf = (survey: Survey) => {
        const { columns, rows, traceAt, kind } = planeNamed(survey, plane);
        const depth = kind === 'slice' ? rows.count : 1;
        return Array.from({ length: columns.count * depth }, (_, i) =>
          traceAt(Math.floor(i / depth), i % depth),
        );
      };
      if (plane.startsWith('crossline') && !hasCrossline(all.survey, Number(plane.slice(10)))) continue;
      expect(tracesOf(sampled.survey)).toEqual(tracesOf(all.survey));
    }
    expect(scaleOf(sampled.survey, 'Inline')).toEqual(scaleOf(all.survey, 'Inline'));
    expect(scaleOf(sampled.survey, 'CDP')).toEqual(scaleOf(all.survey, 'CDP'));
    expect(scaleOf(sampled.survey, 'Field record')).toEqual([]);
    expect(sampled.geometry.reason).toMatch(/By 128 of 51250 headers/);
    expect(all.sampledCount).toBeNull();
  });

  it('is null for lines', async () => {
    const { sampled } = await bothReadings(await write('line.sgy', (trace) => ({ CDP: trace })));
    expect(sampled).toBeNull();
  });

  it('is corrected by all headers where they contradict those that were looked at', async () => {
    const reader = await LineReader.open(await write('misplaced.sgy', misplaced));
    const { summary } = await reader.summarise(signal, { samplesHeaders: true });
    expect(summary.sampledHeaderCount).toBe(128);
    expect(hasCrossline(summary.survey, 7777)).toBe(false);
    const completed = await reader.complete(summary, signal);
    expect(completed.isAsSampled).toBe(false);
    expect(completed.summary.sampledHeaderCount).toBeNull();
    expect((await reader.plane('crossline:7777')).columns.count).toBe(INLINES);
    await reader.dispose();
  });

  it('is confirmed by all headers, which add the fields that it left out', async () => {
    const reader = await LineReader.open(join(scratch, 'inline.sgy'));
    const { summary } = await reader.summarise(signal, { samplesHeaders: true });
    const completed = await reader.complete(summary, signal);
    expect(completed.isAsSampled).toBe(true);
    expect(scaleOf(completed.summary.survey, 'Field record')[51_249]).toBe(51);
    expect(completed.summary.fingerprint).toBe(summary.fingerprint);
    await reader.dispose();
  });
});

function hasCrossline(survey: Survey, number: number): boolean {
  return planeFamiliesOf(survey).some(({ id, numbers }) => id === 'crossline' && numbers.includes(number));
}
