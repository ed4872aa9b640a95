import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDataset } from '#jobs/line/openDataset';
import { describeFile } from '#jobs/tables/info';
import { listen } from '#jobs/testing/tinyLine';
import { parseHeaderBytes } from '#seismic/survey/headerBytes';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import { makeSegy } from '../../../packages/segyio-wasm/test/makeSegy.js';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-odd-words-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const TRACES = 40;
const inline = (trace: number) => 1001 + Math.floor(trace / 8);
const crossline = (trace: number) => 300 + (trace % 8);
const x = (trace: number) => 453_210.25 + 25 * Math.floor(trace / 8);
const y = (trace: number) => 6_781_000.5 + 12.5 * (trace % 8);

type Put = (view: DataView, at: number, value: number) => void;
const asFloat: Put = (view, at, value) => view.setFloat32(at, value);
const swapped: Put = (view, at, value) => view.setInt32(at, value, true);

/** A grid of 5 by 8 with its keys and coordinates kept so. */
function write(name: string, putKey: Put, putPoint: Put): string {
  const bytes = makeSegy({ traces: TRACES, samples: 3, trace: { 71: -100 } });
  const view = new DataView(bytes.buffer);
  for (let trace = 0; trace < TRACES; trace++) {
    const at = 3600 + trace * 252;
    for (const byte of [1, 21]) view.setInt32(at + byte - 1, 0);
    putKey(view, at + 188, inline(trace));
    putKey(view, at + 192, crossline(trace));
    putPoint(view, at + 180, x(trace));
    putPoint(view, at + 184, y(trace));
  }
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

describe('header words that are not kept as the standard says', () => {
  it.each([
    ['floats.sgy', asFloat, ':float32'],
    ['swapped.sgy', swapped, ':int32:little'],
  ])('%s: the options of the warnings read them, and end the warnings', async (name, putKey, form) => {
    const path = write(name, putKey, asFloat);
    const { warnings } = await openDataset(path, listen().context);
    const options = [`--map inline=189${form}`, `--map crossline=193${form}`];
    for (const option of ['--map cdpX=181:float32,cdpY=185:float32', ...options])
      expect(warnings.join('\n')).toContain(`Add ${option} to read it so.`);
    const map = warnings.flatMap((text) => /--map (\S+)/.exec(text)?.[1] ?? []).join(',');
    const opening = OPENING_SCHEMA.parse({ headerBytes: parseHeaderBytes(map) });
    const { survey, geometry, warnings: left } = await openDataset(path, listen().context, opening);
    expect([left, geometry.kind]).toEqual([[], 'grid']);
    const traces = Array.from({ length: TRACES }, (_, trace) => trace);
    expect(Array.from(survey.grid?.inlines ?? [])).toEqual(traces.map(inline));
    expect(Array.from(survey.grid?.crosslines ?? [])).toEqual(traces.map(crossline));
    expect(Array.from(survey.coordinates?.x ?? [])).toEqual(traces.map(x));
    expect(Array.from(survey.coordinates?.y ?? [])).toEqual(traces.map(y));
    const info = await describeFile(path, listen().context);
    expect(info.proposals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['grid', 'coordinates']));
  });

  it.each([
    'inline=0:float32',
    'inline=189:text',
    'inline=189:int32:middle',
    'inline=240:float32',
    'inline=',
  ])('%s names no field', (text) => {
    expect(() => parseHeaderBytes(text)).toThrow(/whole number from 1 to 237/);
  });
});
