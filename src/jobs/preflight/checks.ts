import type { PreflightBench } from '#jobs/preflight/bench';
import { initialWeights } from '#learning/model/initialise';
import type { LabelledBatch, Network } from '#learning/network/network';
import { checkAgreement } from '#learning/preflight/agreement';
import type { CheckResult } from '#learning/preflight/checkResult';
import { checkFiniteInputs } from '#learning/preflight/finiteInputs';
import { checkFirstLoss } from '#learning/preflight/firstLoss';
import { checkGradients } from '#learning/preflight/gradientCheck';
import { climbLadder, ladderSteps } from '#learning/preflight/ladder';
import { judgeLadder } from '#learning/preflight/ladderVerdict';
import { checkOverfit } from '#learning/preflight/overfit';
import { checkParameters } from '#learning/preflight/parametersCheck';
import type { PreflightCheck } from '#learning/preflight/preflightReport';
import { probeWeights } from '#learning/preflight/probeWeights';
import { checkZeroRate } from '#learning/preflight/zeroRate';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { createRandom, type Random } from '#seismic/numerics/random';

/** A check that can be run. */
interface CheckPlan extends Pick<PreflightCheck, 'id' | 'tip' | 'title'> {
  readonly run: (bench: PreflightBench) => CheckResult | Promise<CheckResult>;
}

/** Plain JavaScript trains so many times slower than WebAssembly. */
const PLAIN_JS_SLOWNESS = 100;
const GRADIENT_PANELS = 4;

function randomOf({ options }: PreflightBench): Random {
  return createRandom(options.seed).fork('preflight');
}

/** The chosen net as training would start it. */
function freshNetwork({ engine, lesson, options }: PreflightBench): Network {
  const { spec } = lesson.network;
  return engine.createNetwork(spec, initialWeights(spec, createRandom(options.seed).fork('weights')));
}

/** The chosen net with weights at which errors of an engine show. */
function probeNetwork(bench: PreflightBench): Network {
  const { spec } = bench.lesson.network;
  return bench.engine.createNetwork(spec, probeWeights(spec, bench.eight, randomOf(bench)));
}

function firstPanels({ count, panels, labels, labelWeights }: LabelledBatch, most: number): LabelledBatch {
  const kept = Math.min(count, most);
  const keptLabels = (kept * labels.length) / count;
  return {
    count: kept,
    panels: panels.subarray(0, (kept * panels.length) / count),
    labels: labels.subarray(0, keptLabels),
    labelWeights: labelWeights?.subarray(0, keptLabels),
  };
}

async function runLadder({ input, options, engine, breathe }: PreflightBench): Promise<CheckResult> {
  const slowness = engine.name === 'cpu' ? PLAIN_JS_SLOWNESS : 1;
  const stepCount = ladderSteps(options, input.section.channels.length, slowness);
  const results = await climbLadder({ input, stepCount, clock: () => performance.now(), breathe });
  return judgeLadder(results, stepCount);
}

/** All checks in the order in which they are run: the quick ones first. */
export const CHECK_PLANS: readonly CheckPlan[] = [
  {
    id: 'parameters',
    tip: 'Know the number of parameters',
    title: 'Parameters against picks',
    run: ({ lesson, input }) =>
      checkParameters(lesson.network.spec, input.picks.length - lesson.heldOutIds.length),
  },
  {
    id: 'finite',
    tip: 'Look at numerical errors',
    title: 'Inputs are finite and hold something',
    run: ({ windows, batches, eight }) =>
      checkFiniteInputs(
        windows,
        [...batches, eight].map(({ panels }) => panels),
      ),
  },
  {
    id: 'first loss',
    tip: 'Check the loss at learning rate zero',
    title: 'First loss is ln(classes)',
    run: (bench) => checkFirstLoss(freshNetwork(bench), bench.batches, PAIR_CLASSES.length, bench.breathe),
  },
  {
    id: 'zero rate',
    tip: 'Check the loss at learning rate zero',
    title: 'Nothing moves at learning rate zero',
    run: (bench) => checkZeroRate(freshNetwork(bench), bench.batches, bench.options, bench.breathe),
  },
  {
    id: 'agreement',
    tip: 'Run locally first',
    title: 'Engine agrees with the reference',
    run: (bench) =>
      checkAgreement(probeNetwork(bench), bench.eight, bench.engine.description.hardware, bench.breathe),
  },
  {
    id: 'gradients',
    tip: 'Look at numerical errors',
    title: 'Gradients agree with finite differences',
    run: (bench) =>
      checkGradients(
        probeNetwork(bench),
        firstPanels(bench.eight, GRADIENT_PANELS),
        randomOf(bench),
        bench.breathe,
      ),
  },
  {
    id: 'overfit',
    tip: 'Run locally first',
    title: 'Eight panels can be learned by heart',
    run: (bench) => checkOverfit(freshNetwork(bench), bench.eight, bench.options, bench.breathe),
  },
  {
    id: 'ladder',
    tip: 'Start small and grow',
    title: 'The net earns its size',
    run: runLadder,
  },
];
