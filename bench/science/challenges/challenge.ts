/** What a challenge is: seeded data, a metric, a target. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoLineIn } from '#jobs/demo/demoLine';
import { writePicks } from '#jobs/picks/picksFile';
import type { SectionProbabilities } from '#seismic/labels/probabilityGrid';
import type { PickedWindow } from '#seismic/picks/pick';
import { picksByTrace } from '#seismic/picks/surveyPick';
import type { KnownLine } from '../knownLine';
import { type KnownFolder, readKnownLine, writeKnownLine } from '../knownLineFolder';
import { diffrakt } from '../running/commands';
import { readProbabilities } from '../scoring/scoreFolder';

/** A measured figure beside its target. `isMet` is null where there is no target. */
export interface Finding {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  readonly isMet: boolean | null;
}

export interface Challenge {
  readonly number: number;
  readonly title: string;
  readonly data: string;
  readonly metric: string;
  measure(lab: Laboratory): Promise<Finding[]>;
}

/** A known line with its file. */
export interface LabLine extends KnownFolder {
  readonly path: string;
  readonly folder: string;
}

/** Makes the lines of challenges and classifies them through the command line. */
export class Laboratory {
  readonly #folder: string;
  readonly #model: string | undefined;

  /** @param model folder of the net that classifies; the one that is shipped where it is left out */
  constructor(folder: string, model?: string) {
    this.#folder = folder;
    this.#model = model;
  }

  /** A line of a name, made where it is not there yet. */
  async line(name: string, make: () => KnownLine): Promise<LabLine> {
    const folder = join(this.#folder, 'lines', name);
    if (!existsSync(join(folder, 'picks-2.json'))) await writeKnownLine(folder, make());
    return { ...(await readKnownLine(folder)), path: demoLineIn(folder).sectionPath, folder };
  }

  /** An empty folder of a name. */
  async scratch(name: string): Promise<string> {
    const folder = join(this.#folder, 'scratch', name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** The default classification of a line, with picks or without. */
  async classify(
    line: Pick<LabLine, 'path'>,
    picks: readonly PickedWindow[] | null,
  ): Promise<SectionProbabilities> {
    const folder = await this.scratch('classified');
    const words = ['classify', line.path, '--out', folder];
    if (this.#model !== undefined) words.push('--model', this.#model);
    if (picks) words.push('--picks', await this.writePicks(folder, picks));
    await diffrakt(words);
    return readProbabilities(folder);
  }

  /** Trains a net from scratch on picks of a line; returns the folder of the model. */
  async train(
    line: Pick<LabLine, 'path'>,
    picks: readonly PickedWindow[],
    { task, steps }: { readonly task: string; readonly steps?: number },
  ): Promise<string> {
    const folder = await this.scratch(`trained-${task}`);
    const words = ['train', line.path, '--picks', await this.writePicks(folder, picks), '--task', task];
    if (steps !== undefined) words.push('--steps', String(steps));
    await diffrakt([...words, '--model', join(folder, 'model')]);
    return join(folder, 'model');
  }

  /** A line classified with a model that was trained. */
  async classifyWith(model: string, line: Pick<LabLine, 'path'>): Promise<SectionProbabilities> {
    const folder = await this.scratch('classified');
    await diffrakt(['classify', line.path, '--model', model, '--out', folder]);
    return readProbabilities(folder);
  }

  private async writePicks(folder: string, picks: readonly PickedWindow[]): Promise<string> {
    const path = join(folder, 'picks.json');
    await writePicks(path, picksByTrace(picks));
    return path;
  }
}

/** A figure that is to be at least so much. */
export function atLeast(what: string, value: number, target: number, digits = 3): Finding {
  return { what, value: value.toFixed(digits), target: `≥ ${target}`, isMet: value >= target };
}

/** A figure that is to be at most so much. */
export function atMost(what: string, value: number, target: number, digits = 3): Finding {
  return { what, value: value.toFixed(digits), target: `≤ ${target}`, isMet: value <= target };
}

/** A figure without a target. */
export function shown(what: string, value: string): Finding {
  return { what, value, target: '', isMet: null };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample (n − 1); 0 for one value. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
}

/** What `make` gives, made at the first call only. */
export function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | null = null;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}
