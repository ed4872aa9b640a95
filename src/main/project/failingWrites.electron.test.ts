import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildFailingWrites, runWithFailingWrites, scratchInMemory } from '#system/testing/failingWrites';

const folder = scratchInMemory('diffrakt-faults-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const library = join(folder, 'failingWrites.so');

it.skipIf(!buildFailingWrites(library))(
  'a full disk, an I/O error or a refused access at any write is told, changes nothing and leaves nothing',
  async () => {
    const { faults, callCount } = await runWithFailingWrites(library, {
      entry: 'src/main/testing/faults/failingSaver.ts',
      // ENOSPC, EIO, EACCES
      args: [folder, '28,5,13'],
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    });
    expect(faults).toEqual([]);
    expect(callCount).toBeGreaterThan(100);
  },
  120_000,
);
