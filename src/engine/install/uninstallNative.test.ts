import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withInstallLock } from '#engine/install/installLock';
import { findNative } from '#engine/install/nativeFolder';
import { newEngineFolder, putInstalled } from '#engine/install/testing/engineScratch';
import { clearParts, uninstallNative } from '#engine/install/uninstallNative';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = newEngineFolder());
});
afterEach(() => remove());

function put(name: string, bytes: number): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'file'), Buffer.alloc(bytes));
}

describe('removing the native engine', () => {
  it('does nothing where there is none', async () => {
    expect([await uninstallNative(), await clearParts()]).toEqual([{ freedBytes: 0 }, { freedBytes: 0 }]);
    expect(existsSync(folder)).toBe(false);
  });

  it('removes every build, unfinished ones and downloads, and returns the bytes', async () => {
    putInstalled('cpu');
    put('tensorflow-cpu-2.20.1', 1000);
    put('building-77', 200);
    put('parts', 50);
    const { freedBytes } = await uninstallNative();
    expect(freedBytes).toBeGreaterThan(1250 + 24);
    expect(existsSync(folder)).toBe(false);
    expect(await findNative()).toEqual({ installed: null, problem: null });
  });

  it('keeps other files', async () => {
    put('mine', 10);
    put('parts', 50);
    expect(await uninstallNative()).toEqual({ freedBytes: 50 });
    expect(readdirSync(folder)).toEqual(['mine']);
  });

  it('can remove the downloads alone', async () => {
    putInstalled('cpu');
    put('parts', 50);
    expect(await clearParts()).toEqual({ freedBytes: 50 });
    expect((await findNative()).installed?.build).toBe('cpu');
  });

  it.skipIf(process.platform !== 'linux')(
    'waits for an installation to end (skipped but on Linux)',
    async () => {
      putInstalled('cpu');
      await withInstallLock(async () => {
        await expect(uninstallNative()).rejects.toMatchObject({ code: 'engine.install' });
      });
      expect((await findNative()).installed).not.toBeNull();
    },
  );
});
