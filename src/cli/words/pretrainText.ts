import type { PretrainResult } from '#jobs/pretrain/pretrain';
import { parameterCountOf } from '#jobs/pretrain/pretrainedFile';
import type { PretrainRecipe } from '#learning/dense/pretrainRecipe';

/** What the simulated sections have in common with a line. */
function likenessLine(like: NonNullable<PretrainRecipe['like']>): string {
  const { samplesPerPeriod, signalToNoiseDb, dipSpread, asymptoticSlopes } = like;
  const parts = [
    samplesPerPeriod !== undefined && `${samplesPerPeriod.toFixed(1)} samples a period`,
    signalToNoiseDb !== undefined && `signal to noise ${signalToNoiseDb.toFixed(0)} dB`,
    dipSpread !== undefined && `slopes ± ${dipSpread.toFixed(2)} samples a trace`,
    asymptoticSlopes &&
      `diffractions ${asymptoticSlopes.low.toFixed(2)} to ${asymptoticSlopes.high.toFixed(2)} samples a trace`,
  ];
  return `Simulated like the line: ${parts.filter(Boolean).join(', ')}`;
}

/** What a pre-trained net has come to. */
export function pretrainLines({ file, seconds }: PretrainResult, folder: string): string[] {
  const { recipe, engine, validation, weights, mirrored, apexes } = file;
  const names = ['model.json', 'apexes.bin', ...(mirrored ? ['mirrored.bin'] : []), 'weights.bin'];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const line = (words: string, { loss, accuracy, calibrationError }: typeof validation.withPicks): string =>
    `${words}: loss ${loss.toFixed(3)}, ${percent(accuracy)} of the samples right, calibration error ${percent(calibrationError)}`;
  return [
    ...(recipe.like ? [likenessLine(recipe.like)] : []),
    `${parameterCountOf(file)} parameters, ${recipe.steps} steps on ${recipe.sections} simulated sections, ${seconds.toFixed(0)} s (${engine})`,
    `On ${recipe.validationSections} further sections:`,
    line('  without picks', validation.withoutPicks),
    line('  with picks', validation.withPicks),
    line('  the mean of both', validation.both),
    `  apexes: F1 ${apexes.f1.toFixed(3)}`,
    `${folder}: ${names.join(', ')} (SHA-256 ${weights.sha256.slice(0, 16)})`,
  ];
}
