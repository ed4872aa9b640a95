import { join } from 'node:path';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';

/** Trains a few steps on a tiny line and writes the model to `model` of a folder. Returns its path. */
export async function writeTinyModel(folder: string): Promise<string> {
  const line = await writeTinyLine(join(folder, 'line.sgy'));
  const modelFolder = join(folder, 'model');
  const recipe = tinyRecipe(line, { steps: 8, engine: 'wasm' });
  const places = { modelFolder, logFolder: null };
  await trainModel({ recipe, ...places }, { ...listen().context, engines: { threads: 1 } });
  return modelFolder;
}
