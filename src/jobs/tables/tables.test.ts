import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readTextHeaders } from '#jobs/headers/textHeaders';
import { writeHeaderTable } from '#jobs/tables/headerTable';
import { writeSampleTable } from '#jobs/tables/sampleTable';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-tables-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const line = join(scratch, 'line.sgy');
const out = join(scratch, 'out');
beforeEach(async () => {
  rmSync(out, { force: true });
  if (!existsSync(line)) await writeTinyLine(line, { traceCount: 130, sampleCount: 60 });
});

/** Big-endian words of the file by arithmetic on its bytes. */
const int32 = (at: number) => readFileSync(line).readInt32BE(at);
const TRACE_BYTES = 240 + 60 * 4;

describe('a table of headers', () => {
  it('has a row a trace and the values at the bytes that its columns name', async () => {
    const heard = listen();
    const { rowCount, columnCount } = await writeHeaderTable(
      { inputPath: line, outputPath: out },
      heard.context,
    );
    const rows = readFileSync(out, 'latin1').split('\r\n');
    expect([rowCount, rows.length - 2, rows.at(-1)]).toEqual([130, 130, '']);
    const names = rows[0].split(',');
    expect(names).toHaveLength(columnCount);
    const column = names.indexOf('21:CDP');
    for (const trace of [0, 77, 129])
      expect(Number(rows[1 + trace].split(',')[column])).toBe(int32(3600 + trace * TRACE_BYTES + 20));
    expect(heard.progress.at(-1)).toMatchObject({ stage: 'Reading headers', done: 130, total: 130 });
  });
});

describe('a table of samples', () => {
  it("is NumPy's header and then the floats of the file", async () => {
    const result = await writeSampleTable({ inputPath: line, outputPath: out }, listen().context);
    expect(result).toEqual({ shape: [130, 60], type: '<f4' });
    const bytes = readFileSync(out);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
    const start = 10 + bytes.readUInt16LE(8);
    expect(start % 64).toBe(0);
    expect(bytes.subarray(10, start).toString()).toMatch(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(130, 60\), \} *\n$/,
    );
    expect(bytes).toHaveLength(start + 130 * 60 * 4);
    const file = readFileSync(line);
    for (const [trace, sample] of [
      [0, 0],
      [64, 31],
      [129, 59],
    ])
      expect(bytes.readFloatLE(start + 4 * (trace * 60 + sample))).toBe(
        file.readFloatBE(3600 + trace * TRACE_BYTES + 240 + 4 * sample),
      );
  });
});

describe.each([
  ['headers', writeHeaderTable],
  ['samples', writeSampleTable],
])('a table of %s', (_, write) => {
  it('never replaces the file that it is made from', async () => {
    const before = readFileSync(line);
    const link = join(scratch, 'link.sgy');
    if (!existsSync(link)) symlinkSync(line, link);
    for (const outputPath of [line, link])
      await expect(write({ inputPath: line, outputPath }, listen().context)).rejects.toMatchObject({
        code: 'argument.invalid',
        message: `The output would replace the file that is read: ${outputPath}`,
      });
    expect(readFileSync(line).equals(before)).toBe(true);
  });

  it('keeps the old file, and leaves no other, where it is stopped or cannot be written', async () => {
    writeFileSync(out, 'old');
    const heard = listen();
    heard.controller.abort();
    await expect(write({ inputPath: line, outputPath: out }, heard.context)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readFileSync(out, 'utf8')).toBe('old');
    const nowhere = join(scratch, 'none', 'out');
    await expect(write({ inputPath: line, outputPath: nowhere }, listen().context)).rejects.toMatchObject({
      code: 'file.write',
    });
    expect(readdirSync(scratch).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('text headers', () => {
  it('are read with their encoding', async () => {
    const [header, ...others] = await readTextHeaders(line, listen().context);
    expect(others).toEqual([]);
    expect(header).toMatchObject({ kind: 'text header', number: 0, encoding: 'ebcdic' });
    expect(header.lines).toHaveLength(40);
    expect(header.lines[39]).toBe('C40 END EBCDIC');
  });

  it('say by which code page they are read where it is not the usual one, and take another', async () => {
    const bytes = readFileSync(line);
    bytes.set([0xc3, 0x40, 0xf1, 0x40, 0xad, 0xc1, 0xbd]); // "C 1 [A]" in code page 1047
    const brackets = join(scratch, 'brackets.sgy');
    writeFileSync(brackets, bytes);
    const heard = listen();
    const [header] = await readTextHeaders(brackets, heard.context);
    expect(header).toMatchObject({
      codePage: 1047,
      lines: expect.arrayContaining([expect.stringMatching(/^C 1 \[A\]/)]),
    });
    expect(heard.warnings.join()).toMatch(/code page 1047: bytes AD BD are \[ \] in it.*--text-encoding/);
    const [stated] = await readTextHeaders(brackets, listen().context, { textEncoding: 'ebcdic-037' });
    expect(stated.lines[0]).toMatch(/^C 1 ÝA¨/);
  });
});
