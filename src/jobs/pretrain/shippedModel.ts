import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PretrainedModel, readPretrained } from '#jobs/pretrain/pretrainedFile';
import { JobError } from '#system/failure';
import { MODEL_FILES } from '#system/fileNames';

/** Steps from a source file or a bundle up to the program's folder. */
const MOST_STEPS = 4;

/** Folder of the pre-trained net that comes with the program. @throws JobError 'model.invalid' where it is missing */
function shippedModelFolder(): string {
  let above = dirname(fileURLToPath(import.meta.url));
  for (let step = 0; step < MOST_STEPS; step++) {
    above = dirname(above);
    const folder = join(above, 'resources', 'models', 'base');
    if (existsSync(join(folder, MODEL_FILES.description))) return folder;
  }
  throw new JobError(
    'model.invalid',
    'The pre-trained net that comes with the program is missing: resources/models/base',
    'Install the program again, or make one with "diffrakt pretrain" and name its folder.',
  );
}

let shipped: Promise<PretrainedModel> | null = null;

/** The pre-trained net that comes with the program; read once. @throws JobError 'model.invalid' */
export function readShippedModel(): Promise<PretrainedModel> {
  shipped ??= readPretrained(shippedModelFolder());
  shipped.catch(() => {
    shipped = null;
  });
  return shipped;
}

/** The pre-trained net of a folder, or the one that comes with the program. @throws JobError 'model.invalid' */
export async function readNet(
  folder: string | undefined,
): Promise<{ readonly model: PretrainedModel; readonly folder: string }> {
  if (folder !== undefined) return { model: await readPretrained(folder), folder };
  return { model: await readShippedModel(), folder: shippedModelFolder() };
}
