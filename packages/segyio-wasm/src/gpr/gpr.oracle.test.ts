import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GprFile, makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { openFileSink, openGprFile } from '../node.js';
import type { GprDataset } from './gprDataset.js';
import { gprToSegy } from './gprToSegy.js';

const root = join(import.meta.dirname, '../../../..');
const python = join(root, '.oracles/bin/python');
const realLine = join(root, '../shared/data/gpr/XLINE00.DT1');
const test = join(import.meta.dirname, '../../test');
const noPython = existsSync(python) ? '' : ', skipped without .oracles: npm run oracles';
const noData = existsSync(realLine) ? '' : ', skipped without ../shared/data/gpr';

const scratch = mkdtempSync(join(tmpdir(), 'gpr-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What NumPy and struct read from a file; see test/dumpGpr.py. */
interface Answer {
  readonly traceCount: number;
  readonly sampleCount: number;
  /** One number, or one a channel for DZT. */
  readonly sampleIntervalNs: number | readonly number[];
  readonly startTimeNs: number | readonly number[];
  readonly distances: readonly number[];
  readonly marks?: readonly (readonly number[])[];
  readonly status?: readonly (readonly number[])[];
  readonly gps?: readonly (readonly number[])[];
  /** [channel][trace][sample] */
  readonly samples: Float64Array;
  /** DT1: [trace][32] */
  readonly headers: Float32Array | null;
}

function bufferOf(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}

/** One call of Python for all files: it takes longer to start than to read. */
function askPython(files: readonly string[]): Answer[] {
  const folder = mkdtempSync(join(scratch, 'dump-'));
  execFileSync(python, [join(test, 'dumpGpr.py'), folder, ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
  return files.map((_, index) => {
    const found = JSON.parse(readFileSync(join(folder, `${index}.json`), 'utf8'));
    const headers = join(folder, `${index}.headers`);
    return {
      ...found,
      samples: new Float64Array(bufferOf(join(folder, `${index}.samples`))),
      headers: existsSync(headers) ? new Float32Array(bufferOf(headers)) : null,
    };
  });
}

function save(folder: string, ...files: readonly GprFile[]): string {
  const place = mkdtempSync(join(scratch, `${folder}-`));
  for (const { name, bytes } of files) writeFileSync(join(place, name), bytes);
  return join(place, files[0].name);
}

/** How many numbers differ, lengths included: on long arrays much quicker than toEqual. */
function countDifferent(found: Float32Array, expected: Float32Array): number {
  let different = Math.abs(found.length - expected.length);
  for (let i = 0; i < expected.length; i++) if (found[i] !== expected[i]) different++;
  return different;
}

function ofChannel(value: number | readonly number[], channel: number): number {
  return typeof value === 'number' ? value : value[channel];
}

/** Layout, times, distances and every sample of one channel against Python's. */
async function expectSame(dataset: GprDataset, answer: Answer): Promise<void> {
  const { layout } = dataset;
  const { channel } = layout;
  expect(layout.traceCount).toBe(answer.traceCount);
  expect(layout.sampleCount).toBe(answer.sampleCount);
  expect(layout.sampleIntervalNs).toBeCloseTo(ofChannel(answer.sampleIntervalNs, channel), 12);
  expect(dataset.samples[0]).toBeCloseTo(ofChannel(answer.startTimeNs, channel), 12);
  const distances = (await dataset.distances()) ?? [];
  expect(distances).toHaveLength(answer.traceCount);
  distances.forEach((metres, i) => {
    expect(metres).toBeCloseTo(answer.distances[i], 9);
  });
  const count = answer.traceCount * answer.sampleCount;
  const expected = Float32Array.from(answer.samples.subarray(channel * count, (channel + 1) * count));
  expect(expected.length).toBe(count);
  expect(countDifferent(await dataset.trace.readBlock(), expected)).toBe(0);
}

interface Made {
  readonly what: string;
  readonly files: readonly GprFile[];
  readonly channels: number;
}

function pair({ data, header }: { data: GprFile; header: GprFile }): readonly GprFile[] {
  return [data, header];
}

const MADE: readonly Made[] = [
  { what: 'DT1 in metres', files: pair(makeDt1({ traces: 40, samples: 65 })), channels: 1 },
  { what: 'DT1 in feet', files: pair(makeDt1({ settings: { 'POSITION UNITS': 'ft' } })), channels: 1 },
  { what: 'DZT of 8 bits', files: [makeDzt({ bits: 8, words: 33 })], channels: 1 },
  { what: 'DZT of 16 bits', files: [makeDzt({ bits: 16, scans: 300, words: 129 })], channels: 1 },
  { what: 'DZT of 32 bits', files: [makeDzt({ bits: 32 })], channels: 1 },
  {
    what: 'DZT of 3 channels, 8 bits, odd',
    files: [makeDzt({ bits: 8, words: 31, channels: 3 })],
    channels: 3,
  },
  { what: 'DZT of 2 channels, 16 bits', files: [makeDzt({ channels: 2, scans: 50 })], channels: 2 },
  { what: 'DZT with rh_data in bytes', files: [makeDzt({ channels: 2, data: 2048 })], channels: 2 },
  { what: 'DZT with spare headers', files: [makeDzt({ data: 3, headerBytes: 3072 })], channels: 1 },
  { what: 'DZT of 512 bytes of header', files: [makeDzt({ data: 512, headerBytes: 512 })], channels: 1 },
  { what: 'RD3', files: pair(makeMala({ traces: 77, samples: 101 })), channels: 1 },
  { what: 'RD7', files: pair(makeMala({ kind: 'rd7', traces: 33 })), channels: 1 },
  { what: 'RD3 of 4 channels', files: pair(makeMala({ channels: 4 })), channels: 4 },
];

describe.skipIf(noPython !== '')(`made files against NumPy and struct${noPython}`, () => {
  const paths = MADE.map(({ files }, index) => save(`made${index}`, ...files));
  let answers: Answer[] = [];
  beforeAll(() => {
    answers = askPython(paths);
  });

  it.each(MADE.map(({ what, channels }, index) => ({ what, channels, index })))(
    '$what: layout, times, distances, samples',
    async ({ channels, index }) => {
      for (let channel = 0; channel < channels; channel++) {
        const dataset = await openGprFile(paths[index], { channel });
        await expectSame(dataset, answers[index]);
        const { marks, status } = answers[index];
        if (marks && status) {
          expect([...(await dataset.attributes('ScanMark'))]).toEqual(marks[channel]);
          expect([...(await dataset.attributes('ScanStatus'))]).toEqual(status[channel]);
        }
        await dataset.dispose();
      }
    },
  );
});

describe.skipIf(noPython + noData !== '')(`a real line${noPython}${noData}`, () => {
  it('is read as NumPy reads its bytes, headers too', async () => {
    const [answer] = askPython([realLine]);
    const dataset = await openGprFile(realLine);
    expect(dataset.layout).toMatchObject({ traceCount: 531, sampleCount: 1500, traceSpacingMetres: 0.6096 });
    expect(dataset.layout.statedSpacing).toEqual({ value: 2, unit: 'ft' });
    // Its lines end in two carriage returns and a line feed.
    expect(dataset.text[0].lines).toHaveLength(24);
    await expectSame(dataset, answer);
    for (const [item, name] of [
      [1, 'TraceNumber'],
      [2, 'Position'],
      [3, 'SampleCount'],
      [7, 'TimeWindow'],
      [8, 'StackCount'],
      [24, 'TimeOfDaySeconds'],
    ] as const) {
      const expected = Array.from({ length: 531 }, (_, i) => answer.headers?.[32 * i + item - 1]);
      expect([...(await dataset.attributes(name))], name).toEqual(expected);
    }
    await dataset.dispose();
  });

  it('is read by PyPI segyio from the SEG-Y made of it', async () => {
    const target = join(scratch, 'xline00.sgy');
    const dataset = await openGprFile(realLine);
    const written = await gprToSegy(dataset, await openFileSink(target));
    expect(written).toEqual({ traceCount: 531, sampleIntervalPs: 800, revision: '1', warnings: [] });
    const folder = mkdtempSync(join(scratch, 'segyio-'));
    execFileSync(python, [join(test, 'dumpBySegyio.py'), folder, `big:${target}`]);
    const dump = JSON.parse(readFileSync(join(folder, '0.json'), 'utf8'));
    expect(dump).toMatchObject({ traceCount: 531, sampleCount: 1500 });
    expect(dump.binary).toMatchObject({ Interval: 800, Samples: 1500, Format: 5 });
    const bySegyio = new Float32Array(bufferOf(join(folder, '0.samples')));
    expect(countDifferent(await dataset.trace.readBlock(), bySegyio)).toBe(0);
    await dataset.dispose();
  });
});
