import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cli-picks-'));
const at = (name: string) => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  const { picks } = await writeTinyLine(at('line.sgy'));
  await writePicks(at('picks.json'), picks.slice(1));
  await writePicks(at('outside.csv'), [{ ...picks[0], trace: 119 }]);
  writeFileSync(at('wrong.csv'), 'class;trace;timeMs;traces;durationMs\nnoise;1;2,5;4;\n');
});

describe.skipIf(!isBuilt)('picks (skipped where out/cli is not built)', () => {
  it('writes the format of the ending and counts by class', () => {
    const ended = diffrakt('picks', at('picks.json'), '--line', at('line.sgy'), '--out', at('picks.csv'));
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toBe(
      `diffraction   7\nreflection    8\nnoise         8\nall          23\n23 picks: ${at('picks.csv')}\n`,
    );
    expect(diffrakt('picks', at('picks.csv'), '--out', at('again.json'))).toMatchObject({ status: 0 });
    expect(readFileSync(at('again.json'))).toEqual(readFileSync(at('picks.json')));
  });

  it.each<[string, string[], RegExp]>([
    [
      'a cell that is missing',
      ['wrong.csv'],
      /line 2, column durationMs: found nothing in wrong\.csv\. Give/,
    ],
    ['a pick outside', ['outside.csv', '--line', at('line.sgy')], /pick 1 \(.*outside\.csv\. Move/],
    ['no such picks', ['none.csv'], /no picks file .*none\.csv/],
    ['a line in place of picks', ['line.sgy'], /line\.sgy/],
    ['no such line', ['picks.json', '--line', at('none.sgy')], /none\.sgy/],
  ])('%s: one line, exit code 1, nothing written', (_, [file, ...args], message) => {
    expect(failureLine(diffrakt('picks', at(file), ...args, '--out', at('no.json')))).toMatch(message);
    expect(existsSync(at('no.json'))).toBe(false);
  });

  it('refuses an ending that names no format', () => {
    const line = failureLine(diffrakt('picks', at('picks.json'), '--out', at('picks.txt')));
    expect(line).toMatch(/picks\.txt\. Give a name that ends in \.json or \.csv\./);
  });
});
