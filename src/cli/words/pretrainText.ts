import type { PretrainResult } from '#jobs/pretrain/pretrain';

/** What a pre-trained net has come to. */
export function pretrainLines({ file, seconds }: PretrainResult, folder: string): string[] {
  const { recipe, engine, validation, weights } = file;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const line = (words: string, { loss, accuracy, calibrationError }: typeof validation.withPicks): string =>
    `${words}: loss ${loss.toFixed(3)}, ${percent(accuracy)} of the samples right, calibration error ${percent(calibrationError)}`;
  return [
    `${weights.count} parameters, ${recipe.steps} steps on ${recipe.sections} simulated sections, ${seconds.toFixed(0)} s (${engine})`,
    `On ${recipe.validationSections} further sections:`,
    line('  without picks', validation.withoutPicks),
    line('  with picks', validation.withPicks),
    `${folder}: model.json, weights.bin (SHA-256 ${weights.sha256.slice(0, 16)})`,
  ];
}
