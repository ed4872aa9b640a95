/**
 * Picking where the program proposes against other ways, at equal numbers of picks: three clear picks to begin with,
 * then rounds of three that a simulated interpreter names by the truth. The other ways are windows at random, and
 * clear examples of each class in turn. Figures are of the right two thirds of the line; picks are anywhere.
 *   --lines=DIR,DIR  known lines (generate.mjs); without them lines of the built-in simulator
 *   --seeds=1,2,3    of the first picks and of the random ones
 */
import { startEngine } from '#engine/start/startEngine';
import { DenseAnswers } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { HeadLine } from '#jobs/classify/headLine';
import { proposePicks } from '#jobs/live/proposePicks';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { scoreConfusion } from '#seismic/labels/confusion';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { expandGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { createRanking, type KnownSection, scoredSamples } from '#seismic/labels/ranking';
import { confusionOf, rankedByProbability } from '#seismic/labels/score';
import { createShareTable } from '#seismic/labels/shareTable';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, extentOfPick, type PickedWindow, type WindowPlacement } from '#seismic/picks/pick';
import { timeMsOfSample } from '#seismic/section/section';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { optionOf } from '../options';
import { quietContext, readKnownLine } from './knownLineFolder';

const WINDOW = { traces: 32, samples: 40 };
const COUNTS = [3, 6, 9, 15, 24];
const PER_ROUND = 3;
/** Share of a window's middle that has to be of one class, or the interpreter does not name it. */
const LEAST_SHARE = 0.5;
const CODES = [1, 2, 0];

const context = quietContext();
const engine = await startEngine('native').catch(() => startEngine('wasm', { threads: 2 }));
const model = await readShippedModel();

/** Names windows by the truth, as an interpreter who sees it. */
function interpreterOf({ section, truthClass }: KnownSection) {
  const share = createShareTable(truthClass, section.sampleCount, section.traceCount);
  return (placement: WindowPlacement, id: string): PickedWindow | null => {
    const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(placement, section);
    const middle = {
      ...{ firstTrace: firstTrace + Math.floor(traceCount / 4), traces: Math.floor(traceCount / 2) },
      ...{ firstSample: firstSample + Math.floor(sampleCount / 4), samples: Math.floor(sampleCount / 2) },
    };
    const shares = CODES.map((code) => share(code, middle));
    const best = shares.indexOf(Math.max(...shares));
    return shares[best] < LEAST_SHARE ? null : { ...placement, id, class: EVENT_CLASSES[best] };
  };
}

/** What windows a way of picking offers, given what is picked and rejected. */
type Offer = (
  picks: readonly PickedWindow[],
  rejected: readonly WindowPlacement[],
) => Promise<WindowPlacement[]>;

function placementSize({ section }: KnownSection) {
  return { traces: WINDOW.traces, durationMs: (WINDOW.samples * section.sampleIntervalUs) / 1000 };
}

function atRandom(known: KnownSection, seed: number): Offer {
  const random = createRandom(seed).fork('windows');
  const { traceCount, sampleCount } = known.section;
  const half = { traces: WINDOW.traces / 2, samples: WINDOW.samples / 2 };
  return async (picks, rejected) => {
    const found: WindowPlacement[] = [];
    while (found.length < PER_ROUND) {
      const placement = {
        trace: half.traces + random.integer(traceCount - WINDOW.traces),
        timeMs: timeMsOfSample(known.section, half.samples + random.integer(sampleCount - WINDOW.samples)),
        ...placementSize(known),
      };
      const meets = [...picks, ...rejected, ...found].some(
        (other) =>
          Math.abs(other.trace - placement.trace) < placement.traces &&
          Math.abs(other.timeMs - placement.timeMs) < placement.durationMs,
      );
      if (!meets) found.push(placement);
    }
    return found;
  };
}

function byProposal(known: KnownSection, answers: DenseAnswers): Offer {
  return async (picks, rejected) => {
    const request = { use: 'withPicks', picks, rejected, ...placementSize(known) } as const;
    return (await proposePicks(answers, request, context.signal)).slice(0, PER_ROUND);
  };
}

/** Clear examples of each class in turn: one more of each with every round. */
function clearOnes(known: KnownSection, seed: number): Offer {
  let perClass = 1;
  return async () => {
    perClass++;
    const order = { perClass, endTrace: known.section.traceCount, seed: seed + 100, ...placementSize(known) };
    const found = picksFromTruth(known, known.section, order);
    return EVENT_CLASSES.map((name) => found.filter((pick) => pick.class === name)[perClass - 1]);
  };
}

interface Figures {
  readonly accuracy: number;
  readonly apA: number;
  readonly macroF1: number;
}

function figuresOf(known: KnownSection, grid: ProbabilityGrid): Figures {
  const found = expandGrid(grid, known.section);
  const confusion = confusionOf(scoredSamples(known), found);
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  return {
    accuracy: confusion.reduce((sum, row, i) => sum + row[i], 0) / total,
    apA: createRanking(known)(rankedByProbability(found)).againstAll.averagePrecision,
    macroF1: scoreConfusion(confusion).macroF1,
  };
}

interface Judged {
  readonly net: Figures;
  /** Null where a class has fewer than two picks. */
  readonly head: Figures | null;
}

async function judge(
  known: KnownSection,
  answers: DenseAnswers,
  head: HeadLine,
  picks: readonly PickedWindow[],
): Promise<Judged> {
  const net = figuresOf(known, await answers.grid({ picks, use: 'withPicks' }, context));
  const isEnough = EVENT_CLASSES.every((name) => picks.filter((pick) => pick.class === name).length >= 2);
  if (!isEnough) return { net, head: null };
  const windows = picks.map((pick) => ({ ...pick, label: EVENT_CLASSES.indexOf(pick.class) }));
  return { net, head: figuresOf(known, head.classify(windows, EVENT_CLASSES).grid) };
}

/** Figures at each number of picks. */
async function session(
  known: KnownSection,
  answers: DenseAnswers,
  head: HeadLine,
  offer: Offer,
  seed: number,
): Promise<Judged[]> {
  const name = interpreterOf(known);
  const size = placementSize(known);
  const picks = picksFromTruth(known, known.section, {
    ...{ perClass: 1, endTrace: known.section.traceCount, seed, ...size },
  });
  const rejected: WindowPlacement[] = [];
  const found: Judged[] = [];
  for (const count of COUNTS) {
    while (picks.length < count) {
      for (const placement of await offer(picks, rejected)) {
        const pick = name(placement, `p${picks.length}`);
        if (!pick) rejected.push(placement);
        else if (picks.length < count) picks.push(pick);
      }
    }
    found.push(await judge(known, answers, head, picks));
  }
  const counts = EVENT_CLASSES.map((one) => picks.filter((pick) => pick.class === one).length);
  process.stdout.write(` ${counts.join('/')}(${rejected.length})`);
  return found;
}

const folders = (optionOf('lines') ?? '').split(',').filter(Boolean);
const seeds = (optionOf('seeds') ?? '1,2').split(',').map(Number);
const lines: { readonly name: string; readonly known: KnownSection }[] =
  folders.length > 0
    ? await Promise.all(folders.map(async (folder) => ({ name: folder, known: await readKnownLine(folder) })))
    : [1, 2, 3].map((seed) => ({ name: `simulated ${seed}`, known: simulateSection({ seed }) }));

const results: Record<string, Judged[][]> = { proposals: [], random: [], clear: [] };
for (const { name, known } of lines) {
  process.stdout.write(`${name}:`);
  const dense = await DenseLine.prepare(known.section, context.signal);
  const answers = new DenseAnswers(dense, { model, engine });
  const head = await HeadLine.prepare(dense, answers.net, context.signal);
  for (const seed of seeds) {
    results.proposals.push(await session(known, answers, head, byProposal(known, answers), seed));
    results.random.push(await session(known, answers, head, atRandom(known, seed), seed));
    results.clear.push(await session(known, answers, head, clearOnes(known, seed), seed));
  }
  process.stdout.write('\n');
}

const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(3);
console.log(`picks                      ${COUNTS.join('      ')}`);
for (const learner of ['net', 'head'] as const)
  for (const figure of ['accuracy', 'macroF1', 'apA'] as const)
    for (const [way, sessions] of Object.entries(results)) {
      const isKnown = (k: number, i: number) => Object.values(results).every((all) => all[k][i][learner]);
      const row = COUNTS.map((_, i) =>
        mean(sessions.flatMap((session, k) => (isKnown(k, i) ? (session[i][learner]?.[figure] ?? []) : []))),
      );
      console.log(`${learner.padEnd(5)} ${figure.padEnd(9)} ${way.padEnd(10)} ${row.join('  ')}`);
    }
