import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, type Ended, isBuilt } from '#cli/testing/program';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { LineReader } from '#jobs/line/lineReader';
import { readLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { readPicksFile } from '#jobs/picks/picksFile';
import { placePicks } from '#jobs/picks/placePicks';
import { listen } from '#jobs/testing/tinyLine';
import { EVENT_CLASSES, extentOfPick } from '#seismic/picks/pick';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CODES = { diffraction: 1, reflection: 2, noise: 0 };

function read(name: string) {
  return readLine({ linePath: join(folder, name) }, listen().context);
}

function readReport(of = '.') {
  return REPORT_SCHEMA.strict().parse(JSON.parse(readFileSync(join(folder, of, 'report.json'), 'utf8')));
}

/** Samples of live traces in the right two thirds whose truth is known: [truth, sample number]. */
async function scoredSamples(): Promise<[number, number][]> {
  const [section, truth] = [await read('section.sgy'), await read('truth-class.sgy')];
  const { sampleCount } = section;
  const isLive = Array.from({ length: section.traceCount }, (_, trace) =>
    section.amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount).some((value) => value !== 0),
  );
  const first = Math.ceil(section.traceCount / 3) * sampleCount;
  return [...truth.amplitudes.entries()].flatMap(([i, code]): [number, number][] =>
    i >= first && code !== 3 && isLive[Math.floor(i / sampleCount)] ? [[code, i]] : [],
  );
}

/** Mean over the positives of the share of positives among all that score as high or higher. */
function averagePrecision(scored: { score: number; isPositive: boolean }[]): number {
  const sorted = scored.sort((a, b) => b.score - a.score);
  let [seen, hits, sum, waiting] = [0, 0, 0, 0];
  for (const [i, { score, isPositive }] of sorted.entries()) {
    seen++;
    if (isPositive) waiting++;
    if (i + 1 < sorted.length && sorted[i + 1].score === score) continue;
    hits += waiting;
    sum += (waiting * hits) / seen;
    waiting = 0;
  }
  return sum / hits;
}

describe.skipIf(!isBuilt)('diffrakt demo (skipped where out/cli is not built)', () => {
  let ended: Ended;
  beforeAll(() => {
    ended = diffrakt('demo', '--out', folder, '--seed', '2', '--steps', '150');
  }, 120_000);

  it('prints only its results and writes every file', () => {
    // Away from a terminal progress is a line a minute: on a busy machine there may be one.
    const errors = ended.stderr.replace(/^.* \d+ %.*\n/gm, '');
    expect({ status: ended.status, errors }).toEqual({ status: 0, errors: '' });
    expect(readdirSync(folder).sort()).toEqual(
      [
        ...['section.sgy', 'diffraction-only.sgy', 'truth-class.sgy', 'apexes.csv', 'picks.json'],
        ...['panels.npy', 'panels.json', 'panels.png', 'model', 'events', 'class.sgy', 'section.png'],
        ...EVENT_CLASSES.map((name) => `probability-${name}.sgy`),
        ...['report.json', 'before-picks', 'with-picks'],
      ].sort(),
    );
    expect(readdirSync(join(folder, 'events'))).toHaveLength(1);
  });

  it('picks ten windows a class in the left third, each of its class by the truth', async () => {
    const truth = await read('truth-class.sgy');
    const line = await LineReader.open(join(folder, 'truth-class.sgy'));
    const picks = placePicks(
      await readPicksFile(join(folder, 'picks.json')),
      await line.sectionPlane('line'),
    );
    await line.dispose();
    for (const name of EVENT_CLASSES) expect(picks.filter((pick) => pick.class === name)).toHaveLength(10);
    for (const pick of picks) {
      const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, truth);
      expect(firstTrace + traceCount).toBeLessThanOrEqual(Math.floor(truth.traceCount / 3));
      // The middle half of the window each way is what an interpreter looks at.
      const counts = [0, 0, 0, 0];
      for (let x = Math.floor(traceCount / 4); x < Math.ceil((3 * traceCount) / 4); x++)
        for (let t = Math.floor(sampleCount / 4); t < Math.ceil((3 * sampleCount) / 4); t++)
          counts[truth.amplitudes[(firstTrace + x) * truth.sampleCount + firstSample + t]]++;
      const others = pick.class === 'noise' ? [1, 2] : [3 - CODES[pick.class]];
      for (const code of others) expect(counts[CODES[pick.class]]).toBeGreaterThan(counts[code]);
    }
    const { file } = await readModel(join(folder, 'model'));
    expect(file.picks.counts).toEqual({ diffraction: 10, reflection: 10, noise: 10 });
  });

  it('scores as counted again from the files, and prints it', async () => {
    const { score } = readReport();
    if (!score) throw new Error('There is no score.');
    const samples = await scoredSamples();
    expect(score.sampleCount).toBe(samples.length);
    const found = (await read('class.sgy')).amplitudes;
    const f1 = [1, 2, 0].map((code) => {
      const both = samples.filter(([truth, i]) => truth === code && found[i] === code).length;
      const either =
        samples.filter(([truth]) => truth === code).length +
        samples.filter(([, i]) => found[i] === code).length;
      return (2 * both) / either;
    });
    expect(score.macroF1).toBeCloseTo((f1[0] + f1[1] + f1[2]) / 3, 9);
    const shareOfD = (await read('probability-diffraction.sgy')).amplitudes;
    const ranked = samples.map(([truth, i]) => ({ score: shareOfD[i], isPositive: truth === 1 }));
    expect(score.againstAll.averagePrecision).toBeCloseTo(averagePrecision(ranked), 6);
    const prevalence = ranked.filter(({ isPositive }) => isPositive).length / ranked.length;
    expect(score.againstAll.prevalence).toBeCloseTo(prevalence, 9);
    const { averagePrecision: precision, baselineAveragePrecision } = score.againstAll;
    const pretrained = ['before-picks', 'with-picks'].map((of) => {
      const report = readReport(of);
      expect(report.learner).toMatchObject({ name: 'pretrained' });
      return report.score?.againstAll.averagePrecision ?? Number.NaN;
    });
    // Shown the picks it has to be better than the net trained on them, and no worse than a filter.
    expect(pretrained[1]).toBeGreaterThan(precision);
    expect(pretrained[1]).toBeGreaterThan(baselineAveragePrecision - 0.01);
    const row = [precision, ...pretrained, prevalence, baselineAveragePrecision];
    const cells = row.map((value) => value.toFixed(3));
    expect(ended.stdout).toMatch(new RegExp(`AP_A.* ${cells.join(' +')} *\\n`));
  });
});
