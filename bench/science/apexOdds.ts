/**
 * `node bench/science/apexOdds.mjs [FOLDER …]`: fits the log odds of a found apex, out of those of the net, how alike
 * its flanks are, and how well their slope agrees with that of others, to the known lines in folders
 * (`node bench/science/generate.mjs`), or to 70 simulated sections that no net was trained on where none is named.
 * Those of development lines are LOG_ODDS in `src/learning/dense/apex/apexes.ts`. Tells the mean F1 of apexes by the score
 * that is shipped, from several limits, too.
 */
import { argv } from 'node:process';
import { chooseEngine } from '#engine/choose/chooseEngine';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { fitCorrection } from '#learning/dense/adaptation/correction';
import { knownApexes } from '#learning/dense/apexLabels';
import { firstScoredTrace } from '#seismic/labels/pickedPart';
import { type Section, timeMsOfSample } from '#seismic/section/section';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';
import { mean } from './challenges/challenge';
import { knownFolders, quietContext, readKnownLine } from './knownLineFolder';
import { figure } from './running/tables';
import { matchApexes, type Place, scoreApexes } from './scoring/apexes';

/** Far from the seeds of sections that nets are trained on. */
const FIRST_SEED = 770_000;
const SIZE = { traceCount: 384, sampleCount: 512 };
const SECTION_COUNT = 70;
/** Scores from which apexes are taken on trial. */
const LIMITS = [0.3, 0.35, 0.4, 0.45, 0.5] as const;
/** So small that it moves no digit that is told. */
const PENALTY = 1e-6;

/** A found place: 1, the log odds by the net, the coherence and the agreement, and whether it is an apex. */
interface FoundPlace {
  readonly attributes: readonly [number, number, number, number];
  readonly isApex: boolean;
}

/** A section with its tops: those that may be found, and those that nobody could see. */
interface KnownSection {
  readonly section: Section;
  topsOn(line: DenseLine): { readonly visible: readonly Place[]; readonly hidden: readonly Place[] };
  /** Tops before this trace do not count. */
  readonly firstTrace: number;
}

function simulated(seed: number): KnownSection {
  const made = simulateTrainingSection({ seed, ...SIZE });
  return {
    section: made.section,
    firstTrace: 0,
    topsOn: (line) => {
      const tops = knownApexes(made, line.working).map((top) => ({
        ...{ trace: top.trace, isVisible: top.isVisible },
        timeMs: timeMsOfSample(line.axes, top.sample * line.working.sampleStep),
      }));
      const [visible, hidden] = [true, false].map((wanted) => tops.filter((top) => top.isVisible === wanted));
      return { visible, hidden };
    },
  };
}

async function fromFolder(folder: string): Promise<KnownSection> {
  const { section, apexes } = await readKnownLine(folder);
  const firstTrace = firstScoredTrace(section.traceCount);
  return { section, firstTrace, topsOn: () => ({ visible: apexes, hidden: [] }) };
}

/** What a section teaches, and the F1 of its apexes from each of LIMITS. */
interface Looked {
  readonly places: readonly FoundPlace[];
  readonly f1: readonly number[];
}

/** Looks at what `diffrakt classify` finds on a section without picks; places near hidden tops are left out. */
async function lookAt(known: KnownSection, used: NetInUse): Promise<Looked> {
  const line = await DenseLine.prepare(known.section, new AbortController().signal);
  const answers = new DenseAnswers(line, used);
  const grid = await answers.grid({ picks: [], use: 'both' }, quietContext());
  const isCounted = ({ trace }: { readonly trace: number }): boolean => trace >= known.firstTrace;
  const found = (await answers.apexes(grid)).filter(isCounted).map((top) => ({
    ...top,
    timeMs: timeMsOfSample(line.axes, top.sample * line.working.sampleStep),
  }));
  const { visible, hidden } = known.topsOn(line);
  const foundOf = (tops: readonly Place[]): Set<number> =>
    new Set(matchApexes(found, tops.filter(isCounted)).map(({ i }) => i));
  const [right, unseen] = [foundOf(visible), foundOf(hidden)];
  const counted = found
    .map((top, i) => ({ ...top, isApex: right.has(i), isHidden: unseen.has(i) }))
    .filter(({ isApex, isHidden }) => isApex || !isHidden);
  const places = counted.map(({ probability, coherence, agreement, isApex }): FoundPlace => {
    const attributes = [1, Math.log(probability / (1 - probability)), coherence, agreement] as const;
    return { attributes, isApex };
  });
  const f1From = (limit: number): number =>
    scoreApexes(
      counted.filter(({ score }) => score >= limit),
      visible.filter(isCounted),
    ).f1;
  return { places, f1: LIMITS.map(f1From) };
}

/** Weights of the attributes in the log odds, by maximum likelihood: a correction of outputs that say nothing. */
function logOddsOf(places: readonly FoundPlace[]): number[] {
  const classCount = 2;
  const correction = fitCorrection(
    {
      outputs: new Float64Array(classCount * places.length),
      attributes: Float64Array.from(places.flatMap(({ attributes }) => attributes)),
      targets: Float64Array.from(places.flatMap(({ isApex }) => (isApex ? [0, 1] : [1, 0]))),
      weights: new Float64Array(places.length).fill(1),
      classCount,
    },
    PENALTY,
  );
  const count = correction.length / classCount;
  return Array.from({ length: count }, (_, k) => correction[count + k] - correction[k]);
}

const folders = knownFolders(argv.slice(2));
const sections: KnownSection[] =
  folders.length > 0
    ? await Promise.all(folders.map(fromFolder))
    : Array.from({ length: SECTION_COUNT }, (_, i) => simulated(FIRST_SEED + i));
const used: NetInUse = { model: await readShippedModel(), engine: await chooseEngine('wasm') };
const looked: Looked[] = [];
for (const section of sections) looked.push(await lookAt(section, used));
const places = looked.flatMap((look) => look.places);
const [constant, ofNet, ofCoherence, ofAgreement] = logOddsOf(places).map((weight) => weight.toFixed(2));
const apexCount = places.filter(({ isApex }) => isApex).length;
console.log(`${places.length} places on ${sections.length} sections, ${apexCount} apexes`);
console.log(
  `log odds: ${constant} + ${ofNet} x those of the net + ${ofCoherence} x coherence + ${ofAgreement} x agreement`,
);
const f1s = LIMITS.map((limit, i) => `${figure(mean(looked.map(({ f1 }) => f1[i])))} from ${limit}`);
console.log(`mean F1 of apexes by the score that is shipped: ${f1s.join(', ')}`);
