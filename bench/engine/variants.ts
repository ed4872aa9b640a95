import { execFileSync, spawnSync } from 'node:child_process';
import { CASES } from './cases';
import { VariantProcess } from './variantProcess';

/** Hold TensorFlow's thread pools to one thread; `taskset` then holds the whole process to one processor. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };
const PYTHON = '.oracles-tensorflow/bin/python';

export type VariantName = keyof typeof COMMANDS;

const node = (variant: string) => (built: string) => [process.execPath, built, '--variant', variant];
const keras = (threads: number) => () => [PYTHON, 'bench/engine.py', JSON.stringify(CASES), String(threads)];
const pinned = (command: (built: string) => string[]) => (built: string) => [
  ...(hasTaskset() ? ['taskset', '--cpu-list', '0'] : []),
  ...command(built),
];

/** All that take part, by what they are called in the tables. */
const COMMANDS = {
  'plain JS': node('cpu'),
  'WASM, stock and makeshift kernel': node('stockWasm'),
  'WASM, ours, one thread': node('wasm'),
  'WASM, ours, workers': node('wasmWorkers'),
  'native, one thread': pinned(node('native')),
  native: node('native'),
  'Keras, one thread': pinned(keras(1)),
  Keras: keras(0),
} as const satisfies Record<string, (built: string) => string[]>;

function hasTaskset(): boolean {
  return spawnSync('taskset', ['--version']).status === 0;
}

/** Why Keras cannot take part, or null; makes its environment where it is not there yet. */
function missingKeras(): string | null {
  try {
    execFileSync(process.execPath, ['scripts/oracles.mjs', '--tensorflow'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return null;
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? `${error.stderr}` : `${error}`;
    return words.trim().split('\n').at(-1) ?? words;
  }
}

/** How the engine variants of one thread are held to it. */
export function oneThreadText(): string {
  const asked = Object.entries(ONE_THREAD).map(([name, value]) => `${name}=${value}`);
  const held = hasTaskset()
    ? ' and taskset --cpu-list 0'
    : '; taskset is missing, so nothing holds them to it';
  return `TensorFlow on one thread: ${asked.join(' ')}${held}.`;
}

export interface Entered {
  readonly name: VariantName;
  /** What it says of itself, or why it cannot take part. */
  readonly words: string;
  /** Null where it cannot. */
  readonly child: VariantProcess | null;
}

/** Starts the selected engine variants one after the other, so that none is disturbed while it starts. */
export async function startVariants(
  built: string,
  isWanted: (name: VariantName) => boolean,
): Promise<Entered[]> {
  const kerasProblem = missingKeras();
  const entered: Entered[] = [];
  for (const name of Object.keys(COMMANDS).filter(isVariantName).filter(isWanted)) {
    if (name.startsWith('Keras') && kerasProblem !== null) {
      entered.push({ name, words: kerasProblem, child: null });
      continue;
    }
    const environment = name.startsWith('WASM') || !name.includes('one thread') ? {} : ONE_THREAD;
    const child = new VariantProcess({ name, command: COMMANDS[name](built), environment });
    const said = await child.introduce();
    if ('missing' in said) child.stop();
    const isIn = 'description' in said;
    entered.push({ name, words: isIn ? said.description : said.missing, child: isIn ? child : null });
  }
  return entered;
}

function isVariantName(name: string): name is VariantName {
  return name in COMMANDS;
}
