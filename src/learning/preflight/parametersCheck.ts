import { type ModelSpec, parameterCount, parameterShapes } from '#learning/model/modelSpec';
import { type CheckResult, type CheckTable, colourBelow, groupDigits } from '#learning/preflight/checkResult';

/**
 * Limits of parameters per independent pick. A window of 32 traces × 160 ms holds about 100 independent
 * numbers (some 16 in time at 50 Hz, some 6 across): up to there the picks can determine the parameters by
 * number. Augmentation shows each pick in 28 ways that are not independent; up to ten times as many
 * parameters, augmentation and weight decay are known to be enough. Above, the net can memorise each pick.
 */
const PARAMETERS_PER_PICK = { green: 100, amber: 1000 };

const ADVICE = {
  green: 'The picks are enough for this net: train.',
  amber:
    'Watch the held-out picks, not the training loss, and pick more windows or take fewer filters if they do not follow.',
  red: 'Take fewer filters or pick more windows: now the net can memorise every pick.',
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

/** Exact parameters against the independent training picks: 30 picks count as 30, not as 900 panels. */
export function checkParameters(spec: ModelSpec, trainingPickCount: number): CheckResult {
  const count = parameterCount(spec);
  const perPick = count / Math.max(1, trainingPickCount);
  const colour = colourBelow(perPick, PARAMETERS_PER_PICK.green, PARAMETERS_PER_PICK.amber);
  const finding =
    `${groupDigits(count)} parameters, ${trainingPickCount} picks trained with: ` +
    `${groupDigits(Math.round(perPick))} for each`;
  return { colour, finding, advice: ADVICE[colour], table: tableOf(spec) };
}
