import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { drawLineFigure, type LineFigureLook } from '#jobs/figures/lineFigure';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import { AS_RECORDED } from '#seismic/process/traceProcess';
import { silentContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-compared-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const at = (name: string) => join(scratch, name);
const context = silentContext(new AbortController().signal);

const axes = { traceCount: 80, sampleCount: 60, sampleIntervalUs: 4000, startTimeMs: 0 };
const LOOK: LineFigureLook = {
  ...{ drawing: DEFAULT_DRAWING, process: AS_RECORDED, colourTable: 'grey', clip: 1 },
  dotsPerInch: 96,
};

async function write(name: string, valueAt: (trace: number, sample: number) => number): Promise<void> {
  const amplitudes = new Float32Array(axes.traceCount * axes.sampleCount);
  for (let i = 0; i < amplitudes.length; i++)
    amplitudes[i] = valueAt(Math.floor(i / axes.sampleCount), i % axes.sampleCount);
  const section = { ...axes, amplitudes };
  await writeNewSection({ outputPath: at(name), section, textLines: ['A'], traceSpacingM: 10 }, context);
}

beforeAll(async () => {
  // A line without amplitudes is of one grey, so that all other colours are those of the results.
  await write('line.sgy', () => 0);
  await write('a.sgy', (trace) => (trace < 40 ? 1 : 2));
  await write('b.sgy', () => 1);
  await write('probability-diffraction.sgy', () => 0.75);
  await write('p.sgy', (trace) => (trace < 40 ? 0.75 : 0.25));
  await write('values.sgy', (trace) => trace);
});

const draw = (name: string, first: string, second: string) => {
  const results = { first: at(first), second: at(second) };
  return drawLineFigure({ linePath: at('line.sgy') }, at(name), { ...LOOK, results }, context);
};

/** Colours in the left and right half of each plot, at the default size of 1020 × 470 units and one pixel a unit. */
function coloursIn(name: string): string[][] {
  const { width, channels, data } = decode(readFileSync(at(name)));
  expect(width).toBe(1020);
  const each = (1020 - 64 - 142 - 2 * 16) / 3;
  const colourAt = (x: number) => {
    const from = channels * (250 * width + Math.round(x));
    return [...data.subarray(from, from + 3)].join(' ');
  };
  return [0, 1, 2].map((i) => [0.25, 0.75].map((share) => colourAt(64 + i * (each + 16) + share * each)));
}

describe('two results in a figure', () => {
  it('of classes lie beside each other, and the third plot is coloured where they differ alone', async () => {
    await draw('classes.png', 'a.sgy', 'b.sgy');
    const [[aLeft, aRight], [bLeft, bRight], [same, differs]] = coloursIn('classes.png');
    expect(aLeft).toBe(bLeft);
    expect(bRight).toBe(bLeft);
    expect(aRight).not.toBe(aLeft);
    const [red, green, blue] = same.split(' ');
    expect([green, blue]).toEqual([red, red]);
    expect([aLeft, aRight, same]).not.toContain(differs);
    await draw('classes.svg', 'a.sgy', 'b.sgy');
    const svg = readFileSync(at('classes.svg'), 'utf8');
    // Half of the traces by construction.
    for (const words of [
      'a.sgy',
      'b.sgy',
      'where A and B differ',
      'differ: 50.0 %',
      'Diffrakt ',
      'traces/cm',
    ])
      expect(svg).toContain(words);
    // Times stand at the first plot alone.
    expect(svg.match(/Two-way time/g)).toHaveLength(1);
  });

  it('of one probability have A − B in the third plot, none where they are alike', async () => {
    await draw('probabilities.png', 'probability-diffraction.sgy', 'p.sgy');
    const [[aLeft, aRight], [bLeft, bRight], [same, more]] = coloursIn('probabilities.png');
    expect([aRight, bLeft]).toEqual([aLeft, aLeft]);
    expect(bRight).not.toBe(aLeft);
    await draw('reversed.png', 'p.sgy', 'probability-diffraction.sgy');
    const [, , [again, less]] = coloursIn('reversed.png');
    expect(again).toBe(same);
    const [moreRed, , moreBlue] = more.split(' ').map(Number);
    const [lessRed, , lessBlue] = less.split(' ').map(Number);
    // Brown where A has more, blue where B has.
    expect(moreRed).toBeGreaterThan(moreBlue);
    expect(lessBlue).toBeGreaterThan(lessRed);
    await draw('probabilities.svg', 'probability-diffraction.sgy', 'p.sgy');
    expect(readFileSync(at('probabilities.svg'), 'utf8')).toContain('A − B, P(diffraction)');
  });

  it('are refused in words where they are neither classes nor probabilities, or of two kinds', async () => {
    await expect(draw('x.png', 'a.sgy', 'values.sgy')).rejects.toThrow(/values\.sgy are neither/);
    await expect(draw('x.png', 'a.sgy', 'p.sgy')).rejects.toThrow(/kind class, .*p\.sgy of probability/);
  });
});
