import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyLine } from '#jobs/classify/classifySection';
import { readModel } from '#jobs/model/modelFolder';
import { type LearnLine, readLearnLine } from '#jobs/recipe/learnLine';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import { createRandom, type Random } from '#seismic/numerics/random';
import { JobError } from '#system/failure';
import { sha256Of } from '#system/hashFile';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-model-'));
const whole = join(scratch, 'whole');
const broken = join(scratch, 'broken');
const PARTS = ['model.json', 'weights.bin', 'templates.bin'];
afterAll(() => rmSync(scratch, { recursive: true }));

let small: LearnLine;
beforeAll(async () => {
  const line = await writeTinyLine(join(scratch, 'line.sgy'));
  await trainModel({ recipe: tinyRecipe(line), modelFolder: whole, logFolder: null }, listen().context);
  const { linePath } = await writeTinyLine(join(scratch, 'small.sgy'), { traceCount: 30, sampleCount: 40 });
  small = await readLearnLine({ linePath }, listen().context);
});

/** A copy of the whole model with something done to it. */
function breakModel(action: (folder: string) => void): void {
  rmSync(broken, { recursive: true, force: true });
  cpSync(whole, broken, { recursive: true });
  action(broken);
}

async function failure(): Promise<JobError> {
  const error = await readModel(broken).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof JobError) return error;
  throw error ?? new Error('The model was read.');
}

/** Changes model.json as parsed text. */
function changeJson(change: (text: string) => string): (folder: string) => void {
  return (folder) => {
    const path = join(folder, 'model.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
}

/** Weights that are not finite, with the hash that belongs to them. */
function putNaN(folder: string): void {
  const bytes = readFileSync(join(folder, 'weights.bin'));
  const old = sha256Of(bytes);
  bytes.writeFloatLE(Number.NaN, 8);
  writeFileSync(join(folder, 'weights.bin'), bytes);
  changeJson((text) => text.replace(old, sha256Of(bytes)))(folder);
}

describe('a broken model', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ['no folder', (folder) => rmSync(folder, { recursive: true }), /model\.json is missing/],
    ['no weights', (folder) => rmSync(join(folder, 'weights.bin')), /weights\.bin is missing/],
    ['cut weights', (folder) => truncateSync(join(folder, 'weights.bin'), 100), /weights\.bin has 100 bytes/],
    [
      'empty templates',
      (folder) => truncateSync(join(folder, 'templates.bin')),
      /templates\.bin has 0 bytes/,
    ],
    ['no JSON', changeJson((text) => text.slice(0, -20)), /model\.json is not JSON/],
    ['a newer version', changeJson((text) => text.replace('"version": 1', '"version": 2')), /version/],
    ['other channels', changeJson((text) => text.replace('"dip residual"', '"hue"')), /channels\.1/],
    ['a larger net', changeJson((text) => text.replace('"filters": 3', '"filters": 9')), /parameters, not/],
    ['weights that are not finite', putNaN, /weights\.bin holds values that are not finite/],
  ])('%s', async (_, action, message) => {
    breakModel(action);
    const { code, message: found, remedy } = await failure();
    expect(code).toBe('model.invalid');
    expect(found).toMatch(message);
    expect(found).toContain(broken);
    expect(remedy).toMatch(/Train the model again/);
  });

  it('with a folder in place of a part', async () => {
    breakModel((folder) => {
      rmSync(join(folder, 'weights.bin'));
      mkdirSync(join(folder, 'weights.bin'));
    });
    expect((await failure()).message).toMatch(/weights\.bin (is not a file|cannot be read)/);
  });

  it('with any bit of its numbers changed is detected', async () => {
    const random = createRandom(5);
    for (let run = 0; run < 60; run++) {
      const part = PARTS[1 + random.integer(2)];
      breakModel((folder) => {
        const bytes = readFileSync(join(folder, part));
        bytes[random.integer(bytes.length)] ^= 1 << random.integer(8);
        writeFileSync(join(folder, part), bytes);
      });
      expect((await failure()).message).toContain(`${part} is not what model.json says`);
    }
  });
});

const STRANGE = [0, -1, 2, 8, 1.5, 1e9, 1e308, -1e-308, '', 'x', null, true, [], {}, [[]]];

/** Replaces a random value of a JSON tree by another kind of value, or removes it. */
function spoil(node: unknown, random: Random): void {
  if (typeof node !== 'object' || node === null) return;
  const keys = Object.keys(node);
  if (keys.length === 0) return;
  const key = keys[random.integer(keys.length)];
  const value: unknown = Reflect.get(node, key);
  if (typeof value === 'object' && value !== null && random.integer(5) > 0) spoil(value, random);
  else if (random.integer(6) === 0) Reflect.deleteProperty(node, key);
  else Reflect.set(node, key, STRANGE[random.integer(STRANGE.length)]);
}

describe('a model.json with random changes', () => {
  it('is refused with a message, or classifies with probabilities', async () => {
    const random = createRandom(8);
    let [refused, used] = [0, 0];
    for (let run = 0; run < 250; run++) {
      breakModel(
        changeJson((text) => {
          const json: unknown = JSON.parse(text);
          spoil(json, random);
          return JSON.stringify(json);
        }),
      );
      try {
        const { grid } = await classifyLine(small, { model: await readModel(broken) }, listen().context);
        for (let i = 0; i < grid.probabilities.length; i += 3) {
          const [d, r, n] = grid.probabilities.subarray(i, i + 3);
          expect(Math.abs(d + r + n - 1)).toBeLessThan(1e-6);
          expect(Math.min(d, r, n)).toBeGreaterThanOrEqual(0);
        }
        used++;
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        expect(['model.invalid', 'model.doesNotFit']).toContain(error.code);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(used).toBeGreaterThan(10);
  });
});
