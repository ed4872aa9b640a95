import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { readModel } from '#jobs/model/modelFolder';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-models-cli-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

const SMALL = ['--filters', '3,4', '--batch-size', '8', '--engine', 'wasm', '--threads', '1'];
const lineAndPicks = [at('line.sgy'), '--picks', at('picks.json')];

beforeAll(async () => {
  const { picks } = await writeTinyLine(at('line.sgy'));
  await writePicks(at('picks.json'), picks);
  if (isBuilt) diffrakt('train', ...lineAndPicks, ...SMALL, '--model', at('model'), '--steps', '12');
});

const REPORT_SCHEMA = z.object({
  checks: z.array(z.object({ id: z.string(), colour: z.enum(['green', 'amber', 'red']) })),
  complete: z.boolean(),
});

describe.skipIf(!isBuilt)('commands on models (skipped where out/cli is not built)', () => {
  it('train takes its options and prints why it ended', async () => {
    const options = ['--optimiser', 'momentum', '--learning-rate', '0.01', '--patience', '1'];
    const stops = ['--steps', '400', '--class-weights', '2,1,1', '--seed', '2'];
    const trained = diffrakt(
      'train',
      ...lineAndPicks,
      ...SMALL,
      ...options,
      ...stops,
      '--model',
      at('other'),
    );
    expect(trained).toMatchObject({ status: 0, stderr: '' });
    expect(trained.stdout).toMatch(/one thread/);
    const { file } = await readModel(at('other'));
    expect(file.options).toMatchObject({ optimiser: 'momentum', patience: 1, filters: [3, 4], batchSize: 8 });
    const words = {
      steps: 'all steps were made',
      epochs: 'never',
      patience: 'the validation loss had not fallen for the set number of validations',
      target: 'never',
      asked: 'never',
    };
    expect(trained.stdout).toContain(`ended because ${words[file.metrics.reason ?? 'asked']}\n`);
  });

  it('train ends at once where its engine was started without need', () => {
    const args = [
      ...lineAndPicks,
      '--engine',
      'wasm',
      '--threads',
      '2',
      '--model',
      at('picks.json', 'model'),
    ];
    expect(failureLine(diffrakt('train', ...args))).toMatch(/Cannot write/);
  });

  it('model describes one, as text and as JSON', async () => {
    const { file } = await readModel(at('model'));
    const told = diffrakt('model', at('model'));
    expect(told).toMatchObject({ status: 0, stderr: '' });
    for (const part of [file.data.sha256, file.picks.sha256, file.weights.sha256, 'batchSize', '12 steps'])
      expect(told.stdout).toContain(part);
    expect(told.stdout).toMatch(new RegExp(`all +${file.weights.count}\n`));
    const json: unknown = JSON.parse(diffrakt('model', at('model'), '--json').stdout);
    expect(json).toMatchObject({
      parameterCount: file.weights.count,
      options: { filters: [3, 4] },
      recipe: { version: 1, linePath: 'line.sgy' },
    });
  });

  it('export writes files that TensorFlow.js layers read, and never over a model', () => {
    expect(diffrakt('export', at('model'), '--out', at('exported'))).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(at('exported')).sort()).toEqual(['model.json', 'weights.bin']);
    const before = readFileSync(at('model', 'model.json'));
    expect(failureLine(diffrakt('export', at('model'), '--out', at('model')))).toContain('written over');
    expect(readFileSync(at('model', 'model.json')).equals(before)).toBe(true);
    expect(failureLine(diffrakt('export', at('exported'), '--out', at('again')))).toContain(
      'Not a usable model',
    );
  });

  it('preflight gives JSON', () => {
    const { status, stdout } = diffrakt('preflight', ...lineAndPicks, ...SMALL, '--json');
    const { checks, complete } = REPORT_SCHEMA.parse(JSON.parse(stdout));
    expect(complete).toBe(true);
    expect(status).toBe(checks.some(({ colour }) => colour === 'red') ? 1 : 0);
  });

  it('preflight prints them under the five tips, and ends with 1 and one line where one is red', () => {
    const still = ['--optimiser', 'sgd', '--learning-rate', '1e-9'];
    const { status, stderr, stdout } = diffrakt('preflight', ...lineAndPicks, ...SMALL, ...still);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^diffrakt: Do not train yet: overfit\. Do what the checks advise\.\n$/);
    expect(stdout).toMatch(/1\. Know[\s\S]*2\. Start[\s\S]*3\. Check[\s\S]*4\. Run[\s\S]*5\. Look/);
    expect(stdout).toMatch(/ {2}✗ The net can fit eight panels: [0-5] of 8/);
    const count = (mark: RegExp) => stdout.match(mark)?.length ?? 0;
    expect(count(/^ {2}[✓!✗] /gm)).toBe(8);
    const summary = [count(/^ {2}✓ /gm), '✓', '', count(/^ {2}! /gm), '!', '', count(/^ {2}✗ /gm), '✗'].join(
      ' ',
    );
    expect(stdout).toContain(`\n${summary}  in `);
  });

  it.each([
    [['preflight'], /needs a line/],
    [['preflight', at('line.sgy')], /needs picks/],
    [['preflight', at('line.sgy'), '--demo'], /not both/],
    [['model', at('none')], /model\.json is missing/],
  ])('%j names what is missing', (args, message) => {
    expect(failureLine(diffrakt(...args))).toMatch(message);
  });
});
