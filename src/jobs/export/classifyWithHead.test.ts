import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASSES_REPORT_SCHEMA } from '#jobs/export/classesReport';
import { type ClassifyWithHead, classifyWithHead } from '#jobs/export/classifyWithHead';
import { writeNewSection } from '#jobs/export/writeSection';
import { readTextHeaders } from '#jobs/headers/textHeaders';
import { readLine } from '#jobs/line/readLine';
import { listen } from '#jobs/testing/tinyLine';
import { createRandom } from '#seismic/numerics/random';
import type { ClassedPicks } from '#seismic/picks/pickClasses';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-classes-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const linePath = join(scratch, 'line.sgy');
const quiet = { ...listen().context, emit: () => undefined };
const at = (name: string): string => join(scratch, name);

/** Dip to the left in the upper half, to the right in the lower half. */
const SIZE = { traceCount: 96, sampleCount: 200, sampleIntervalUs: 4000, startTimeMs: 0 };
const isUpper = (sample: number): boolean => sample < 100;
const picks: ClassedPicks = {
  classes: [
    { name: 'left dip', colour: '#56B4E9' },
    { name: 'right dip', colour: '#009E73' },
    { name: 'salt', colour: '#D55E00' },
  ],
  picks: Array.from({ length: 12 }, (_, i) => ({
    ...{ id: `${i}`, class: i < 6 ? 'left dip' : 'right dip', plane: 'line' },
    ...{ trace: 16 + 5 * (i % 6), timeMs: i < 6 ? 200 : 600, traces: 16, durationMs: 100 },
  })),
};

beforeAll(async () => {
  const random = createRandom(3);
  const amplitudes = Float32Array.from({ length: 96 * 200 }, (_, i) => {
    const [trace, sample] = [Math.floor(i / 200), i % 200];
    const dip = isUpper(sample) ? -1.2 : 1.2;
    return Math.sin((2 * Math.PI * (sample - dip * trace)) / 10) + 0.3 * random.normal();
  });
  const section = { ...SIZE, amplitudes };
  await writeNewSection(
    { outputPath: linePath, section, textLines: ['TWO DIPS'], traceSpacingM: 12.5 },
    quiet,
  );
});

function classify(changes: Partial<ClassifyWithHead> & { outputFolder: string }) {
  return classifyWithHead({ linePath, picks, engine: 'wasm', ...changes }, quiet);
}

const samplesOf = async (path: string): Promise<Float32Array> =>
  (await readLine({ linePath: path }, quiet)).amplitudes;

describe('a line in classes of the user’s own', () => {
  it('has their codes, probabilities that add up to 1, and a report; classes without picks are left out', async () => {
    const report = CLASSES_REPORT_SCHEMA.parse(await classify({ outputFolder: at('own') }));
    expect(report.classes).toMatchObject([
      { name: 'left dip', code: 1, pickCount: 6, file: 'probability-left-dip.sgy' },
      { name: 'right dip', code: 2, pickCount: 6, file: 'probability-right-dip.sgy' },
    ]);
    expect(report.learner).toMatchObject({ name: 'head', count: 12, right: 12 });
    expect(readdirSync(at('own')).sort()).toEqual([...report.files, 'report.json'].sort());
    const [codes, left, right] = await Promise.all(report.files.map((name) => samplesOf(at(`own/${name}`))));
    let agree = 0;
    codes.forEach((code, i) => {
      expect(Math.abs(left[i] + right[i] - 1)).toBeLessThan(1e-5);
      expect(code).toBe(right[i] > left[i] ? 2 : 1);
      if (code === (isUpper(i % 200) ? 1 : 2)) agree++;
    });
    expect(agree / codes.length).toBeGreaterThan(0.9);
    const [text] = await readTextHeaders(at('own/class.sgy'), quiet);
    expect(text.lines.join(' ')).toContain('Class of each sample: 1 left dip, 2 right dip.');
  }, 120_000);

  it('is the same to the byte the second time', async () => {
    const report = await classify({ outputFolder: at('one') });
    await classify({ outputFolder: at('two') });
    for (const name of report.files)
      expect(readFileSync(at(`one/${name}`)).equals(readFileSync(at(`two/${name}`)))).toBe(true);
  }, 120_000);

  it('is refused with one class, or with a single pick of one', async () => {
    const few = (kept: number): ClassedPicks => ({ ...picks, picks: picks.picks.slice(0, kept) });
    for (const kept of [6, 7])
      await expect(classify({ outputFolder: at('few'), picks: few(kept) })).rejects.toMatchObject({
        code: 'picks.tooFew',
      });
  });
});
