import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { writePicks } from '#jobs/picks/picksFile';
import { listen, tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-failures-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  const line = await writeTinyLine(at('line.sgy'));
  const { picks } = line;
  await writePicks(at('picks.json'), picks);
  await writePicks(at('few.json'), picks.slice(0, 9));
  await writePicks(at('outside.json'), [{ ...picks[0], trace: 119 }, ...picks.slice(1)]);
  await writeTinyLine(at('coarse.sgy'), { sampleIntervalUs: 8000 });
  writeFileSync(at('page.sgy'), '<!DOCTYPE html><html></html>'.padEnd(4000));
  const job = { recipe: tinyRecipe(line), modelFolder: at('model'), logFolder: null };
  await trainModel(job, listen().context);
});

/** Exit code 1, nothing on stdout, and one line on stderr: what happened and what to do. */
function expectFailure(args: string[], message: RegExp): void {
  const line = failureLine(diffrakt(...args));
  expect(line).toMatch(/^diffrakt: /);
  expect(line).toMatch(message);
}

const lineAndPicks = [at('line.sgy'), '--picks', at('picks.json')];

describe.skipIf(!isBuilt)('commands that fail (skipped where out/cli is not built)', () => {
  it.each(['native', 'webgpu'])(
    'train --engine %s, which is not installed, fails with the remedy',
    (engine) => {
      const args = ['train', ...lineAndPicks, '--model', at(engine), '--engine', engine];
      expectFailure(args, new RegExp(`"${engine}" cannot be used.*Choose "auto" or "wasm"`));
      expect(existsSync(at(engine))).toBe(false);
    },
  );

  it.each<[string, string[], RegExp]>([
    [
      'too few picks',
      ['train', at('line.sgy'), '--picks', at('few.json'), '--model', at('no')],
      /Too few picks/,
    ],
    [
      'a pick outside',
      ['train', at('line.sgy'), '--picks', at('outside.json'), '--model', at('no')],
      /pick 1 \(/,
    ],
    [
      'no model there',
      ['classify', at('line.sgy'), '--model', at('none'), '--out', at('no')],
      /model\.json is/,
    ],
    ['another interval', ['classify', at('coarse.sgy'), '--model', at('model'), '--out', at('no')], /8 ms/],
    [
      'a web page',
      ['classify', at('page.sgy'), '--model', at('model'), '--out', at('no')],
      /web page.*page\.sgy/,
    ],
    ['a folder', ['train', scratch, '--picks', at('picks.json'), '--model', at('no')], /a folder/],
    [
      'a line in place of picks',
      ['panels', at('line.sgy'), '--picks', at('line.sgy'), '--out', at('no')],
      /JSON/,
    ],
    ['a file in place of a folder', ['simulate', '--out', at('page.sgy')], /page\.sgy/],
  ])('%s: one line, exit code 1', (_, args, message) => expectFailure(args, message));
});
