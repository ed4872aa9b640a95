import type { PreflightSetup } from '#jobs/preflight/preflightSetup';
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
import { createRandom, type Random } from '#seismic/numerics/random';

/** A check that can be run. */
interface CheckPlan extends Pick<PreflightCheck, 'id' | 'tip' | 'title'> {
  readonly run: (setup: PreflightSetup) => CheckResult | Promise<CheckResult>;
}

/** Plain JavaScript trains this many times slower than WebAssembly. */
const PLAIN_JS_SLOWNESS = 100;
const GRADIENT_PANELS = 4;

function randomOf({ options }: PreflightSetup): Random {
  return createRandom(options.seed).fork('preflight');
}

/** The chosen net as training would start it. */
function freshNetwork({ engine, training, options }: PreflightSetup): Network {
  const { spec } = training.network;
  return engine.createNetwork(spec, initialWeights(spec, createRandom(options.seed).fork('weights')));
}

/** The chosen net with weights at which errors of an engine are visible. */
function probeNetwork(setup: PreflightSetup): Network {
  const { spec } = setup.training.network;
  return setup.engine.createNetwork(spec, probeWeights(spec, setup.eight, randomOf(setup)));
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

async function runLadder({
  task,
  input,
  options,
  engine,
  yieldThread,
}: PreflightSetup): Promise<CheckResult> {
  const slowness = engine.name === 'cpu' ? PLAIN_JS_SLOWNESS : 1;
  const stepCount = ladderSteps(task, options, input.section.channels.length, slowness);
  const results = await climbLadder({ task, input, stepCount, clock: () => performance.now(), yieldThread });
  return judgeLadder(results, stepCount);
}

/** All checks in the order in which they are run: the quick ones first. */
export const CHECK_PLANS: readonly CheckPlan[] = [
  {
    id: 'parameters',
    tip: 'Know the number of parameters',
    title: 'Parameters against picks',
    run: ({ training, input }) =>
      checkParameters(training.network.spec, input.picks.length - training.heldOutIds.length),
  },
  {
    id: 'finite',
    tip: 'Look at numerical errors',
    title: 'Inputs are finite and not empty',
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
    run: (setup) =>
      checkFirstLoss(freshNetwork(setup), setup.batches, setup.task.outputs.length, setup.yieldThread),
  },
  {
    id: 'zero rate',
    tip: 'Check the loss at learning rate zero',
    title: 'Nothing changes at learning rate zero',
    run: (setup) => checkZeroRate(freshNetwork(setup), setup.batches, setup.options, setup.yieldThread),
  },
  {
    id: 'agreement',
    tip: 'Run locally first',
    title: 'Engine agrees with the reference',
    run: (setup) =>
      checkAgreement(probeNetwork(setup), setup.eight, setup.engine.description.hardware, setup.yieldThread),
  },
  {
    id: 'gradients',
    tip: 'Look at numerical errors',
    title: 'Gradients agree with finite differences',
    run: (setup) =>
      checkGradients(
        probeNetwork(setup),
        firstPanels(setup.eight, GRADIENT_PANELS),
        randomOf(setup),
        setup.yieldThread,
      ),
  },
  {
    id: 'overfit',
    tip: 'Run locally first',
    title: 'The net can fit eight panels',
    run: (setup) => checkOverfit(freshNetwork(setup), setup.eight, setup.options, setup.yieldThread),
  },
  {
    id: 'ladder',
    tip: 'Start small and grow',
    title: 'The size of the net is justified',
    run: runLadder,
  },
];
