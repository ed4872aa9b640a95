import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { writeNewSection } from '#jobs/export/writeSection';
import { writeTinyLine } from '#jobs/testing/tinyLine';
import { silentContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cli-figure-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  mkdirSync(at('lines'));
  const { section } = await writeTinyLine(at('lines', 'one.sgy'));
  const zeros = { ...section, amplitudes: section.amplitudes.map(() => 0) };
  await writeNewSection(
    { outputPath: at('lines', 'zeros.sgy'), section: zeros, textLines: ['ZEROS'], traceSpacingM: 10 },
    silentContext(new AbortController().signal),
  );
  await writeTinyLine(at('lines', 'two.sgy'));
});

describe.skipIf(!isBuilt)('diffrakt figure (skipped where out/cli is not built)', () => {
  const lines = () => [at('lines', 'one.sgy'), at('lines', 'two.sgy')];

  it('draws several lines at once, of the size and resolution that are asked for', () => {
    const size = ['--width', '16', '--height', '10', '--dpi', '100'];
    const ended = diffrakt('figure', ...lines(), '--out', at('{name}.png'), '--draw', 'both', ...size);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(scratch).sort()).toEqual(['lines', 'one.png', 'two.png']);
    const { width, height } = decode(readFileSync(at('one.png')));
    expect([width, height]).toEqual([630, 394]);
  });

  it('writes a PDF of that size whose picture is that of the PNG', () => {
    const [line] = lines();
    const look = ['--dpi', '72', '--agc', '200', '--band-pass', '5,10,60,80', '--colours', 'redWhiteBlue'];
    for (const ending of ['pdf', 'png'])
      expect(diffrakt('figure', line, '--out', at(`f.${ending}`), ...look).status).toBe(0);
    const pdf = readFileSync(at('f.pdf'));
    const text = pdf.toString('latin1');
    const png = decode(readFileSync(at('f.png')));
    expect(text).toContain(`/MediaBox [0 0 ${png.width} ${png.height}]`);
    // The table at the end says where the fourth object, the picture, begins.
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    const begin = Number(text.slice(table).split('\n')[6].slice(0, 10));
    expect(text.slice(begin, begin + 7)).toBe('4 0 obj');
    const from = text.indexOf('stream\n', begin) + 7;
    const length = Number(/\/Length (\d+)/.exec(text.slice(begin))?.[1]);
    const rgb = inflateSync(pdf.subarray(from, from + length));
    for (let i = 0; i < png.width * png.height; i += 97)
      expect([...rgb.subarray(3 * i, 3 * i + 3)]).toEqual([
        ...png.data.subarray(png.channels * i, png.channels * i + 3),
      ]);
  });

  it('writes the scale, the thinning and what was done to the traces into an SVG', () => {
    const [line] = lines();
    const look = ['--draw', 'wiggle', '--width', '10', '--balance', '--time-power', '1', '--reverse'];
    expect(diffrakt('figure', line, '--out', at('f.svg'), ...look).status).toBe(0);
    const svg = readFileSync(at('f.svg'), 'utf8');
    // 120 traces on a plot 206 units narrower than 10 cm, 1/96 inch a unit.
    const perCm = 120 / (((10 / 2.54) * 96 - 206) / 96) / 2.54;
    expect(svg).toContain(`${perCm.toFixed(1)} traces/cm`);
    // 1.4 units a trace: every fourth is more than three from the next.
    expect(svg).toContain('every 4th trace drawn');
    for (const words of ['RMS of trace', 'gain t^1', 'Diffrakt ']) expect(svg).toContain(words);
  });

  it('compares two results, and refuses another number of them', () => {
    const [line] = lines();
    // Any line of zeros and ones is a class section.
    const ended = diffrakt(
      'figure',
      line,
      '--compare',
      at('lines', 'zeros.sgy'),
      at('lines', 'zeros.sgy'),
      '--out',
      at('c.svg'),
    );
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('c.svg'), 'utf8')).toContain('differ: 0');
    const three = Array<string>(3).fill(at('lines', 'zeros.sgy'));
    const bad = diffrakt('figure', line, '--compare', ...three, '--out', at('d.svg'));
    expect([bad.status, failureLine(bad)]).toEqual([1, expect.stringMatching(/names 3 files, not two/)]);
  });

  it('says what is wrong with a name', () => {
    const [line] = lines();
    const bad = diffrakt('figure', line, '--out', at('f.tiff'));
    expect([bad.status, failureLine(bad)]).toEqual([
      1,
      expect.stringMatching(/Let its name end in \.png, \.svg or \.pdf/),
    ]);
    const twice = diffrakt('figure', ...lines(), '--out', at('f.png'));
    expect([twice.status, failureLine(twice)]).toEqual([1, expect.stringMatching(/Put \{name\} into --out/)]);
    expect(diffrakt('figure', line, '--out', at('g.png'), '--band-pass', '10,5,60,80').status).toBe(2);
  });
});
