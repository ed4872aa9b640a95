/** Diffrakt's own command line, as a user runs it: nothing here reaches into the program. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LONGEST_MS = 20 * 60_000;

/** Runs a sub-command. @throws Error with the last line that it wrote where it fails */
export async function diffrakt(args: readonly string[]): Promise<string> {
  try {
    const options = { maxBuffer: 2 ** 26, timeout: LONGEST_MS };
    const { stdout } = await run(execPath, [join('bin', 'diffrakt.mjs'), ...args], options);
    return stdout;
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`diffrakt ${args[0]}: ${words.split('\n').at(-1)}`, { cause: error });
  }
}

/** A way to classify a line. */
export interface Method {
  readonly name: string;
  /** False where one result holds for every set of picks. */
  readonly needsPicks: boolean;
  /** Classifies a line into a folder. `picks` is a file. */
  classify(line: string, picks: string, folder: string): Promise<void>;
}

async function trainAndClassify(task: string, line: string, picks: string, folder: string): Promise<void> {
  const model = join(folder, 'model');
  await diffrakt(['train', line, '--picks', picks, '--model', model, '--task', task]);
  await diffrakt(['classify', line, '--model', model, '--out', folder]);
}

/** The default, with and without picks, and the nets that are trained from scratch on the picks. */
export const METHODS = {
  'no picks': {
    name: 'default, no picks',
    needsPicks: false,
    classify: async (line, _picks, folder) => {
      await diffrakt(['classify', line, '--out', folder]);
    },
  },
  default: {
    name: 'default, 10 picks a class',
    needsPicks: true,
    classify: async (line, picks, folder) => {
      await diffrakt(['classify', line, '--picks', picks, '--out', folder]);
    },
  },
  pairs: {
    name: 'pair panels, from scratch',
    needsPicks: true,
    classify: (line, picks, folder) => trainAndClassify('pairs', line, picks, folder),
  },
  samples: {
    name: 'samples of patches, from scratch',
    needsPicks: true,
    classify: (line, picks, folder) => trainAndClassify('samples', line, picks, folder),
  },
} as const satisfies Readonly<Record<string, Method>>;
export type MethodName = keyof typeof METHODS;

export function isMethodName(word: string): word is MethodName {
  return word in METHODS;
}
