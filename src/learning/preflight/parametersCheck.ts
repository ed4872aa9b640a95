import { type ModelSpec, parameterCount, parameterShapes } from '#learning/model/modelSpec';
import { type CheckResult, type CheckTable, colourBelow, groupDigits } from '#learning/preflight/checkResult';

/**
 * Limits of parameters per independent pick. A window of 32 traces × 160 ms holds about 100 independent
 * numbers (some 16 in time at 50 Hz, some 6 across): up to there the picks could settle the parameters by
 * counting. Augmentation shows each pick in 28 ways that are not independent; up to ten times as many
 * parameters it and weight decay are known to hold. Above, the net can know each pick by heart.
 */
export const PARAMETERS_PER_PICK = { green: 100, amber: 1000 };

const ADVICE = {
  green: 'The picks can carry this net: train.',
  amber:
    'Watch the held-out picks, not the training loss, and pick more windows or take fewer filters if they do not follow.',
  red: 'Take fewer filters or pick more windows: as it is, the net can know every pick by heart.',
} as const;

function tableOf(spec: ModelSpec): CheckTable {
  const rows = parameterShapes(spec).map(({ name, shape, size }) => [
    name,
    shape.join(' × '),
    groupDigits(size),
  ]);
  return {
    heads: ['tensor', 'shape', 'parameters'],
    rows: [...rows, ['all', '', groupDigits(parameterCount(spec))]],
  };
}

/** Exact parameters against the independent picks that are trained with: 30 picks are 30, not 900 panels. */
export function checkParameters(spec: ModelSpec, trainingPickCount: number): CheckResult {
  const count = parameterCount(spec);
  const perPick = count / Math.max(1, trainingPickCount);
  const colour = colourBelow(perPick, PARAMETERS_PER_PICK.green, PARAMETERS_PER_PICK.amber);
  const finding =
    `${groupDigits(count)} parameters, ${trainingPickCount} picks trained with: ` +
    `${groupDigits(Math.round(perPick))} for each`;
  return { colour, finding, advice: ADVICE[colour], table: tableOf(spec) };
}
