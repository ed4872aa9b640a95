import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, isBuilt } from '#cli/testing/program';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { SectionWriter } from '#jobs/export/sectionWriter';
import { withLine } from '#jobs/line/readLine';
import { readModel } from '#jobs/model/modelFolder';
import { FAILURE_SCHEMA } from '#jobs/opening/remedyArguments';
import { writePicks } from '#jobs/picks/picksFile';
import { INFO_SCHEMA } from '#jobs/tables/info';
import { oddLines } from '#jobs/testing/oddLines';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-opening-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

/** A file that states IBM floats and holds IEEE floats, and one that states no format. */
const [CALLED_IBM, FORMAT_0] = ['ieee-called-ibm.sgy', 'format-0.sgy'];

beforeAll(async () => {
  const line = await writeTinyLine(at('line.sgy'));
  for (const { name, bytes } of await oddLines(line.section)) writeFileSync(at(name), bytes);
  await writePicks(at('picks.json'), line.picks);
  const section = { outputPath: at('line.su'), amplitudes: line.section.amplitudes, note: [] };
  await withLine(line, (open) => SectionWriter.for(open, 'su').write([section], listen().context));
});

function infoOf(...args: string[]) {
  return INFO_SCHEMA.parse(JSON.parse(diffrakt('info', ...args, '--json').stdout));
}

describe.skipIf(!isBuilt)('a file that is wrong about itself (skipped where out/cli is not built)', () => {
  it('info names the options by which it is right, and takes them', () => {
    const [{ options }] = infoOf(at(CALLED_IBM)).remedies;
    expect(options).toEqual(['--format', '5']);
    const [found, right] = [infoOf(at(CALLED_IBM), ...options), infoOf(at('line.sgy'))];
    expect(found).toMatchObject({ options, remedies: [], amplitudes: right.amplitudes });
    expect(diffrakt('info', at(CALLED_IBM)).stderr).toMatch(/^[^\n]* Add --format 5 to read it so\.\n$/);
  });

  it('that does not open says by which options it does, in a sentence and as JSON', () => {
    const { status, stdout, stderr } = diffrakt('info', at(FORMAT_0), '--json');
    const { error, remedies } = FAILURE_SCHEMA.parse(JSON.parse(stdout));
    expect([status, error.code]).toEqual([1, 'file.notSegy']);
    expect(stderr).toMatch(/^diffrakt: Sample format code 0 [^\n]* Add --format 5 --byte-order big\.\n$/);
    const first = diffrakt('info', at(FORMAT_0), ...remedies[0].options, '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ format: { code: 5 }, traceCount: 120 });
  });

  it('is trained on and classified with the options, which model and report keep', async () => {
    const options = ['--format', '5', '--map', 'cdp=1'];
    const opening = { formatCode: 5, headerBytes: { cdp: 1 } };
    expect(diffrakt('info', at(CALLED_IBM), ...options).stdout).toContain(
      'Each trace has its own CDP (bytes 1-4);',
    );
    const train = (line: string, model: string, ...more: string[]) =>
      diffrakt(
        'train',
        line,
        '--picks',
        at('picks.json'),
        '--model',
        model,
        '--steps',
        '5',
        '--engine',
        'wasm',
        ...more,
      );
    expect(train(at(CALLED_IBM), at('odd'), ...options)).toMatchObject({ status: 0, stderr: '' });
    expect(train(at('line.sgy'), at('sound'))).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('odd', 'weights.bin'))).toEqual(readFileSync(at('sound', 'weights.bin')));
    expect((await readModel(at('odd'))).file.data.opening).toEqual(opening);
    const classify = ['classify', at(CALLED_IBM), '--model', at('odd'), '--out', at('c'), '--engine', 'wasm'];
    expect(diffrakt(...classify, ...options)).toMatchObject({ status: 0, stderr: '' });
    const report = REPORT_SCHEMA.parse(JSON.parse(readFileSync(at('c', 'report.json'), 'utf8')));
    expect(report.line.opening).toEqual(opening);
    expect(infoOf(at('c', 'class.sgy'))).toMatchObject({ format: { code: 5 }, remedies: [] });
  });

  it.each([
    [['--format', '13'], /sample format code: 1, 2/],
    [['--samples', '0'], /whole number from 1/],
    [['--interval', '-4'], /microseconds/],
    [['--map', 'inline=300'], /whole number from 1 to 237/],
    [['--map', 'depth=9'], /fields are inline, crossline/],
    [['--kind', 'segd'], /Allowed choices are segy, su/],
  ])('%s is refused as wrong usage', (args, message) => {
    const { status, stderr } = diffrakt('info', at('line.sgy'), ...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe.skipIf(!isBuilt)('a Seismic Unix line (skipped where out/cli is not built)', () => {
  it('has no text header, which text says', () => {
    const { status, stdout, stderr } = diffrakt('text', at('line.su'));
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^diffrakt: warning: Seismic Unix has no text header[^\n]*\n$/);
  });

  it('is described, and goes through every table and the panels', () => {
    const right = infoOf(at('line.sgy'));
    expect(infoOf(at('line.su'))).toMatchObject({ kind: 'su', amplitudes: right.amplitudes, warnings: [] });
    for (const args of [
      ['headers', at('line.su'), '--out', at('h.csv')],
      ['samples', at('line.su'), '--out', at('s.npy')],
      ['panels', at('line.su'), '--picks', at('picks.json'), '--out', at('panels')],
      ['picks', at('picks.json'), '--line', at('line.su'), '--out', at('p.csv')],
    ])
      expect(diffrakt(...args)).toMatchObject({ status: 0, stderr: '' });
  });

  it('is trained on, and classified as Seismic Unix or as SEG-Y', () => {
    const training = ['--picks', at('picks.json'), '--model', at('su'), '--steps', '5', '--engine', 'wasm'];
    expect(diffrakt('train', at('line.su'), ...training)).toMatchObject({ status: 0, stderr: '' });
    const classify = ['classify', at('line.su'), '--model', at('su'), '--engine', 'wasm', '--out'];
    expect(diffrakt(...classify, at('as-su'))).toMatchObject({ status: 0, stderr: '' });
    expect(diffrakt(...classify, at('as-segy'), '--as', 'segy')).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(at('as-su')).filter((name) => name.endsWith('.su'))).toHaveLength(4);
    const [su, segy] = [infoOf(at('as-su', 'class.su')), infoOf(at('as-segy', 'class.sgy'))];
    expect(segy.amplitudes).toEqual(su.amplitudes);
    expect([su.kind, segy.kind, segy.traceCount]).toEqual(['su', 'segy', 120]);
  });
});
