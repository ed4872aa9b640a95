import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertPicks } from '#jobs/picks/convertPicks';
import { readPicksFile, writePicks } from '#jobs/picks/picksFile';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-convert-'));
const at = (name: string) => join(scratch, name);
const { context } = listen();
let line: TinyLine;
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  line = await writeTinyLine(at('line.sgy'));
  await writePicks(at('picks.json'), line.picks);
});

const convert = (from: string, to: string, linePath: string | null = null) =>
  convertPicks(
    { picksPath: at(from), line: linePath === null ? null : { linePath }, outputPath: at(to) },
    context,
  );

describe('convertPicks', () => {
  it('takes picks from JSON to CSV and back, checked against their line', async () => {
    expect(await convert('picks.json', 'picks.csv', line.linePath)).toEqual([
      { name: 'diffraction', pickCount: 8 },
      { name: 'reflection', pickCount: 8 },
      { name: 'noise', pickCount: 8 },
    ]);
    expect(readFileSync(at('picks.csv'), 'utf8').split('\r\n')).toHaveLength(1 + 24 + 1);
    await convert('picks.csv', 'again.json');
    expect(await readPicksFile(at('again.json'))).toEqual(line.picks);
    expect(readFileSync(at('again.json'))).toEqual(readFileSync(at('picks.json')));
  });

  it('names picks outside the line, and writes nothing then', async () => {
    const [first, ...others] = line.picks;
    await writePicks(at('outside.csv'), [{ ...first, trace: 119 }, ...others]);
    await expect(convert('outside.csv', 'no.json', line.linePath)).rejects.toMatchObject({
      code: 'picks.outside',
      message: expect.stringMatching(/pick 1 \(.*outside\.csv/),
    });
    await expect(convert('picks.json', 'no.txt')).rejects.toMatchObject({ code: 'argument.invalid' });
    writeFileSync(at('wrong.csv'), 'class,trace,timeMs,traces,durationMs\nnoise,1,2,x,4\n');
    await expect(convert('wrong.csv', 'no.json')).rejects.toMatchObject({
      code: 'picks.invalid',
      message: 'line 2, column traces: found "x" in wrong.csv',
    });
    expect([existsSync(at('no.json')), existsSync(at('no.txt'))]).toEqual([false, false]);
  });
});
