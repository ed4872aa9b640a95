import { InvalidArgumentError, Option } from 'commander';

const ENGINES = ['auto', 'native', 'webgpu', 'wasm', 'cpu'] as const;
const LARGEST_SEED = 2 ** 32 - 1;

/** What `--engine` may name. */
export type EngineChoice = (typeof ENGINES)[number];

/** A parser of whole numbers within bounds. */
export function parseWhole(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`Give a whole number from ${minimum} to ${maximum}.`);
  };
}

export function seedOption(): Option {
  const parse = parseWhole(0, LARGEST_SEED);
  return new Option('--seed <number>', 'same seed, same result').argParser(parse).default(1);
}

export function engineOption(): Option {
  const words = 'what computes the network; auto takes the best one that is there';
  return new Option('--engine <name>', words).choices(ENGINES).default('auto');
}

export function stepsOption(): Option {
  return new Option('--steps <number>', 'training steps').argParser(parseWhole(1, 100_000));
}

/** Seconds between two checkpoints; 0 keeps the run after every step. */
export function checkpointOption(): Option {
  const words = 'how often the run is kept, so that --resume can go on from there';
  return new Option('--checkpoint-seconds <number>', words).argParser(parseWhole(0, 3600)).default(5);
}

export function picksOption(): Option {
  return new Option('--picks <file>', 'picks file (JSON, see docs/formats.md)').makeOptionMandatory();
}

export function outOption(words: string): Option {
  return new Option('--out <folder>', words).makeOptionMandatory();
}

export function outFileOption(words: string): Option {
  return new Option('--out <file>', words).makeOptionMandatory();
}
