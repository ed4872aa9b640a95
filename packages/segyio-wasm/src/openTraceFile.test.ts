import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeDt1, makeDzt, makeMala } from '../test/makeGpr.js';
import { makeSeg2 } from '../test/makeSeg2.js';
import { makeSegy } from '../test/makeSegy.js';
import { openTraceFile } from './openTraceFile.js';

const scratch = mkdtempSync(join(tmpdir(), 'segyio-any-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function put(name: string, bytes: Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

async function kindOf(path: string): Promise<string> {
  const dataset = await openTraceFile(path);
  await dataset.dispose();
  return dataset.layout.kind;
}

describe('a file of traces', () => {
  it('is opened as what its bytes are, whatever its name', async () => {
    const { data, header } = makeDt1();
    put('line.HD', header.bytes);
    const mala = makeMala();
    put('mala.rad', mala.header.bytes);
    const seg2 = makeSeg2({ traces: [[1, 2, 3]] });
    expect(await kindOf(put('line.DT1', data.bytes))).toBe('dt1');
    expect(await kindOf(put('scan.bin', makeDzt().bytes))).toBe('dzt');
    expect(await kindOf(put('mala.rd3', mala.data.bytes))).toBe('rd3');
    expect(await kindOf(join(scratch, 'mala.rad'))).toBe('rd3');
    expect(await kindOf(put('shot.dat', seg2))).toBe('seg2');
    expect(await kindOf(put('shot.sgy', seg2))).toBe('seg2');
    expect(await kindOf(put('segy.dzt', makeSegy()))).toBe('segy');
  });

  it('is refused where an option does not belong to its kind', async () => {
    const path = put('two.sg2', makeSeg2({ traces: [[1, 2, 3]] }));
    await expect(openTraceFile(path, { byteOrder: 'little' })).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringContaining('byteOrder: stated of SEG-Y and Seismic Unix only'),
    });
  });

  it('with a pointer to no trace is named as broken SEG-2', async () => {
    const bytes = makeSeg2({ traces: [[1, 2, 3]] });
    bytes[32] = 1;
    await expect(openTraceFile(put('broken.sg2', bytes))).rejects.toMatchObject({
      code: 'file.notSegy',
      message: expect.stringMatching(
        /SEG-2 file cannot be read: no trace descriptor block.* trace 1, byte 2: /,
      ),
    });
  });
});
