import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MODEL_FORMAT, MODEL_VERSION } from '#jobs/model/modelFile';
import { type NewModel, readModel, type StoredModel, writeModel } from '#jobs/model/modelFolder';
import { CHANNEL_NAMES } from '#learning/input/channels';
import { initialWeights } from '#learning/model/initialise';
import { pairNetSpec } from '#learning/model/modelSpec';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { createRandom, type Random } from '#seismic/numerics/random';
import { JobError } from '#system/failure';
import { sha256Of } from '#system/hashFile';

/** A model as training leaves it, made without any. */
export function plainModel(): NewModel {
  const spec = pairNetSpec({ inputShape: [13, 13, 2], filters: [3, 4], outputs: 4 });
  const random = createRandom(1);
  const window = { traces: 8, samples: 10 };
  const template = () => Float32Array.from({ length: 2 * 80 }, () => random.normal());
  const pick = { trace: 40, timeMs: 200, traces: 8, durationMs: 40 };
  const picks = [
    { ...pick, id: 'a', class: 'diffraction' },
    { ...pick, id: 'b', class: 'reflection' },
  ] as const;
  const templates = picks.map(({ id, class: name, trace, timeMs }) => ({
    ...{ pickId: id, class: name },
    ...{ trace, timeMs },
  }));
  const { filters: _, classWeights, ...defaults } = TRAIN_DEFAULTS;
  const lags = { maximumTraceLag: 6, maximumSampleLag: 6 };
  const options = { ...defaults, ...lags, filters: [3, 4], classWeights: [...classWeights] };
  return {
    file: {
      format: MODEL_FORMAT,
      version: MODEL_VERSION,
      program: '0.1.0',
      task: 'pairs',
      spec: { inputShape: [13, 13, 2], layers: [...spec.layers] },
      sampleIntervalUs: 4000,
      channels: [...CHANNEL_NAMES],
      options: { ...options, classWeights: [1, 1, 1] },
      engine: 'wasm',
      picks: {
        list: [...picks],
        training: ['a', 'b'],
        heldOut: [],
        counts: { diffraction: 1, reflection: 1, noise: 0 },
        sha256: sha256Of('picks'),
      },
      data: { fileName: 'line.sgy', traceCount: 120, sampleCount: 160, sha256: sha256Of('data') },
      metrics: {
        steps: 10,
        bestStep: 9,
        stopped: false,
        trainingLoss: 1,
        validationLoss: null,
        validationAccuracy: null,
      },
    },
    weights: initialWeights(spec, random),
    memory: {
      fields: { window, templates },
      numbers: [template(), template()],
    },
  };
}

const PARTS = ['model.json', 'weights.bin', 'templates.bin'] as const;
type Parts = Record<(typeof PARTS)[number], Buffer>;
const STRANGE: readonly unknown[] = [
  0,
  -1,
  2,
  1.5,
  1e9,
  2 ** 53,
  1e308,
  '',
  'x',
  '\u0000',
  null,
  true,
  [],
  {},
  [[]],
];
const STRANGE_TEXT = [
  '{"__proto__":{"weights":1},',
  '[',
  'NaN',
  '1e999',
  '"\\ud800"',
  '{'.repeat(2000),
  '\uFEFF',
];

/** Replaces a random value of a JSON tree by another kind of value, or removes it. */
function spoilTree(node: unknown, random: Random): void {
  if (typeof node !== 'object' || node === null) return;
  const keys = Object.keys(node);
  if (keys.length === 0) return;
  const key = keys[random.integer(keys.length)];
  const value: unknown = Reflect.get(node, key);
  if (typeof value === 'object' && value !== null && random.integer(5) > 0) spoilTree(value, random);
  else if (random.integer(6) === 0) Reflect.deleteProperty(node, key);
  else Reflect.set(node, key, structuredClone(STRANGE[random.integer(STRANGE.length)]));
}

function spoilJson(bytes: Buffer, random: Random): Buffer {
  const json: unknown = JSON.parse(bytes.toString());
  for (let i = random.integer(3); i >= 0; i--) spoilTree(json, random);
  return Buffer.from(JSON.stringify(json));
}

function insertText(bytes: Buffer, random: Random): Buffer {
  const at = random.integer(bytes.length + 1);
  const text = STRANGE_TEXT[random.integer(STRANGE_TEXT.length)];
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
}

function flipBits(bytes: Buffer, random: Random): Buffer {
  const flipped = Buffer.from(bytes);
  for (let i = random.integer(4); i >= 0 && flipped.length > 0; i--)
    flipped[random.integer(flipped.length)] ^= 1 << random.integer(8);
  return flipped;
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.integer(bytes.length));
}

function lengthen(bytes: Buffer, random: Random): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(1 + random.integer(64), random.integer(256))]);
}

/** Numbers of another kind with their right hash, so that the reader has to check them. */
function forgeWeights(parts: Parts, random: Random): Parts {
  const weights = Buffer.from(parts['weights.bin']);
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e38, 0][random.integer(4)];
  weights.writeFloatLE(odd, 4 * random.integer(weights.length / 4));
  const json = parts['model.json'].toString().replace(sha256Of(parts['weights.bin']), sha256Of(weights));
  return { ...parts, 'model.json': Buffer.from(json), 'weights.bin': weights };
}

function mutate(parts: Parts, random: Random): Parts {
  const name = PARTS[random.integer(PARTS.length)];
  const damages = [flipBits, cut, lengthen, insertText];
  const kind = random.integer(damages.length + 4);
  if (kind < damages.length) return { ...parts, [name]: damages[kind](parts[name], random) };
  if (kind === damages.length) return forgeWeights(parts, random);
  return { ...parts, 'model.json': spoilJson(parts['model.json'], random) };
}

/** Layers without their names, which are labels and compute nothing. */
function computed({ file }: StoredModel): unknown {
  return { ...file.spec, layers: file.spec.layers.map((layer) => ({ ...layer, name: '' })) };
}

/**
 * True where a model computes the same as the undamaged one: same layers, same templates, weights as its hash
 * says.
 */
function isSame(found: StoredModel, whole: StoredModel, parts: Parts): boolean {
  const numbers = Buffer.concat(found.weights.map((values) => Buffer.from(new Uint8Array(values.buffer))));
  return (
    isDeepStrictEqual([computed(found), found.memory.numbers], [computed(whole), whole.memory.numbers]) &&
    numbers.equals(parts['weights.bin'])
  );
}

export interface ModelFuzzReport {
  readonly tried: number;
  readonly opened: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** What went wrong, with the number of the model. */
  readonly failures: readonly string[];
}

/** Result of reading a damaged model: null where it was refused with a message, as it must be. */
async function readDamaged(folder: string): Promise<StoredModel | string | null> {
  try {
    return await readModel(folder);
  } catch (error) {
    const isClear =
      error instanceof JobError && error.code === 'model.invalid' && error.message.includes(folder);
    return isClear ? null : String(error instanceof Error ? error.stack : error);
  }
}

export interface ModelFuzzOrder {
  readonly seed: number;
  readonly count: number;
  /** Number of the first one; the same number is always the same damage. */
  readonly first: number;
  /** Path of the files, each overwriting the one before. */
  readonly folder: string;
  readonly began: (model: number) => void;
}

/** Damages a model in many ways: each must be refused with a message, or be the same model. */
export async function fuzzModels({
  seed,
  count,
  first,
  folder,
  began,
}: ModelFuzzOrder): Promise<ModelFuzzReport> {
  mkdirSync(folder, { recursive: true });
  await writeModel(folder, plainModel());
  const whole = await readModel(folder);
  const [json, weights, templates] = PARTS.map((name) => readFileSync(join(folder, name)));
  const parts: Parts = { 'model.json': json, 'weights.bin': weights, 'templates.bin': templates };
  const failures: string[] = [];
  let [opened, slowestMs] = [0, 0];
  for (let model = first; model < first + count; model++) {
    began(model);
    const damaged = mutate(parts, createRandom(seed).fork(`model ${model}`));
    for (const name of PARTS) writeFileSync(join(folder, name), damaged[name]);
    const startedMs = performance.now();
    const found = await readDamaged(folder);
    slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    if (typeof found === 'string') failures.push(`model ${model}: ${found}`);
    else if (found && !isSame(found, whole, damaged))
      failures.push(`model ${model}: read as another one ${JSON.stringify(found.file.spec)}`);
    else if (found) opened++;
  }
  rmSync(folder, { recursive: true });
  return { tried: count, opened, refused: count - opened - failures.length, slowestMs, failures };
}
