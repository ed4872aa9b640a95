import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { readModel } from '#jobs/model/modelFolder';
import { createRecipe } from '#jobs/recipe/recipe';
import { readTrainingLines } from '#jobs/recipe/trainingLines';
import { listen, TINY_OPTIONS, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { TRAINING_REPORT_SCHEMA } from '#jobs/train/trainingReport';
import { trainModel } from '#jobs/train/trainModel';
import type { PickedLine } from '#learning/recipe/recipe';
import { EVENT_CLASSES, extentOfPick } from '#seismic/picks/pick';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-lines-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let a: TinyLine;
/** Another line that begins 40 ms later. */
let b: TinyLine;
beforeAll(async () => {
  a = await writeTinyLine(join(scratch, 'a.sgy'));
  const other = await writeTinyLine(join(scratch, 'b.sgy'), { traceCount: 100, sampleCount: 140 });
  const section = { ...other.section, startTimeMs: 40 };
  const request = { outputPath: other.linePath, section, textLines: ['LATER'], traceSpacingM: 25 };
  await writeNewSection(request, listen().context);
  b = { ...other, section, picks: other.picks.map((pick) => ({ ...pick, timeMs: pick.timeMs + 40 })) };
});

const recipeOf = (first: PickedLine, ...otherLines: PickedLine[]) =>
  createRecipe({ ...first, otherLines }, { engine: 'wasm', options: TINY_OPTIONS });

/** Samples of a pick's window in the first channel. */
function samplesOf(
  { line, windows }: Awaited<ReturnType<typeof readTrainingLines>>,
  pickId: string,
): number[] {
  const { axes, channels } = line.channels;
  const pick = windows.find(({ id }) => id === pickId);
  if (!pick) throw new Error(`no pick ${pickId}`);
  const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, axes);
  return Array.from({ length: traceCount }, (_, i) => {
    const from = (firstTrace + i) * axes.sampleCount + firstSample;
    return [...channels[0].subarray(from, from + sampleCount)];
  }).flat();
}

describe('lines that are trained on together', () => {
  it('keep the samples of each pick, though they begin at other times', async () => {
    const { context } = listen();
    const both = await readTrainingLines(recipeOf(a, b), {}, context);
    const alone = await readTrainingLines(recipeOf(b), {}, context);
    expect(both.windows).toHaveLength(a.picks.length + b.picks.length);
    for (const { id } of b.picks) expect(samplesOf(both, `b: ${id}`)).toEqual(samplesOf(alone, id));
  });

  it('of other sample intervals are refused with both named', async () => {
    const c = await writeTinyLine(join(scratch, 'c.sgy'), { sampleIntervalUs: 2000 });
    const reading = readTrainingLines(recipeOf(a, c), {}, listen().context);
    await expect(reading).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/a\.sgy has time, 4 ms, c\.sgy has time, 2 ms/),
    });
  });

  it('give one model, and a report of its quality by place and by line', async () => {
    const modelFolder = join(scratch, 'both');
    const result = await trainModel(
      { recipe: recipeOf(a, b), modelFolder, logFolder: null },
      listen().context,
    );
    const { file } = await readModel(modelFolder);
    expect(file.data.lines?.map(({ fileName, firstTrace }) => [fileName, firstTrace])).toEqual([
      ['a.sgy', 0],
      ['b.sgy', 184],
    ]);
    const report = TRAINING_REPORT_SCHEMA.strict().parse(
      JSON.parse(readFileSync(join(modelFolder, 'report.json'), 'utf8')),
    );
    expect(report.byPlace.pickCount).toBe(file.picks.heldOut.length);
    expect(report.byLine).toEqual(result.byLine);
    expect(
      report.byLine.map(({ name, pickCount, trainedPickCount }) => [name, pickCount, trainedPickCount]),
    ).toEqual([
      ['a', 24, 24],
      ['b', 24, 24],
    ]);
  });

  it('are judged by line without a look at the line: its labels change no answer', async () => {
    const answersFor = async (second: PickedLine) => {
      const job = { recipe: recipeOf(a, second), modelFolder: join(scratch, 'judged'), logFolder: null };
      const { byLine } = await trainModel(job, listen().context);
      return byLine[1].confusion;
    };
    const swapped = b.picks.map((pick) => ({
      ...pick,
      class: EVENT_CLASSES[(EVENT_CLASSES.indexOf(pick.class) + 1) % 3],
    }));
    const true_ = await answersFor(b);
    const other = await answersFor({ ...b, picks: swapped });
    expect(other).toEqual(true_ && [true_[2], true_[0], true_[1]]);
  });

  it('say which line cannot be judged, as the others have too few picks', async () => {
    const few = { ...b, picks: b.picks.filter((pick) => pick.class === 'noise') };
    const heard = listen();
    const job = { recipe: recipeOf(a, few), modelFolder: join(scratch, 'few'), logFolder: null };
    const { byLine } = await trainModel(job, heard.context);
    expect(byLine.map(({ accuracy, reason }) => [accuracy === null, reason])).toEqual([
      [true, 'the other lines have too few picks of diffraction, reflection'],
      [false, null],
    ]);
    expect(heard.warnings.join()).toContain('a cannot be judged by line');
  });
});
