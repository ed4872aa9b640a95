import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { openDataset } from '#jobs/line/openDataset';
import { readLine, withLine } from '#jobs/line/readLine';
import { describeFile } from '#jobs/tables/info';
import { listen } from '#jobs/testing/tinyLine';
import { sampleAxisTitle, timeMsOfSample } from '#seismic/section/section';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-radar-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const TRACES = 12;
const SAMPLES = 50;
const amplitudeAt = (trace: number, sample: number): number => ((trace * 37 + sample * 101) % 2000) - 1000;

/** A .DT1 with its .HD by the maker's published layout: 0.2 ns, time zero at point 6, 0.5 m from 3 m on. */
function writeDt1(stem: string, lines: Record<string, string> = {}): string {
  const traceBytes = 128 + 2 * SAMPLES;
  const bytes = Buffer.alloc(TRACES * traceBytes);
  for (let trace = 0; trace < TRACES; trace++) {
    const at = trace * traceBytes;
    bytes.writeFloatLE(trace + 1, at);
    bytes.writeFloatLE(3 + 0.5 * trace, at + 4);
    bytes.writeFloatLE(SAMPLES, at + 8);
    bytes.writeFloatLE(2, at + 20);
    for (let sample = 0; sample < SAMPLES; sample++)
      bytes.writeInt16LE(amplitudeAt(trace, sample), at + 128 + 2 * sample);
  }
  const settings = {
    'NUMBER OF TRACES': String(TRACES),
    'NUMBER OF PTS/TRC': String(SAMPLES),
    'TIMEZERO AT POINT': '6',
    'TOTAL TIME WINDOW': '10',
    'STEP SIZE USED': '0.5',
    'POSITION UNITS': 'm',
    'NOMINAL FREQUENCY': '250',
    'ANTENNA SEPARATION': '0.4',
    ...lines,
  };
  const text = Object.entries(settings).map(([name, value]) => `${name} = ${value}\r\n`);
  writeFileSync(join(scratch, `${stem}.HD`), `1234\r\nLine\r\n${text.join('')}`);
  writeFileSync(join(scratch, `${stem}.DT1`), bytes);
  return join(scratch, `${stem}.DT1`);
}

const path = writeDt1('LINE');

describe('a radar line', () => {
  it('is opened by its data or its header file, in ns and metres', async () => {
    for (const opened of [path, join(scratch, 'LINE.HD')]) {
      const summary = await openDataset(opened, listen().context);
      expect(summary).toMatchObject({
        ...{ path, kind: 'dt1', traceCount: TRACES, sampleCount: SAMPLES },
        ...{ sampleIntervalUs: 200, startTimeMs: -1, warnings: [] },
        survey: { samples: { domain: 'radar' } },
        radar: { antennaFrequencyMHz: 250, antennaSeparationMetres: 0.4, traceSpacingMetres: 0.5 },
      });
      const [distance] = summary.survey.scales;
      expect(distance.name).toBe('Distance (m)');
      expect(distance.values).toEqual(Array.from({ length: TRACES }, (_, trace) => 3 + 0.5 * trace));
    }
  });

  it('is read sample by sample', async () => {
    const section = await readLine({ linePath: path }, listen().context);
    expect(sampleAxisTitle(section)).toBe('Two-way time (ns)');
    expect(timeMsOfSample(section, 5)).toBeCloseTo(0, 12);
    for (const [trace, sample] of [
      [0, 0],
      [3, 49],
      [11, 7],
    ])
      expect(section.amplitudes[trace * SAMPLES + sample]).toBe(amplitudeAt(trace, sample));
  });

  it('tells antennas and time zero in info', async () => {
    const info = await describeFile(path, listen().context);
    const filesSize = statSync(path).size + statSync(join(scratch, 'LINE.HD')).size;
    expect(info).toMatchObject({ kind: 'dt1', sampleDomain: 'radar', fileBytes: filesSize });
    expect(info.radar).toMatchObject({ antennaFrequencyMHz: 250, antennaSeparationMetres: 0.4 });
    expect(info.endTimeMs).toBeCloseTo(8.8, 9);
    expect(info.headers).toContainEqual({
      name: 'CDP_X',
      byte: 181,
      minimum: 3000,
      maximum: 8500,
      first: 3000,
      last: 8500,
      type: 'int32',
      distinctCount: 12,
      order: 'rising',
    });
  });

  it('is opened with another interval, and refuses what only SEG-Y has', async () => {
    const stated = await openDataset(path, listen().context, { sampleIntervalUs: 400 });
    expect(stated.sampleIntervalUs).toBe(400);
    await expect(openDataset(path, listen().context, { formatCode: 5 })).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringContaining('formatCode: stated of SEG-Y and Seismic Unix only'),
    });
    await expect(openDataset(path, listen().context, { part: 2 })).rejects.toThrow(
      'Channel 1 requested; the file has 1',
    );
  });

  it('without its header file is refused by name', async () => {
    const lone = writeDt1('LONE');
    rmSync(join(scratch, 'LONE.HD'));
    await expect(openDataset(lone, listen().context)).rejects.toMatchObject({
      code: 'file.missing',
      message: expect.stringContaining('LONE.HD is missing beside'),
    });
  });
});

/** Writes a section like the line and opens it again. */
async function writtenLike(linePath: string, name: string) {
  const outputPath = join(scratch, name);
  const amplitudes = Float32Array.from({ length: TRACES * SAMPLES }, (_, i) => i % 3);
  await withLine({ linePath }, (line) => {
    const writer = SectionWriter.for(line);
    expect(writer.kind).toBe('segy');
    return writer.write([{ outputPath, amplitudes, note: ['CLASSES OF A TEST'] }], listen().context);
  });
  const { context, warnings } = listen();
  const summary = await openDataset(outputPath, context);
  return { summary, warnings, amplitudes, section: await readLine({ linePath: outputPath }, context) };
}

describe('a result of radar', () => {
  it('is SEG-Y revision 1 with the positions of the line, in picoseconds', async () => {
    const { summary, warnings, section, amplitudes } = await writtenLike(path, 'class.sgy');
    expect(warnings).toEqual([]);
    expect(summary).toMatchObject({
      ...{ kind: 'segy', revision: '1', byteOrder: 'big', sampleByteOrder: 'big', format: { code: 5 } },
      ...{ traceCount: TRACES, sampleCount: SAMPLES, sampleIntervalUs: 200, startTimeMs: -1, warnings: [] },
      survey: { samples: { domain: 'radar' } },
    });
    expect(summary.textHeader.join('\n')).toContain('CLASSES OF A TEST');
    expect(Array.from(summary.survey.scales[0].values).slice(0, 2)).toEqual([3, 3.5]);
    expect(section.amplitudes).toEqual(amplitudes);
  });

  it('keeps an interval that is no whole number of picoseconds', async () => {
    const odd = writeDt1('ODD', { 'TOTAL TIME WINDOW': '10.0125' });
    const { summary } = await writtenLike(odd, 'odd.sgy');
    expect(summary).toMatchObject({ revision: '2.0', survey: { samples: { domain: 'radar' } } });
    expect(summary.sampleIntervalUs).toBeCloseTo(200.25, 9);
  });
});
