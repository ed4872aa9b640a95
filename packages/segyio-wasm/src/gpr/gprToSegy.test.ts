import { describe, expect, it } from 'vitest';
import { makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { openSegy, type SegyDataset } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { delayFields, segyIntervalOf, segyPositions } from '../view/segyFields.js';
import type { GprDataset } from './gprDataset.js';
import { type GprToSegyOptions, type GprToSegyResult, gprToSegy } from './gprToSegy.js';
import { openGpr } from './openGpr.js';

type Named = { readonly name: string; readonly bytes: Uint8Array };

function open(...files: readonly Named[]): Promise<GprDataset> {
  return openGpr(files.map(({ bytes, name }) => createMemorySource(bytes, name)));
}

async function written(
  dataset: GprDataset,
  options: GprToSegyOptions = {},
): Promise<{ segy: SegyDataset; result: GprToSegyResult }> {
  const sink = createMemorySink('x.sgy');
  const result = await gprToSegy(dataset, sink, options);
  return { segy: await openSegy(createMemorySource(sink.bytes(), 'x.sgy')), result };
}

describe('radar as SEG-Y', () => {
  it('keeps samples, puts ns for ms, and says so in its text', async () => {
    const { data, header } = makeDt1({ traces: 600 });
    const dataset = await open(data, header);
    const { segy, result } = await written(dataset);
    expect(result).toEqual({ traceCount: 600, sampleIntervalPs: 400, revision: '1', warnings: [] });
    expect(segy.layout).toMatchObject({ traceCount: 600, sampleCount: 20, sampleIntervalUs: 400 });
    expect(segy.layout).toMatchObject({ startTimeMs: -1, warnings: [] });
    expect([...segy.samples].map((ms) => ms.toFixed(9))).toEqual(
      [...dataset.samples].map((ns) => ns.toFixed(9)),
    );
    expect(await segy.trace.readBlock()).toEqual(await dataset.trace.readBlock());
    const lines = segy.text[0].lines.join('\n');
    expect(lines).toContain('WRITTEN FROM LINE01.DT1');
    expect(lines).toContain('1 MS IN THIS FILE STANDS FOR 1 NS');
    expect(lines).toContain('ANTENNA SEPARATION = 1.0');
  });

  it('puts places along the line in millimetres', async () => {
    const { data, header } = makeMala();
    const { segy } = await written(await open(data, header));
    expect([...(await segy.attributes('CDP_X'))]).toEqual(Array.from({ length: 9 }, (_, i) => 2000 + 50 * i));
    const first = await segy.header.read(0);
    expect(['SourceGroupScalar', 'CoordinateUnits', 'CDP', 'GroupX'].map((name) => first.get(name))).toEqual([
      -1000, 1, 1, 2000,
    ]);
    expect(segy.bin.get('MeasurementSystem')).toBe(1);
  });

  it('keeps an interval that is no whole number of ps, in revision 2', async () => {
    const dataset = await open(makeDzt({ channels: 2 }));
    const { segy, result } = await written(dataset);
    const exact = (50 / 24) * 1000;
    expect(result.revision).toBe('2.0');
    expect(result.sampleIntervalPs).toBeCloseTo(exact, 9);
    expect(segy.layout.sampleIntervalUs).toBeCloseTo(exact, 9);
    expect(segy.bin.get('Interval')).toBe(Math.round(exact));
    expect(segy.layout.startTimeMs).toBeCloseTo(-2.5 + (2 * 50) / 24, 3);
    expect(result.warnings).toEqual([
      expect.stringMatching(/start time of 1\.666\d* ns is rounded to 1\.6667 ns/),
    ]);
    expect(await segy.trace.readBlock()).toEqual(await dataset.trace.readBlock());
  });

  it('writes IBM floats, and leaves nothing where it is stopped', async () => {
    const dataset = await open(makeDzt({ bits: 8 }));
    const { segy } = await written(dataset, { formatCode: 1 });
    expect(segy.layout.format.code).toBe(1);
    expect(await segy.trace.readBlock()).toEqual(await dataset.trace.readBlock());
    const sink = createMemorySink();
    const stopped = gprToSegy(dataset, sink, { signal: { aborted: true } });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(sink.bytes().length).toBe(0);
  });
});

describe('fields that SEG-Y has', () => {
  it('hold the delay by the least divisor that loses nothing', () => {
    const warnings: string[] = [];
    const scaled = (ns: number) => {
      const { DelayRecordingTime, ScalarTraceHeader } = delayFields(ns, 'ns', (message) =>
        warnings.push(message),
      );
      return [DelayRecordingTime, ScalarTraceHeader];
    };
    expect([0, -7, 2.5, -1.744, 0.0003].map(scaled)).toEqual([
      [0, 1],
      [-7, 1],
      [25, -10],
      [-1744, -1000],
      [3, -10000],
    ]);
    expect(warnings).toEqual([]);
    expect(scaled(400.123)).toEqual([4001, -10]);
    expect(scaled(40000)).toEqual([0, undefined]);
    expect(warnings).toHaveLength(2);
  });

  it('hold intervals from 1 to 32767 ps, else 0 in the narrow ones', () => {
    expect(segyIntervalOf(800)).toEqual({ whole: 800, exact: 800, isWhole: true });
    expect(segyIntervalOf(0.2)).toEqual({ whole: 1, exact: 0.2, isWhole: false });
    expect(segyIntervalOf(50000)).toEqual({ whole: 0, exact: 50000, isWhole: false });
  });

  it('hold places in the finest steps that fit, 0 for what is no number', () => {
    const warnings: string[] = [];
    const warn = (message: string) => warnings.push(message);
    expect(segyPositions(Float64Array.of(1.2345, -2), warn)).toEqual({
      divisor: 1000,
      x: Int32Array.of(1235, -2000),
    });
    expect(segyPositions(Float64Array.of(3e7, 0.06), warn)).toEqual({
      divisor: 10,
      x: Int32Array.of(3e8, 1),
    });
    expect(warnings).toEqual([]);
    const lost = segyPositions(Float64Array.of(Number.NaN, 1e12, 5), warn);
    expect([...lost.x]).toEqual([0, 0, 5]);
    expect(warnings).toEqual(['2 positions are no numbers that a header can hold; 0 written.']);
  });
});
