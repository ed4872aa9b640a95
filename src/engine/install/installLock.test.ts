import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withInstallLock } from '#engine/install/installLock';
import { newEngineFolder } from '#engine/install/testing/engineScratch';

let folder: string;
let remove: () => void;
const lock = () => join(folder, 'install.lock');
beforeEach(() => {
  ({ folder, remove } = newEngineFolder());
});
afterEach(() => remove());

describe.skipIf(process.platform !== 'linux')('the lock of the engine folder (skipped but on Linux)', () => {
  it('exists while the work is done and is removed after it, also where it fails', async () => {
    expect(await withInstallLock(async () => existsSync(lock()))).toBe(true);
    expect(existsSync(lock())).toBe(false);
    const failed = withInstallLock(async () => {
      throw new Error('broken');
    });
    await expect(failed).rejects.toThrow('broken');
    expect(existsSync(lock())).toBe(false);
  });

  it('excludes a second one', async () => {
    await withInstallLock(async () => {
      await expect(withInstallLock(async () => 1)).rejects.toMatchObject({
        code: 'engine.install',
        message: expect.stringContaining(String(process.pid)),
      });
      expect(existsSync(lock())).toBe(true);
    });
  });

  it.each<[string, (holder: { processId: number; startedAt: string }) => string]>([
    ['a process that has ended', (holder) => JSON.stringify({ ...holder, processId: 2 ** 22 + 1 })],
    ['another process of the same number', (holder) => JSON.stringify({ ...holder, startedAt: '1' })],
    ['a crash that cut it short', () => '{"proc'],
  ])('of %s does not count', async (_, change) => {
    const holder = await withInstallLock(async () => JSON.parse(readFileSync(lock(), 'utf8')));
    mkdirSync(folder, { recursive: true });
    writeFileSync(lock(), change(holder));
    expect(await withInstallLock(async () => 1)).toBe(1);
  });
});
