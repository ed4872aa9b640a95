import { type ParameterShape, parameterShapes } from '#learning/model/modelSpec';
import type { LabelledBatch, Network } from '#learning/network/network';
import {
  type CheckColour,
  type CheckResult,
  colourBelow,
  shortNumber,
  worstColour,
  type YieldThread,
} from '#learning/preflight/checkResult';
import { multiplicationsOf, referenceLogits, referenceLoss } from '#learning/preflight/referenceNet';
import type { Random } from '#seismic/numerics/random';

const GREEN_ERROR = 1e-3;
const AMBER_ERROR = 1e-2;
/**
 * Step sizes of the central difference. The larger one may cross the kink of a ReLU, where the smaller one
 * hardly does; a wrong gradient is wrong by both.
 */
const NUDGES = [1e-6, 1e-8];
/** Errors are relative to the gradient, or to this share of the tensor's largest where that is more. */
const FLOOR_SHARE = 0.01;
const MOST_PROBES = 6;
/** Multiplications that the whole check may take: about half a second. */
const MOST_MULTIPLICATIONS = 4e8;

const ADVICE = {
  green: 'Every layer has the right gradient.',
  amber: 'Try another engine: the gradients are coarse, or a layer gets none and cannot learn.',
  red: 'Do not train with this engine: it computes wrong gradients; choose another one and report this.',
} as const;

/** Fewer weights of each tensor are probed where a net is large. */
function probeCount({ spec }: Network, batch: LabelledBatch): number {
  const onePass = multiplicationsOf(spec) * batch.count * 2 * parameterShapes(spec).length;
  return Math.max(1, Math.min(MOST_PROBES, Math.floor(MOST_MULTIPLICATIONS / onePass)));
}

interface Probe {
  readonly tensor: number;
  readonly index: number;
}

/** Central difference of the loss by one weight. */
function slopeOf(network: Network, batch: LabelledBatch, { tensor, index }: Probe, nudge: number): number {
  const weights = network.weights.map((values) => Float64Array.from(values));
  const value = weights[tensor][index];
  const lossAt = (moved: number): number => {
    weights[tensor][index] = moved;
    return referenceLoss(referenceLogits(network.spec, weights, batch), batch);
  };
  return (lossAt(value + nudge) - lossAt(value - nudge)) / (2 * nudge);
}

/** Relative error of one weight's gradient; `least` is the smallest denominator. */
function errorOf(network: Network, batch: LabelledBatch, probe: Probe, found: number, least: number): number {
  let error = Number.POSITIVE_INFINITY;
  for (const nudge of NUDGES) {
    const expected = slopeOf(network, batch, probe, nudge);
    const scale = Math.max(Math.abs(found), Math.abs(expected), least);
    error = Math.min(error, scale === 0 ? 0 : Math.abs(found - expected) / scale);
    if (error <= GREEN_ERROR) break;
  }
  return error;
}

interface TensorFinding {
  readonly tensor: ParameterShape;
  readonly probes: number;
  readonly error: number;
  /** True where no gradient at all reaches it. */
  readonly isDead: boolean;
}

function colourOf({ error, isDead }: TensorFinding): CheckColour {
  const colour = colourBelow(error, GREEN_ERROR, AMBER_ERROR);
  return colour === 'green' && isDead ? 'amber' : colour;
}

function toResult(findings: readonly TensorFinding[]): CheckResult {
  // A NaN counts as the worst.
  const worst = findings.reduce((a, b) => (b.error > a.error || Number.isNaN(b.error) ? b : a));
  const dead = findings.filter(({ isDead }) => isDead).map(({ tensor }) => tensor.name);
  const colour = worstColour(findings.map(colourOf));
  const rows = findings.map(({ tensor, probes, error }) => [
    tensor.name,
    tensor.shape.join(' × '),
    String(probes),
    shortNumber(error),
  ]);
  return {
    colour,
    finding:
      `largest relative error ${shortNumber(worst.error)}, at ${worst.tensor.name} (limit ${shortNumber(GREEN_ERROR)})` +
      (dead.length > 0 ? `; no gradient reaches ${dead.join(', ')}` : ''),
    advice: ADVICE[colour],
    table: { heads: ['tensor', 'shape', 'weights probed', 'relative error'], rows },
  };
}

/**
 * The engine's gradient of a few seeded weights of each tensor against finite differences of a reference in
 * double precision.
 */
export async function checkGradients(
  network: Network,
  batch: LabelledBatch,
  random: Random,
  yieldThread: YieldThread,
): Promise<CheckResult> {
  const { gradients } = await network.gradients(batch);
  const findings: TensorFinding[] = [];
  for (const [i, tensor] of parameterShapes(network.spec).entries()) {
    const largest = gradients[i].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const probes = Math.min(tensor.size, probeCount(network, batch));
    const stream = random.fork(tensor.name);
    let error = 0;
    for (let probe = 0; probe < probes; probe++) {
      const index = stream.integer(tensor.size);
      const found = gradients[i][index];
      error = Math.max(error, errorOf(network, batch, { tensor: i, index }, found, FLOOR_SHARE * largest));
      await yieldThread();
    }
    findings.push({ tensor, probes, error, isDead: largest === 0 });
  }
  return toResult(findings);
}
