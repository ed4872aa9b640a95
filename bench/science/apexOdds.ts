/**
 * `node bench/science/apexOdds.mjs [COUNT]`: fits the log odds of a found apex, out of those of the net and how alike
 * its flanks are, to simulated sections (70 if not told) that no net was trained on. They are LOG_ODDS in
 * `src/learning/dense/apexes.ts`.
 */
import { argv } from 'node:process';
import { chooseEngine } from '#engine/choose/chooseEngine';
import { DenseAnswers, denseNetOf, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { readShippedModel } from '#jobs/pretrain/shippedModel';
import { type FoundApex, findApexes } from '#learning/dense/apexes';
import { type KnownApex, knownApexes } from '#learning/dense/apexLabels';
import { logitsBothWays } from '#learning/dense/bothWays';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

/** Far from the seeds of sections that nets are trained on. */
const FIRST_SEED = 770_000;
const SIZE = { traceCount: 384, sampleCount: 512 };
/** How far a found apex may be from a known one, as in the score of apexes. */
const TOLERANCE = { traces: 3, seconds: 0.02 };
const STEPS = 30;

/** 1, log odds by the net and coherence of a found apex, and whether it is one. */
interface Row {
  readonly inputs: readonly [number, number, number];
  readonly isApex: boolean;
}

/** Found apexes, the surest first: right ones, wrong ones, and those near hidden tops left out. */
function rowsOf(found: readonly FoundApex[], known: readonly KnownApex[], stepSeconds: number): Row[] {
  const left = new Set(known.filter(({ isVisible }) => isVisible));
  const hidden = known.filter(({ isVisible }) => !isVisible);
  return [...found]
    .sort((a, b) => b.probability - a.probability)
    .flatMap(({ trace, sample, probability, coherence }): Row[] => {
      const isNear = (top: KnownApex): boolean =>
        Math.abs(top.trace - trace) <= TOLERANCE.traces &&
        Math.abs(top.sample - sample) * stepSeconds <= TOLERANCE.seconds;
      const own = [...left].find(isNear);
      if (own) left.delete(own);
      if (!own && hidden.some(isNear)) return [];
      const logOdds = Math.log(probability / (1 - probability));
      return [{ inputs: [1, logOdds, coherence], isApex: own !== undefined }];
    });
}

async function rowsOfSection(seed: number, used: NetInUse): Promise<Row[]> {
  const simulated = simulateTrainingSection({ seed, ...SIZE });
  const line = await DenseLine.prepare(simulated.section, new AbortController().signal);
  const { working, channels } = line;
  const [diffraction] = await new DenseAnswers(line, used).maps({ picks: [], use: 'both' });
  const logits = await logitsBothWays(denseNetOf(used, 'apexes'), channels.maps([]), working);
  const found = findApexes(
    { apex: softmaxMaps(logits)[0], residual: channels.free.residual, diffraction },
    working,
  );
  const stepSeconds = (working.sampleStep * simulated.section.sampleIntervalUs) / 1e6;
  return rowsOf(found, knownApexes(simulated, working), stepSeconds);
}

/** Solves three equations by Cramer's rule. */
function solved(matrix: readonly number[][], right: readonly number[]): number[] {
  const determinant = ([a, b, c]: readonly (readonly number[])[]): number =>
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0]);
  const whole = determinant(matrix);
  return right.map(
    (_, k) => determinant(matrix.map((row, i) => row.map((v, j) => (j === k ? right[i] : v)))) / whole,
  );
}

/** Maximum likelihood by Newton's steps. */
function logisticFit(rows: readonly Row[]): number[] {
  let weights = [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    const gradient = [0, 0, 0];
    const curvature = [0, 1, 2].map(() => [0, 0, 0]);
    for (const { inputs, isApex } of rows) {
      const chance = 1 / (1 + Math.exp(-inputs.reduce((sum, v, i) => sum + v * weights[i], 0)));
      inputs.forEach((v, i) => {
        gradient[i] += v * ((isApex ? 1 : 0) - chance);
        inputs.forEach((w, j) => {
          curvature[i][j] += v * w * chance * (1 - chance);
        });
      });
    }
    const change = solved(curvature, gradient);
    weights = weights.map((weight, i) => weight + change[i]);
  }
  return weights;
}

const count = Number(argv[2] ?? 70);
const used: NetInUse = { model: await readShippedModel(), engine: await chooseEngine('wasm') };
const rows: Row[] = [];
for (let i = 0; i < count; i++) rows.push(...(await rowsOfSection(FIRST_SEED + i, used)));
const [constant, ofNet, ofCoherence] = logisticFit(rows).map((weight) => weight.toFixed(2));
console.log(
  `${rows.length} places on ${count} sections, ${rows.filter(({ isApex }) => isApex).length} apexes`,
);
console.log(`log odds: ${constant} + ${ofNet} x those of the net + ${ofCoherence} x coherence`);
