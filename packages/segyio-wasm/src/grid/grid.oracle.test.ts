import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferGeometry, openGrid } from '../index.js';
import { proposeKeys } from '../keys/proposeKeys.js';
import { openSegyFile } from '../node.js';
import type { Grid } from './grid.js';

const root = join(import.meta.dirname, '../../../..');
const python = join(root, '.oracles/bin/python');
const data = join(root, '../shared/data');
const isReady = existsSync(python) && existsSync(data);
const why = `${existsSync(python) ? '' : ', skipped without .oracles: npm run oracles'}${existsSync(data) ? '' : ', skipped without ../shared/data'}`;

/** Files in which segyio finds a regular grid, in formats that it decodes as they are meant. */
const REGULAR =
  /^(small|left|right|normal|obtuse|straight|tiny|1x|Mx1|f3|delay|interval|stanzas|text-embed|小|Format(1|2|3|5|6|8|9|10|11|12|16)(msb|lsb))/;
/** Files that segyio opens as traces only: it finds no sorting in them. */
const IRREGULAR: Record<string, { kind: string; reason: RegExp }> = {
  'decrement.sgy': { kind: 'line', reason: /20 % of their rectangle: a line across a volume/ },
  'increment.sgy': { kind: 'line', reason: /20 % of their rectangle: a line across a volume/ },
  'shot-gather.sgy': { kind: 'unknown', reason: /one CDP \(bytes 21-24\) for 61 traces/ },
};

interface Found {
  readonly error?: string;
  readonly inlines: number[];
  readonly crosslines: number[];
  readonly offsets: number[];
  readonly sorting: string;
  readonly rotationDegrees: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'segyio-grid-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function askSegyio(files: readonly string[]): { found: Found; samples: Float32Array }[] {
  const asked = files.map((file) => `${/lsb/.test(basename(file)) ? 'little' : 'big'}:${file}`);
  execFileSync(python, [join(import.meta.dirname, '../../test/gridsBySegyio.py'), scratch, ...asked], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return files.map((_, i) => {
    const found: Found = JSON.parse(readFileSync(join(scratch, `${i}.json`), 'utf8'));
    const path = join(scratch, `${i}.samples`);
    const bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : new Uint8Array(0);
    return { found, samples: new Float32Array(bytes.buffer) };
  });
}

/** Everything that the grid reads, in the order of gridsBySegyio.py. */
async function readAll(grid: Grid): Promise<Float32Array[]> {
  const parts: Float32Array[] = [];
  const { inlines, crosslines, offsets } = grid;
  for (const offset of offsets)
    for (const line of inlines) parts.push((await grid.iline(line, { offset })).samples);
  for (const offset of offsets)
    for (const line of crosslines) parts.push((await grid.xline(line, { offset })).samples);
  for (const offset of offsets)
    for (let sample = 0; sample < grid.dataset.layout.sampleCount; sample++)
      parts.push((await grid.depthSlice(sample, { offset })).samples);
  for (const inline of inlines)
    for (const crossline of crosslines) parts.push((await grid.gather(inline, crossline)).samples);
  return parts;
}

/** First place where the parts, one behind the other, are not what is expected; −1 for none. */
function firstDifference(parts: readonly Float32Array[], expected: Float32Array): number {
  let at = 0;
  for (const part of parts) for (const value of part) if (value !== expected[at++]) return at - 1;
  return at === expected.length ? -1 : at;
}

describe.skipIf(!isReady)(`grids against PyPI segyio${why}`, () => {
  const names = isReady
    ? readdirSync(join(data, 'segyio-tests')).filter((name) => name.endsWith('.sgy'))
    : [];
  const regular = names.filter((name) => REGULAR.test(name));
  const asked = [...regular, ...Object.keys(IRREGULAR)];
  const answers = new Map<string, { found: Found; samples: Float32Array }>();
  const pathOf = (name: string) => join(data, 'segyio-tests', name);
  beforeAll(() => {
    for (const [i, answer] of askSegyio(asked.map(pathOf)).entries()) answers.set(asked[i], answer);
  });

  it('has files to compare', () => {
    expect(regular.length).toBeGreaterThan(35);
  });

  it.each(regular)('%s: lines, offsets, and all samples in four ways', async (name) => {
    const answer = answers.get(name);
    expect(answer?.found.error).toBeUndefined();
    if (!answer) return;
    const dataset = await openSegyFile(pathOf(name));
    const grid = await openGrid(dataset);
    expect([...grid.inlines]).toEqual(answer.found.inlines);
    expect([...grid.crosslines]).toEqual(answer.found.crosslines);
    expect([...grid.offsets]).toEqual(answer.found.offsets);
    const { score, grid: facts } = grid.geometry;
    expect(score).toBe(1);
    expect(facts).toMatchObject({ holeCount: 0, duplicateCount: 0 });
    if (grid.inlines.length > 1 && grid.crosslines.length > 1)
      expect(facts?.sorting).toBe(answer.found.sorting);
    expect(firstDifference(await readAll(grid), answer.samples)).toBe(-1);
    await dataset.dispose();
  });

  it.each([
    'left-small.sgy',
    'right-small.sgy',
    'normal-small.sgy',
    'obtuse-small.sgy',
    'straight-small.sgy',
  ])('%s: the bearing is segyio.tools.rotation', async (name) => {
    const dataset = await openSegyFile(pathOf(name));
    const { grid } = await inferGeometry(dataset);
    const expected = answers.get(name)?.found.rotationDegrees ?? Number.NaN;
    expect(grid?.placement?.inlineBearingDegrees).toBeCloseTo(expected, 4);
    expect(grid?.placement?.misfit).toBeLessThan(1e-9);
    await dataset.dispose();
  });

  it.each(Object.keys(IRREGULAR))('%s: opens as traces, with the reason why it is no grid', async (name) => {
    expect(answers.get(name)?.found.error).toMatch(/unable to find sorting/);
    const dataset = await openSegyFile(pathOf(name));
    const geometry = await inferGeometry(dataset);
    expect(geometry).toMatchObject({
      kind: IRREGULAR[name].kind,
      reason: expect.stringMatching(IRREGULAR[name].reason),
    });
    expect(geometry.score).toBeLessThanOrEqual(0.2);
    await dataset.dispose();
  });

  it.each([
    ['segyio-tests/f3.sgy', 'grid', { inline: 189, crossline: 193 }],
    ['segyio-tests/small.sgy', 'grid', { inline: 189, crossline: 193 }],
    ['segyio-tests/small-ps.sgy', 'pre-stack', { inline: 189, crossline: 193, offset: 37 }],
    ['segyio-tests/shot-gather.sgy', 'pre-stack', { ensemble: 9, offset: 13 }],
    ['lines/npra-31-81.sgy', 'line', { ensemble: 21 }],
    ['lines/volve-arbitrary-line.sgy', 'line', { ensemble: 21 }],
    ['lines/viking-prestack.segy', 'pre-stack', { ensemble: 9, offset: 37 }],
  ])('%s: proposes %s by the bytes that hold it', async (name, kind, bytes) => {
    const dataset = await openSegyFile(join(data, name));
    const [best] = await proposeKeys(dataset);
    const expected = Object.entries(bytes).map(([key, byte]) => [key, { byte }]);
    expect(best).toMatchObject({ kind, ...Object.fromEntries(expected) });
    await dataset.dispose();
  });
});
