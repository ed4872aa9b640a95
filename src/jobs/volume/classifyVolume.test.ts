import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { classifyToFolder } from '#jobs/export/classifyToFolder';
import { classifyWithPretrained } from '#jobs/export/classifyWithPretrained';
import { readLine } from '#jobs/line/readLine';
import { createRecipe } from '#jobs/recipe/recipe';
import { describeFile } from '#jobs/tables/info';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { listen, TINY_OPTIONS, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import { type ClassifyVolume, classifyVolume } from '#jobs/volume/classifyVolume';
import { VOLUME_REPORT_SCHEMA } from '#jobs/volume/volumeReport';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-volume-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const at = (...names: string[]): string => join(scratch, ...names);
const quiet = () => listen().context;

const SIZE = { inlines: 4, crosslines: 40, samples: 72 };
const FILES = [
  ...['class.sgy', 'diffractions.sgy', 'probability-diffraction.sgy', 'probability-noise.sgy'],
  'probability-reflection.sgy',
];
const picks = await writeTinyCube(at('cube.sgy'), SIZE);
await writeTinyCube(at('odd.sgy'), { ...SIZE, isByCrossline: true, twiceEvery: 17, holeEvery: 23 });

function classify(changes: Partial<ClassifyVolume> & { outputFolder: string }, context = quiet()) {
  const request = { linePath: at('cube.sgy'), direction: 'inline' as const, engine: 'wasm' as const };
  return classifyVolume({ ...request, ...changes }, context);
}

const samplesOf = async (path: string): Promise<Float32Array> =>
  (await readLine({ linePath: path }, quiet())).amplitudes;

/** Stops after a number of planes. */
function stopAfter(planes: number) {
  const heard = listen((_, news) => {
    if ('unit' in news && news.unit === 'planes' && news.done >= planes) heard.controller.abort();
  });
  return heard.context;
}

function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(FILES.map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

describe('a volume', () => {
  it('has on an inline what that inline has by itself, its headers and a report', async () => {
    const { report, doneCount } = await classify({ outputFolder: at('whole') });
    expect(doneCount).toBe(4);
    expect(readdirSync(at('whole')).sort()).toEqual([...FILES, 'report.json']);
    expect(
      VOLUME_REPORT_SCHEMA.strict().parse(JSON.parse(readFileSync(at('whole', 'report.json'), 'utf8'))),
    ).toEqual(report);
    expect(report).toMatchObject({
      volume: { direction: 'inline', planeCount: 4, notClassifiedTraceCount: 0 },
      line: { file: 'cube.sgy', traceCount: 160, sampleCount: 72 },
    });
    // Working samples of the volume are those of its middle inline.
    const plane = 'inline:102';
    const alone = { linePath: at('cube.sgy'), plane, outputFolder: at('alone'), engine: 'wasm' as const };
    await classifyWithPretrained(alone, quiet());
    for (const name of FILES)
      expect(await samplesOf(at('alone', name))).toEqual(
        (await samplesOf(at('whole', name))).subarray(2 * 40 * 72, 3 * 40 * 72),
      );
    const info = await describeFile(at('whole', 'class.sgy'), quiet());
    expect(info.textHeader.join(' ')).toContain('1 diffraction, 2 reflection, 0 noise, -1 not');
    const [given, made] = ['cube.sgy', 'whole/class.sgy'].map((name) => readFileSync(at(name)));
    for (let trace = 0; trace < 160; trace++) {
      const from = 3600 + trace * (240 + 4 * 72);
      expect(made.subarray(from, from + 240).equals(given.subarray(from, from + 240))).toBe(true);
    }
  });

  it('keeps traces that have no place of their own, as not classified, in the order of the file', async () => {
    const { report } = await classify({
      linePath: at('odd.sgy'),
      direction: 'crossline',
      outputFolder: at('odd'),
    });
    const [codes, ...probabilities] = await Promise.all(
      ['class', 'probability-diffraction', 'probability-reflection', 'probability-noise'].map((name) =>
        samplesOf(at('odd', `${name}.sgy`)),
      ),
    );
    const info = await describeFile(at('odd.sgy'), quiet());
    expect(codes.length).toBe(info.traceCount * 72);
    const bytes = readFileSync(at('odd.sgy'));
    const seen = new Set<string>();
    let again = 0;
    for (let trace = 0; trace < info.traceCount; trace++) {
      const header = 3600 + trace * (240 + 4 * 72);
      const place = `${bytes.readInt32BE(header + 188)} ${bytes.readInt32BE(header + 192)}`;
      const own = codes.subarray(trace * 72, (trace + 1) * 72);
      const sum = probabilities.reduce((total, values) => total + values[trace * 72 + 5], 0);
      if (seen.has(place)) {
        again++;
        expect(own.every((code) => code === -1)).toBe(true);
        expect(sum).toBe(0);
      } else {
        expect(own.every((code) => code >= 0)).toBe(true);
        expect(sum).toBeCloseTo(1, 5);
      }
      seen.add(place);
    }
    expect(again).toBeGreaterThan(2);
    expect(report?.volume.notClassifiedTraceCount).toBe(again);
  });

  it('goes on after a stop, or in parts, to the same bytes, and is refused to another order', async () => {
    const own = { picks, picksPath: 'picks.json' };
    const whole = await classify({ ...own, outputFolder: at('picked') });
    expect(whole.report?.learner).toMatchObject({ usesPicks: true });
    expect(whole.report?.learner.judgements[0].count).toBe(picks.length);
    const stopped = { ...own, outputFolder: at('stopped') };
    const error: unknown = await classify(stopped, stopAfter(2)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'cancelled', message: expect.stringMatching(/of 4 planes/) });
    // Progress is told ten times a second at most, so the stop comes a plane earlier or later.
    const done = Number(/Stopped after ([123]) of/.exec(String(error))?.[1]);
    expect(existsSync(at('stopped', 'class.sgy'))).toBe(false);
    const half = await samplesOf(at('stopped', 'unfinished', 'class.sgy'));
    expect([half[done * 40 * 72 - 1] >= 0, half[done * 40 * 72]]).toEqual([true, -1]);
    await expect(classify({ ...stopped, picks: picks.slice(1) })).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringMatching(/unfinished volume of other picks/),
      remedy: expect.stringMatching(/Remove|remove/),
    });
    await expect(classify({ ...stopped, linePath: at('odd.sgy') })).rejects.toThrow(/another input file/);
    const rest = await classify(stopped);
    expect(rest.report?.timings.planeCount).toBe(4 - done);
    expect(bytesOf(at('stopped'))).toEqual(bytesOf(at('picked')));
    const part = (number: number) =>
      classify({ ...own, outputFolder: at('parts'), shard: { number, count: 3 } });
    expect((await part(3)).report).toBeNull();
    expect(await part(1)).toMatchObject({ doneCount: 3, report: null });
    expect((await part(2)).report?.volume.planeCount).toBe(4);
    expect(bytesOf(at('parts'))).toEqual(bytesOf(at('picked')));
  });

  it('goes on where the volumes could not all be put in their places, and loses none', async () => {
    const [outputFolder, inTheWay] = [at('barred'), at('barred', 'probability-noise.sgy')];
    mkdirSync(join(inTheWay, 'of the user'), { recursive: true });
    await expect(classify({ outputFolder })).rejects.toMatchObject({
      code: 'file.write',
      message: expect.stringContaining(inTheWay),
    });
    expect(existsSync(at('barred', 'class.sgy'))).toBe(true);
    rmSync(inTheWay, { recursive: true });
    expect((await classify({ outputFolder })).report?.timings.planeCount).toBe(0);
    expect(bytesOf(outputFolder)).toEqual(bytesOf(at('whole')));
    expect(readdirSync(outputFolder).sort()).toEqual([...FILES, 'report.json']);
  });

  it('takes a net that was trained on picks of its planes', async () => {
    const recipe = createRecipe({ linePath: at('cube.sgy'), picks }, { options: TINY_OPTIONS });
    await trainModel({ recipe, modelFolder: at('model'), logFolder: null }, quiet());
    const net = { linePath: at('cube.sgy'), modelFolder: at('model'), engine: 'wasm' as const };
    await classifyToFolder({ ...net, plane: 'inline:101', outputFolder: at('trained-plane') }, quiet());
    const { report } = await classify({ ...net, outputFolder: at('trained') });
    expect(report?.files).toEqual([
      ...['class.sgy', 'probability-diffraction.sgy', 'probability-reflection.sgy', 'probability-noise.sgy'],
    ]);
    for (const name of ['class.sgy', 'probability-noise.sgy'])
      expect((await samplesOf(at('trained', name))).subarray(40 * 72, 2 * 40 * 72)).toEqual(
        await samplesOf(at('trained-plane', name)),
      );
  });

  it('is refused where the file has no grid, and where a volume was damaged', async () => {
    await writeTinyLine(at('line.sgy'));
    const noGrid = classify({ linePath: at('line.sgy'), outputFolder: at('none') });
    await expect(noGrid).rejects.toThrow(/no grid of inlines and crosslines: .*line\.sgy/);
    await expect(classify({ outputFolder: at('cut') }, stopAfter(1))).rejects.toThrow(/Stopped/);
    const path = at('cut', 'unfinished', 'class.sgy');
    writeFileSync(path, readFileSync(path).subarray(0, 5000));
    await expect(classify({ outputFolder: at('cut') })).rejects.toThrow(/5000 bytes instead of/);
  });
});
