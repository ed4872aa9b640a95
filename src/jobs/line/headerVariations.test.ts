import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { variationWarning } from '#jobs/line/headerVariations';
import { openDataset } from '#jobs/line/openDataset';
import { writeHeaderTable } from '#jobs/tables/headerTable';
import { describeFile } from '#jobs/tables/info';
import { listen } from '#jobs/testing/tinyLine';
import { makeBusyHeaders } from '../../../packages/segyio-wasm/test/busyHeaders.js';
import { makeSegy } from '../../../packages/segyio-wasm/test/makeSegy.js';
import { makeSu, putFloats } from '../../../packages/segyio-wasm/test/makeSu.js';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-variations-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const SAMPLES = 10;
const TRACE_BYTES = 240 + 4 * SAMPLES;

/** A file of 24 traces whose 16-bit words at a byte are as `words` gives them for each trace. */
function write(name: string, byte: number, words: (trace: number) => number): string {
  const bytes = makeSegy({ samples: SAMPLES, traces: 24 });
  const view = new DataView(bytes.buffer);
  for (let trace = 0; trace < 24; trace++) view.setInt16(3600 + trace * TRACE_BYTES + byte - 1, words(trace));
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

describe('fields that differ along the line', () => {
  it.each<[string, number, (trace: number) => number, object, string]>([
    [
      'interval.sgy',
      117,
      (trace) => (trace < 12 ? 2000 : 1000),
      {
        ...{ name: 'sample interval', byte: 117, usual: 2000, traceCount: 12, valueCount: 1 },
        others: [{ value: 1000, traceCount: 12, firstTrace: 12 }],
      },
      '12 traces have another sample interval (bytes 117-118): 1000 µs instead of 2000 µs, first in trace 12, counted from 0; all traces are shown with the usual interval.',
    ],
    [
      'count.sgy',
      115,
      (trace) => (trace === 7 ? 9 : SAMPLES),
      {
        ...{ name: 'sample count', usual: SAMPLES, traceCount: 1 },
        others: [{ value: 9, traceCount: 1, firstTrace: 7 }],
      },
      '1 trace has another sample count (bytes 115-116): 9 instead of 10, first in trace 7, counted from 0; all traces are read with the usual count.',
    ],
    [
      'delay.sgy',
      109,
      (trace) => [0, 0, 40, 40, 20][trace % 5],
      { name: 'recording delay', usual: 0, traceCount: 14, valueCount: 2 },
      '14 traces have another recording delay (bytes 109-110): 2 other values, most often 40 ms, instead of 0 ms, first in trace 2, counted from 0; all traces are shown from the usual time on.',
    ],
  ])('%s', async (name, byte, words, expected, message) => {
    const path = write(name, byte, words);
    const info = await describeFile(path, listen().context);
    expect(info.variations).toEqual([expect.objectContaining(expected)]);
    expect(variationWarning(info.variations[0])).toBe(message);
    expect(info.warnings).toContain(message);
    expect((await openDataset(path, listen().context)).warnings).toContain(message);
  });

  it('are not those that a trace leaves at 0, or that are in all of them', async () => {
    const none = write('zeros.sgy', 117, (trace) => (trace % 2 === 0 ? 0 : 2000));
    expect((await describeFile(none, listen().context)).variations).toEqual([]);
    const other = write('other.sgy', 117, () => 4000);
    const info = await describeFile(other, listen().context);
    expect(info.variations).toEqual([]);
    expect(info.warnings.join()).toMatch(/2000 µs in the binary header, 4000 µs in the first trace/);
  });

  it('are counted to the last, and listed to the tenth', async () => {
    const path = write('delays.sgy', 109, (trace) => trace);
    const [delays] = (await describeFile(path, listen().context)).variations;
    expect([delays.traceCount, delays.valueCount, delays.others.length]).toEqual([23, 23, 10]);
  });
});

it('a description of busy headers is stopped on request', async () => {
  const path = join(scratch, 'busy.sgy');
  writeFileSync(path, makeBusyHeaders('random words', 20_000));
  const heard = listen();
  setTimeout(() => heard.controller.abort(), 100);
  await expect(describeFile(path, heard.context)).rejects.toMatchObject({ code: 'cancelled' });
});

describe('a file of Seismic Unix', () => {
  const path = join(scratch, 'line.su');
  const bytes = makeSu({ samples: SAMPLES, traces: 24, trace: { 29: 30, 117: 0 } });
  const f2 = (trace: number) => 50 + 12.5 * trace;
  writeFileSync(
    path,
    putFloats(bytes, SAMPLES, { 181: () => 5, 185: () => 100.1, 189: () => 12.5, 193: f2 }),
  );

  it('is described by its own fields, in depth, with the positions of its traces', async () => {
    const info = await describeFile(path, listen().context);
    expect(info).toMatchObject({
      kind: 'su',
      sampleDomain: 'depth',
      sampleIntervalUs: 5000,
      startTimeMs: 100.1,
    });
    const names = info.headers.map(({ name }) => name);
    expect(names).toEqual(['tracl', 'cdp', 'trid', 'ns', 'd1', 'f1', 'd2', 'f2']);
    expect(info.headers.find(({ name }) => name === 'f1')).toMatchObject({ minimum: 100.1, last: 100.1 });
    expect(info.geometry.kind).toBe('line');
    const { survey } = await openDataset(path, listen().context);
    expect(survey.samples.domain).toBe('depth');
    expect(survey.scales.map(({ name }) => name)).toEqual(['CDP', 'Trace in line', 'Position']);
    expect(survey.scales[2].values).toEqual(Array.from({ length: 24 }, (_, trace) => f2(trace)));
  });

  it('has its own names and floats in the table of headers', async () => {
    const outputPath = join(scratch, 'su.csv');
    await writeHeaderTable({ inputPath: path, outputPath }, listen().context);
    const [names, , second] = readFileSync(outputPath, 'latin1').split('\r\n');
    const columns = names.split(',');
    expect(columns.slice(0, 2)).toEqual(['1:tracl', '5:tracr']);
    const cellOf = (name: string) => second.split(',')[columns.indexOf(name)];
    expect(['181:d1', '185:f1', '193:f2', '205:ntr'].map(cellOf)).toEqual(['5', '100.1', '62.5', '0']);
  });
});
