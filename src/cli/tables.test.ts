import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffrakt, failureLine, isBuilt } from '#cli/testing/program';
import { writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-cli-tables-'));
const at = (...names: string[]) => join(scratch, ...names);
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  await writeTinyLine(at('line.sgy'));
  const line = readFileSync(at('line.sgy'));
  writeFileSync(at('cut.sgy'), line.subarray(0, 3600 + 880 * 100 + 7));
  // An extended text header in ASCII behind the binary header, and its count in bytes 3505-3506.
  const extended = Buffer.from('((SEG: EndText))'.padEnd(3200), 'latin1');
  const longer = Buffer.concat([line.subarray(0, 3600), extended, line.subarray(3600)]);
  longer.writeInt16BE(1, 3504);
  writeFileSync(at('extended.sgy'), longer);
});

describe.skipIf(!isBuilt)('text, headers and samples (skipped where out/cli is not built)', () => {
  it('text prints the forty lines, and those of extended headers behind their number', () => {
    const plain = diffrakt('text', at('line.sgy'));
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    const lines = plain.stdout.split('\n');
    expect([lines.length, lines[39]]).toEqual([41, 'C40 END EBCDIC']);
    const { stdout } = diffrakt('text', at('extended.sgy'));
    expect(stdout.startsWith(plain.stdout)).toBe(true);
    expect(stdout.split('\n').slice(40, 43)).toEqual(['', 'extended text header 1', '((SEG: EndText))']);
  });

  it('headers writes a row a trace and says so', () => {
    const ended = diffrakt('headers', at('line.sgy'), '--out', at('h.csv'));
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toBe(`120 traces, 91 fields: ${at('h.csv')}\n`);
    const rows = readFileSync(at('h.csv'), 'latin1').split('\r\n');
    expect(rows[0]).toMatch(/^1:TRACE_SEQUENCE_LINE,5:TRACE_SEQUENCE_FILE,.*,237:UnassignedInt2$/);
    expect([rows.length, rows[120].split(',')[0]]).toEqual([122, '120']);
  });

  it('samples writes an array and says its shape, with one warning for a cut file', () => {
    const ended = diffrakt('samples', at('cut.sgy'), '--out', at('s.npy'));
    expect(ended.status).toBe(0);
    expect(ended.stdout).toBe(`100 x 160 samples, <f4: ${at('s.npy')}\n`);
    expect(ended.stderr).toMatch(/^diffrakt: warning: The file ends inside trace 101[^\n]*\n$/);
    expect(readFileSync(at('s.npy'))).toHaveLength(128 + 100 * 160 * 4);
  });

  it('info prints geometry with its score and bytes that may hold the keys', () => {
    const { status, stdout } = diffrakt('info', at('line.sgy'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Geometry {8}line\. Each trace has its own CDP/m);
    expect(stdout).toMatch(/^Bytes that may hold the keys.*\n {2}\d\.\d\d {2}line: /m);
    const { geometry, proposals } = JSON.parse(diffrakt('info', at('line.sgy'), '--json').stdout);
    expect(geometry).toMatchObject({ kind: 'line', score: expect.any(Number) });
    expect(proposals[0]).toMatchObject({ kind: 'line', ensemble: { type: 'int32' } });
  });

  it('info --headers prints values and keys of the fields, of all traces where there are few', () => {
    const { status, stdout } = diffrakt('info', at('line.sgy'), '--headers');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Headers of all 120 traces/m);
    expect(stdout).toMatch(
      /^ {3}21 {2}CDP .* 120 values, rising, first \d+, last \d+, may be cdp \(0\.\d\d\)$/m,
    );
    const report = JSON.parse(diffrakt('info', at('line.sgy'), '--scan', 'full', '--json').stdout);
    expect(report).toMatchObject({ scan: 'full', traceCount: 120, scannedTraceCount: 120 });
    expect(report.headers.find(({ byte }: { byte: number }) => byte === 21)).toMatchObject({
      ...{ order: 'rising', distinctCount: 120 },
      roles: [{ field: 'cdp' }],
    });
  });

  it.each<[string, string[], RegExp]>([
    ['text of nothing', ['text', at('none.sgy')], /no such file.*none\.sgy/],
    ['headers over the file itself', ['headers', at('line.sgy'), '--out', at('line.sgy')], /would replace/],
    ['samples over the file itself', ['samples', at('line.sgy'), '--out', at('line.sgy')], /would replace/],
    ['headers into no folder', ['headers', at('line.sgy'), '--out', at('no', 'h.csv')], /no such folder/],
    ['samples of a folder', ['samples', scratch, '--out', at('x.npy')], /a folder/],
  ])('%s: one line, exit code 1', (_, args, message) => {
    const line = failureLine(diffrakt(...args));
    expect(line).toMatch(/^diffrakt: /);
    expect(line).toMatch(message);
    expect(existsSync(at('x.npy'))).toBe(false);
  });

  it.each(['headers', 'samples'])('%s without --out is a usage error', (command) => {
    const { status, stdout, stderr } = diffrakt(command, at('line.sgy'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^diffrakt: required option '--out <file>' not specified\.[^\n]*\n$/);
  });
});
