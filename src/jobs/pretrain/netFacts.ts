import type { NetFacts, NetReading } from '#jobs/pretrain/netReading';
import { parameterCountOf, readPretrained } from '#jobs/pretrain/pretrainedFile';
import { JobError } from '#system/failure';

/** Reads a pre-trained net and says what it is. @throws JobError 'model.invalid' */
async function readNetFacts(folder: string): Promise<NetFacts> {
  const { file, sha256 } = await readPretrained(folder);
  const { recipe, apexes, validation, engine, seconds } = file;
  return {
    seed: recipe.seed,
    sections: recipe.sections,
    steps: recipe.steps,
    isLikeLine: recipe.like !== undefined,
    parameterCount: parameterCountOf(file),
    accuracy: validation.withoutPicks.accuracy,
    apexF1: apexes.f1,
    engine,
    seconds,
    sha256,
  };
}

/** The same, with a folder that holds no such net told as a problem. */
export async function readNetReading(folder: string): Promise<NetReading> {
  try {
    return { facts: await readNetFacts(folder) };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { problem: error.message };
  }
}
