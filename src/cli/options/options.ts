import { InvalidArgumentError, Option } from 'commander';
import { FILE_KINDS, parsePlaneName } from '#jobs/opening/openingArguments';
import { ENGINE_CHOICES } from '#learning/network/engineName';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { TASK_NAMES } from '#learning/recipe/taskName';
import { TRAIN_OPTIONS } from '#learning/recipe/trainOptions';

/** What a line may be, for the help. */
export const FILE_WORDS = 'file (SEG-Y, Seismic Unix, radar, SEG-2) or https address of one';

/** A parser of whole numbers within bounds. */
export function parseWhole(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`Give a whole number from ${minimum} to ${maximum}.`);
  };
}

export function seedOption(): Option {
  const { least, most, words, default: first } = TRAIN_OPTIONS.seed;
  return new Option('--seed <number>', words).argParser(parseWhole(least, most)).default(first);
}

export function taskOption(): Option {
  const words =
    'what the net is trained to do: compare pairs of windows, or classify every sample of a patch';
  return new Option('--task <name>', words).choices(TASK_NAMES).default(DEFAULT_SETTINGS.task);
}

export function engineOption(): Option {
  const words = 'engine of the network; auto takes the fastest one that runs';
  return new Option('--engine <name>', words).choices(ENGINE_CHOICES).default('auto');
}

export function stepsOption(): Option {
  const { least, most, words } = TRAIN_OPTIONS.steps;
  return new Option('--steps <number>', words).argParser(parseWhole(least, most));
}

/** Seconds between two checkpoints; 0 writes one after every step. */
export function checkpointOption(): Option {
  const words = 'how often a checkpoint is written, from which --resume continues';
  return new Option('--checkpoint-seconds <number>', words)
    .argParser(parseWhole(0, 3600))
    .default(DEFAULT_SETTINGS.checkpointSeconds);
}

export function picksOption(): Option {
  return new Option('--picks <file>', 'picks file (formats: docs/formats.md)').makeOptionMandatory();
}

/** Once for each line. */
export function picksPerLineOption(): Option {
  const add = (path: string, paths: readonly string[] = []): string[] => [...paths, path];
  return new Option(
    '--picks <file>',
    'picks file (formats: docs/formats.md); with --lines once for each line',
  )
    .argParser(add)
    .makeOptionMandatory();
}

export function outOption(words: string): Option {
  return new Option('--out <folder>', words).makeOptionMandatory();
}

/** A plane of the file's survey by its name. The file itself says whether it has one of that name. */
export function planeOption(words: string): Option {
  const parse = (name: string): string => {
    if (parsePlaneName(name)) return name;
    throw new InvalidArgumentError(
      'Name a plane as inline:120, crossline:340, inline:120:450 (one offset), gather:cdp:17, gather:shot:3, gather:place:120,340, "arbitrary:120,340;150,380" (a line through inline 120, crossline 340, and further corners; in quotes), or line for all traces in file order. diffrakt info says which planes a file has.',
    );
  };
  return new Option('--plane <name>', words).argParser(parse);
}

/** The only plane whose picks are taken. */
export function pickedPlaneOption(): Option {
  return planeOption('take only picks of this plane (default: each pick on the plane that it was picked on)');
}

/** Kind of the files that a classification writes. */
export function asOption(): Option {
  const words = 'write the sections as SEG-Y or as Seismic Unix (default: as the line is)';
  return new Option('--as <kind>', words).choices(FILE_KINDS);
}

export function outFileOption(words: string): Option {
  return new Option('--out <file>', words).makeOptionMandatory();
}
