import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '#engine/start/startEngine';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { LiveLine } from '#jobs/live/liveLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import type { LiveLearner } from '#learning/dense/liveLearner';
import type { PickProposal } from '#learning/proposals/pickProposal';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, extentOfPick, isInside } from '#seismic/picks/pick';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { slopeRatio } from '#seismic/signal/slopeRatio';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-live-line-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const { context } = listen();
let tiny: TinyLine;
let net: NetInUse;

function openTiny(): Promise<LiveLine> {
  return LiveLine.open({ linePath: tiny.linePath }, { ...context, emit: () => undefined });
}

beforeAll(async () => {
  tiny = await writeTinyLine(join(scratch, 'line.sgy'));
  net = { model: await readShippedModel(), engine: await startEngine('wasm', { threads: 1 }) };
});

async function answer(line: LiveLine, learner: LiveLearner, count: number): Promise<ProbabilityGrid> {
  const picks = tiny.picks.slice(0, count);
  return (await line.answer({ learner, classes: STANDARD_CLASSES, picks }, net, context)).grid;
}

/** What filters say beside the net on a line, on its working samples. */
async function filterEvidenceOf({ section }: TinyLine) {
  const dense = await DenseLine.prepare(section, context.signal);
  return { working: dense.working, evidence: await new DenseAnswers(dense, net).evidence() };
}

describe('a line that is classified anew after each change of the picks', () => {
  it('gives the same answer whatever was asked before, and its sums are 1', async () => {
    const [used, fresh] = [await openTiny(), await openTiny()];
    const first = await answer(used, 'withoutPicks', 0);
    for (const count of [3, 12, 1]) await answer(used, 'withPicks', count);
    const last = await answer(used, 'withPicks', 9);
    expect(last).toEqual(await answer(fresh, 'withPicks', 9));
    expect(last).not.toEqual(first);
    expect(await answer(fresh, 'withPicks', 0)).toEqual(first);
    for (let i = 0; i < last.probabilities.length; i += 300) {
      const [d, r, n] = last.probabilities.subarray(i, i + 3);
      expect(Math.abs(d + r + n - 1)).toBeLessThan(1e-5);
    }
  }, 60_000);

  it('takes the mean of the outputs with and without picks, and adds what filters say to each answer', async () => {
    const line = await openTiny();
    const first = await answer(line, 'withoutPicks', 0);
    const last = await answer(line, 'withPicks', 9);
    const both = await answer(line, 'both', 9);
    const { withoutPicks, withPicks, both: ofBoth } = net.model.file.temperature;
    const { working, evidence } = await filterEvidenceOf(tiny);
    for (let place = 0; place < evidence[0].length; place += 97) {
      const [trace, sample] = [Math.floor(place / working.sampleCount), place % working.sampleCount];
      const at = sample * working.sampleStep;
      const sample0 = trace * tiny.section.sampleCount + at;
      // Between samples answers are interpolated; where there is no signal there is noise alone.
      if (at !== Math.round(at) || working.silent?.[sample0] === 1) continue;
      const i = 3 * sample0;
      const output = ({ probabilities }: ProbabilityGrid): number =>
        Math.log(probabilities[i] / probabilities[i + 1]) - (evidence[0][place] - evidence[1][place]);
      const mean = (withoutPicks * output(first) + withPicks * output(last)) / 2;
      expect(ofBoth * output(both)).toBeCloseTo(mean, 3);
    }
    expect(evidence[1].some((value) => value < 0)).toBe(true);
  }, 60_000);

  it('adapts the net to the picks, whether they were judged before or not', async () => {
    const [asked, judged] = [await openTiny(), await openTiny()];
    const found = await answer(asked, 'adapted', 12);
    expect(found).not.toEqual(await answer(asked, 'both', 12));
    const picks = { classes: STANDARD_CLASSES, picks: tiny.picks.slice(0, 12) };
    await judged.judge(picks, net, context.signal);
    expect(await answer(judged, 'adapted', 12)).toEqual(found);
    // One pick cannot be left out, and none is not adapted to.
    expect(await answer(asked, 'adapted', 1)).toEqual(await answer(asked, 'both', 1));
    expect(await answer(asked, 'adapted', 0)).toEqual(await answer(asked, 'withoutPicks', 0));
  }, 60_000);

  it('shows the attribute without learning in its own order', async () => {
    const { probabilities } = await answer(await openTiny(), 'slopeRatio', 0);
    const ratio = slopeRatio(tiny.section);
    for (let i = 0; i + 50 < ratio.length; i += 50)
      expect(probabilities[3 * i] <= probabilities[3 * (i + 50)]).toBe(ratio[i] <= ratio[i + 50]);
  }, 60_000);

  it('proposes windows of the asked size that no pick covers, by both answers where there are picks', async () => {
    const size = { traces: 16, durationMs: 64 };
    const propose = async (count: number, rejected: readonly PickProposal[] = []) => {
      const request = { use: 'withPicks', rejected, picks: tiny.picks.slice(0, count), ...size } as const;
      return (await openTiny()).propose(request, net, context.signal);
    };
    const found = await propose(6);
    expect(found.length).toBeGreaterThan(3);
    expect(await propose(6)).toEqual(found);
    for (const one of found) {
      expect(one).toMatchObject(size);
      expect(isInside(extentOfPick(one, tiny.section), tiny.section)).toBe(true);
      expect(EVENT_CLASSES.indexOf(one.proposed)).toBe(
        one.probabilities.indexOf(Math.max(...one.probabilities)),
      );
      expect(one.others).toHaveLength(3);
    }
    const [first] = found;
    const later = await propose(6, [first]);
    expect(later.some(({ trace, timeMs }) => trace === first.trace && timeMs === first.timeMs)).toBe(false);
    for (const { others } of await propose(0)) expect(others).toBeNull();
  }, 60_000);

  it('refuses picks that are not on it', async () => {
    const picks = [{ ...tiny.picks[0], trace: 5000 }];
    const asked = (await openTiny()).answer(
      { learner: 'withPicks', classes: STANDARD_CLASSES, picks },
      net,
      context,
    );
    await expect(asked).rejects.toMatchObject({ code: 'picks.outside' });
  }, 60_000);

  it('is in classes of the user’s own by the head, and those of the net use the standard picks alone', async () => {
    const line = await openTiny();
    const own = { name: 'steep', colour: '#56B4E9' };
    const classes = [...STANDARD_CLASSES, own];
    const steep = tiny.picks.filter((pick) => pick.class === 'diffraction');
    const rest = tiny.picks.filter((pick) => pick.class !== 'diffraction');
    const picks = [...steep.map((pick) => ({ ...pick, class: 'steep' })), ...rest];
    const found = await line.answer({ learner: 'head', classes, picks }, net, context);
    expect(found.classes.map(({ name }) => name)).toEqual(['reflection', 'noise', 'steep']);
    expect(found.judgement?.count).toBe(picks.length);
    // The same windows under another name are the same problem: what was diffraction is now steep.
    const standard = await line.answer({ learner: 'head', classes, picks: tiny.picks }, net, context);
    expect(standard.judgement?.right).toBe(found.judgement?.right);
    const difference = found.grid.probabilities.reduce(
      (most, value, i) =>
        Math.max(most, Math.abs(value - standard.grid.probabilities[i - (i % 3) + (((i % 3) + 1) % 3)])),
      0,
    );
    expect(difference).toBeLessThan(1e-3);
    const byNet = await line.answer({ learner: 'withPicks', classes, picks }, net, context);
    const ofRest = await line.answer({ learner: 'withPicks', classes, picks: rest }, net, context);
    expect(byNet).toEqual(ofRest);
    expect(byNet.classes).toEqual(STANDARD_CLASSES);
    const few = line.answer({ learner: 'head', classes, picks: steep }, net, context);
    await expect(few).rejects.toMatchObject({ code: 'picks.tooFew' });
  }, 120_000);
});
