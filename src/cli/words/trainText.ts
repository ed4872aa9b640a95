import { describeEngine } from '#engine/names/engineWords';
import type { TrainResult } from '#jobs/train/trainResult';

/** Validation by pick with its interval: with few picks the interval is wide. */
function validationLine(result: TrainResult): string {
  const { validationAccuracy, validationInterval, heldOutPickCount, pickCount } = result;
  if (validationAccuracy === null || validationInterval === null)
    return 'No pick could be held out, so its quality is unknown.';
  const right = Math.round(validationAccuracy * heldOutPickCount);
  const { low, high } = validationInterval;
  const interval = `${low.toFixed(2)} to ${high.toFixed(2)}`;
  return (
    `validation by pick: ${right} of ${heldOutPickCount} held-out picks right = ${validationAccuracy.toFixed(2)} ` +
    `(95 % Wilson interval ${interval}); trained on ${pickCount - heldOutPickCount} picks`
  );
}

/** Each line as judged by a net of the other lines. */
function lineLines({ byLine }: TrainResult): string[] {
  return byLine.map(({ name, accuracy, interval, pickCount, trainedPickCount, reason }) => {
    if (accuracy === null || interval === null) return `validation by line: ${name} not judged, ${reason}`;
    const right = Math.round(accuracy * pickCount);
    return (
      `validation by line: ${name}, ${right} of ${pickCount} picks right = ${accuracy.toFixed(2)} ` +
      `(95 % Wilson interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}), ` +
      `by a net of the ${trainedPickCount} picks of the other lines`
    );
  });
}

const REASONS: Readonly<Record<TrainResult['reason'], string>> = {
  steps: 'all steps were made',
  epochs: 'the set number of epochs was reached',
  patience: 'the validation loss had not fallen for the set number of validations',
  target: 'the target accuracy was reached',
  asked: 'you stopped it',
};

/** Why it ended, and the step it continued from. */
function endLine({ reason, resumedAtStep }: TrainResult): string {
  const resumed = resumedAtStep === null ? '' : `; continued from step ${resumedAtStep}`;
  return `ended because ${REASONS[reason]}${resumed}`;
}

/** Result of a training. */
export function trainLines(result: TrainResult, logFolder: string | null): string[] {
  const { engine, parameterCount, steps, bestStep, trainingLoss, seconds, modelFolder } = result;
  const events = logFolder === null ? [] : [`event files: ${logFolder} (tensorboard --logdir ${logFolder})`];
  return [
    `engine: ${describeEngine(engine)}`,
    `${parameterCount} parameters, ${steps} steps in ${seconds.toFixed(1)} s, ` +
      `training loss ${trainingLoss.toFixed(3)}, weights of step ${bestStep}`,
    endLine(result),
    validationLine(result),
    ...lineLines(result),
    `model: ${modelFolder}`,
    ...events,
  ];
}
