import { describe, expect, it } from 'vitest';
import { makeDt1, makeDzt, makeMala } from '../../test/makeGpr.js';
import { createMemorySource } from '../source/byteSource.js';
import type { GprDataset } from './gprDataset.js';
import type { GprOptions } from './gprOptions.js';
import { openGpr } from './openGpr.js';

type Files = ReturnType<typeof makeDt1>;

function openPair({ data, header }: Files, options: GprOptions = {}): Promise<GprDataset> {
  return openGpr(
    [data, header].map(({ bytes, name }) => createMemorySource(bytes, name)),
    options,
  );
}

function openDzt(recipe: Parameters<typeof makeDzt>[0], options: GprOptions = {}): Promise<GprDataset> {
  const { bytes, name } = makeDzt(recipe);
  return openGpr(createMemorySource(bytes, name), options);
}

describe('DT1', () => {
  it('gives its trace headers by name, byte, and any bytes', async () => {
    const dataset = await openPair(makeDt1());
    const header = await dataset.header.read(2);
    expect([header.get('traceNumber'), header.get('Position'), header.get(5)]).toEqual([3, 2, 2]);
    expect(header.get('GpsX')).toBe(47.5 + 2 / 1e9);
    expect(header.get({ byte: 25, type: 'uint8' })).toBe(0);
    expect(header.comment).toBe('NOTE 2');
    expect(header.entries()).toHaveLength(20);
    const [numbers, seconds] = await dataset.header.columns(['TraceNumber', 'TimeOfDaySeconds'], {
      firstTrace: 4,
    });
    expect([[...numbers], [...seconds]]).toEqual([
      [5, 6],
      [3604.5, 3605.5],
    ]);
    await expect(dataset.attributes('CDP')).rejects.toMatchObject({ code: 'field.unknown' });
    await expect(dataset.header.read(6)).rejects.toMatchObject({ code: 'trace.outside' });
    await expect(dataset.attributes({ byte: 126, type: 'int32' })).rejects.toThrow(/no field byte 126/);
  });

  it('counts time from TIMEZERO AT POINT, its points from 1', async () => {
    const { samples, layout } = await openPair(makeDt1());
    // 20 samples in 8 ns; zero halfway between the third and the fourth.
    expect(layout.sampleIntervalNs).toBeCloseTo(0.4, 12);
    expect(samples[0]).toBeCloseTo(-1, 12);
    expect(samples[2] + samples[3]).toBeCloseTo(0, 12);
    const from1 = await openPair(makeDt1({ settings: { 'TIMEZERO AT POINT': '1' } }));
    expect(from1.samples[0]).toBe(0);
  });

  it('converts feet to metres with a warning', async () => {
    const { layout, settings } = await openPair(makeDt1({ settings: { 'POSITION UNITS': 'feet' } }));
    expect(layout.traceSpacingMetres).toBeCloseTo(0.25 * 0.3048, 12);
    expect(layout.firstPositionMetres).toBeCloseTo(1.5 * 0.3048, 12);
    expect(layout.antennaSeparationMetres).toBeCloseTo(0.3048, 12);
    expect(layout.statedSpacing).toEqual({ value: 0.25, unit: 'feet' });
    expect(layout.warnings).toEqual([
      'Positions are in feet in the file; given in metres here, with 0.3048 metres in one.',
    ]);
    expect(settings.get('SURVEY MODE')).toBe('Reflection');
  });

  it('says what is odd, and takes the count by which traces are whole', async () => {
    const odd = { 'NUMBER OF PTS/TRC': '21', 'POSITION UNITS': 'cubits', 'STEP SIZE USED': null };
    const { layout } = await openPair(makeDt1({ settings: { ...odd, 'NUMBER OF TRACES': '7' } }));
    expect(layout).toMatchObject({ sampleCount: 20, traceCount: 6, traceSpacingMetres: null });
    expect(layout.warnings).toHaveLength(4);
    expect(layout.warnings[0]).toMatch(/21 in the .HD file, 20 in the first trace header; 20 taken/);
    expect(layout.warnings).toContain('The header states 7 traces; the file holds 6.');
    const none = await openPair(makeDt1({ settings: { 'TOTAL TIME WINDOW': null } }));
    expect(none.layout.sampleIntervalNs).toBe(1);
    expect(none.layout.warnings[0]).toMatch(/1 ns between samples assumed/);
    const given = await openPair(makeDt1({ settings: { 'TOTAL TIME WINDOW': null } }), {
      sampleIntervalNs: 0.25,
    });
    expect(given.layout).toMatchObject({ sampleIntervalNs: 0.25, warnings: [] });
  });

  it('refuses samples of 4 bytes, which the published format does not have', async () => {
    await expect(openPair(makeDt1({ items: { 6: 4 } }))).rejects.toMatchObject({
      code: 'format.unsupported',
      place: { byte: 21 },
    });
  });

  it('reads blocks and parts, and gives the header file as text', async () => {
    const { data, header } = makeDt1({ traces: 30 });
    const dataset = await openPair({ data, header });
    const view = new DataView(data.bytes.buffer);
    let traces = 0;
    for await (const block of dataset.trace.blocks({}, { blockTraces: 7 })) {
      expect(block.samples[3]).toBe(view.getInt16(block.firstTrace * 168 + 128 + 6, true));
      traces += block.traceCount;
    }
    expect(traces).toBe(30);
    const part = await dataset.trace.readBlock({ firstTrace: 29, firstSample: 18 });
    expect([...part]).toEqual([view.getInt16(29 * 168 + 164, true), view.getInt16(29 * 168 + 166, true)]);
    expect(dataset.text[0].lines.slice(0, 3)).toEqual(['1234', 'Made for a test', '2024-01-31']);
  });
});

describe('DZT', () => {
  it('gives status words as header fields, or as samples where that is requested', async () => {
    const dataset = await openDzt({});
    const plain = await openDzt({}, { statusWords: 'samples' });
    expect(dataset.layout).toMatchObject({ sampleCount: 22, traceHeaderBytes: 4 });
    expect(plain.layout).toMatchObject({ sampleCount: 24, traceHeaderBytes: 0 });
    dataset.samples.forEach((ns, i) => {
      expect(ns).toBeCloseTo(plain.samples[i + 2], 12);
    });
    expect(plain.samples[0]).toBe(-2.5);
    expect(await dataset.trace.read(3)).toEqual((await plain.trace.read(3)).slice(2));
    const header = await dataset.header.read(3);
    const [status, mark] = await plain.trace.read(3);
    expect([header.get('ScanStatus'), header.get('ScanMark')]).toEqual([status + 32768, mark + 32768]);
    expect(header.comment).toBe('');
    await expect(plain.attributes('ScanMark')).rejects.toThrow(/traces of this kind of file have no headers/);
  });

  it('gives header words by the maker’s names, dates, antenna and text', async () => {
    const dataset = await openDzt({ text: 'North side\r\nsecond line' });
    expect(dataset.settings.get('rh_nsamp')).toBe('24');
    expect(dataset.settings.get('rhf_epsr')).toBe('8.25');
    expect(dataset.settings.get('rhb_cdt')).toBe('2024-01-31T13:45:10');
    expect(dataset.settings.get('rhb_mdt')).toBe('');
    expect(dataset.settings.get('rh_antname')).toBe('50400S');
    expect(dataset.text[0].lines).toEqual(['North side', 'second line']);
    const outside = await openDzt({ change: (view) => view.setUint32(44, 0xffff00c8, true) });
    expect(outside.text).toEqual([]);
  });

  it('takes each channel’s own times, or the first’s where it has no header', async () => {
    const second = await openDzt({ channels: 2 }, { channel: 1 });
    expect(second.layout).toMatchObject({ channel: 1, channelCount: 2, sampleIntervalNs: 2.5 });
    expect(second.settings.get('rh_antname')).toBe('50401S');
    const untagged = (view: DataView, channel: number) => {
      if (channel === 1) view.setUint16(0, 0, true);
    };
    const without = await openDzt({ channels: 2, change: untagged }, { channel: 1 });
    expect(without.layout.sampleIntervalNs).toBeCloseTo(50 / 24, 12);
    expect(without.layout.warnings).toContain(
      'Channel 1 has no header of its own; times and antenna are those of channel 0.',
    );
    await expect(openDzt({ channels: 2 }, { channel: 2 })).rejects.toMatchObject({
      code: 'argument.invalid',
    });
  });

  it('finds its first scan whatever rh_data says, and tells where that is odd', async () => {
    const usual = await openDzt({});
    const expected = await usual.trace.readBlock();
    expect(usual.layout.warnings).toHaveLength(1);
    const odd = [
      openDzt({ data: 5000 }),
      openDzt({ data: 0 }),
      openDzt({ change: (view) => view.setUint16(52, 0, true) }),
      openDzt({ data: 512, headerBytes: 512 }),
    ];
    for (const { trace, layout } of await Promise.all(odd)) {
      expect(await trace.readBlock()).toEqual(expected);
      expect(layout.warnings.length).toBeGreaterThan(1);
    }
  });

  it('has no distances where it was triggered by time', async () => {
    const dataset = await openDzt({ change: (view) => view.setFloat32(14, 0, true) });
    expect(dataset.layout.traceSpacingMetres).toBeNull();
    expect(await dataset.distances()).toBeNull();
  });
});

describe('Malå', () => {
  it('has no trace headers, and takes the interval from FREQUENCY where there is no TIMEWINDOW', async () => {
    const dataset = await openPair(makeMala({ settings: { TIMEWINDOW: null } }));
    expect(dataset.layout.sampleIntervalNs).toBeCloseTo(0.4, 12);
    expect(dataset.layout).toMatchObject({ antennaFrequencyMHz: 500, antennaSeparationMetres: 0.18 });
    expect((await dataset.header.read(0)).entries()).toEqual([]);
    await expect(dataset.attributes('Position')).rejects.toMatchObject({ code: 'field.unknown' });
    expect([...((await dataset.distances({ firstTrace: 7 })) ?? [])]).toEqual([2 + 7 * 0.05, 2 + 8 * 0.05]);
    const odd = await openPair(makeMala({ settings: { TIMEWINDOW: '7,5' } }));
    expect(odd.layout.sampleIntervalNs).toBeCloseTo(7.5 / 16, 12);
    expect(odd.layout.warnings[0]).toMatch(
      /TIMEWINDOW 7.5 ns, but 16 samples at FREQUENCY 2500 MHz take 6.400 ns/,
    );
  });
});
