/**
 * `node bench/science/apexOdds.mjs [COUNT]`: fits the log odds of a found apex, out of those of the net and how alike
 * its flanks are, to simulated sections (70 if not told) that no net was trained on. They are LOG_ODDS in
 * `src/learning/dense/apexes.ts`.
 */
import { argv } from 'node:process';
import { chooseEngine } from '#engine/choose/chooseEngine';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { fitCorrection } from '#learning/dense/adaptation/correction';
import { knownApexes } from '#learning/dense/apexLabels';
import { timeMsOfSample } from '#seismic/section/section';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';
import { quietContext } from './knownLineFolder';
import { matchApexes } from './scoring/apexes';

/** Far from the seeds of sections that nets are trained on. */
const FIRST_SEED = 770_000;
const SIZE = { traceCount: 384, sampleCount: 512 };
/** So small that it moves no digit that is told. */
const PENALTY = 1e-6;

/** A found place: 1, the log odds by the net and the coherence, and whether it is an apex. */
interface FoundPlace {
  readonly attributes: readonly [number, number, number];
  readonly isApex: boolean;
}

/** What `diffrakt classify` finds on a section without picks; places near hidden tops are left out. */
async function foundPlaces(seed: number, used: NetInUse): Promise<FoundPlace[]> {
  const simulated = simulateTrainingSection({ seed, ...SIZE });
  const line = await DenseLine.prepare(simulated.section, new AbortController().signal);
  const answers = new DenseAnswers(line, used);
  const grid = await answers.grid({ picks: [], use: 'both' }, quietContext());
  const timed = <Top extends { readonly trace: number; readonly sample: number }>(top: Top) => ({
    ...top,
    timeMs: timeMsOfSample(line.axes, top.sample * line.working.sampleStep),
  });
  const found = (await answers.apexes(grid)).map(timed);
  const known = knownApexes(simulated, line.working).map(timed);
  const foundNear = (isVisible: boolean): Set<number> =>
    new Set(
      matchApexes(
        found,
        known.filter((top) => top.isVisible === isVisible),
      ).map(({ i }) => i),
    );
  const [right, hidden] = [foundNear(true), foundNear(false)];
  return found.flatMap(({ probability, coherence }, i): FoundPlace[] => {
    const isApex = right.has(i);
    if (!isApex && hidden.has(i)) return [];
    return [{ attributes: [1, Math.log(probability / (1 - probability)), coherence], isApex }];
  });
}

/** Weights of the attributes in the log odds, by maximum likelihood: a correction of outputs that say nothing. */
function logOddsOf(places: readonly FoundPlace[]): number[] {
  const classCount = 2;
  const correction = fitCorrection(
    {
      outputs: new Float64Array(classCount * places.length),
      attributes: Float64Array.from(places.flatMap(({ attributes }) => attributes)),
      labels: Int32Array.from(places, ({ isApex }) => (isApex ? 1 : 0)),
      weights: new Float64Array(places.length).fill(1),
      classCount,
    },
    PENALTY,
  );
  const count = correction.length / classCount;
  return Array.from({ length: count }, (_, k) => correction[count + k] - correction[k]);
}

const count = Number(argv[2] ?? 70);
const used: NetInUse = { model: await readShippedModel(), engine: await chooseEngine('wasm') };
const places: FoundPlace[] = [];
for (let i = 0; i < count; i++) places.push(...(await foundPlaces(FIRST_SEED + i, used)));
const [constant, ofNet, ofCoherence] = logOddsOf(places).map((weight) => weight.toFixed(2));
const apexCount = places.filter(({ isApex }) => isApex).length;
console.log(`${places.length} places on ${count} sections, ${apexCount} apexes`);
console.log(`log odds: ${constant} + ${ofNet} x those of the net + ${ofCoherence} x coherence`);
