import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeNpy, writeNpy } from '#jobs/tables/npy';

const python = join(import.meta.dirname, '../../../.oracles/bin/python');
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-npy-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('npy', () => {
  it('refuses a shape that does not hold the values', () => {
    expect(() => encodeNpy(new Float32Array(5), [2, 3])).toThrow(/holds 6 values, not 5/);
  });

  it('starts its data at a multiple of 64 bytes whatever the shape', () => {
    for (const shape of [[0], [7], [1, 7], [7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]) {
      const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
      const bytes = encodeNpy(values, shape);
      expect((bytes.length - values.byteLength) % 64).toBe(0);
    }
  });
});

describe.skipIf(!existsSync(python))('npy against numpy (skipped where .oracles is not made)', () => {
  it.each([[[2, 3, 4]], [[24]], [[1, 24]]])('numpy loads shape %j with the same values', async (shape) => {
    const values = Float32Array.from({ length: 24 }, (_, i) => (i - 11) / 7);
    const path = join(scratch, 'panels.npy');
    await writeNpy(path, values, shape);
    const code =
      'import numpy, sys, json; a = numpy.load(sys.argv[1]); ' +
      'print(json.dumps([str(a.dtype), list(a.shape), a.ravel().tolist()]))';
    const found: unknown = JSON.parse(execFileSync(python, ['-c', code, path], { encoding: 'utf8' }));
    expect(found).toEqual(['float32', shape, [...values]]);
  });
});
