import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openFileSink } from './fileSink.js';

const scratch = mkdtempSync(join(tmpdir(), 'segyio-wasm-sink-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Writes left until the disk is full; as many as are wanted where it is infinite. */
const disk = vi.hoisted(() => ({
  writesLeft: Number.POSITIVE_INFINITY,
  syncFails: false,
  calls: [] as string[],
}));

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const open: typeof real.open = async (...args) => {
    const file = await real.open(...args);
    const write = file.write.bind(file);
    const sync = file.sync.bind(file);
    return Object.assign(file, {
      write: async (bytes: Uint8Array, offset: number, length: number) => {
        if (disk.writesLeft-- <= 0) throw full();
        return write(bytes, offset, length);
      },
      sync: async () => {
        if (disk.syncFails) throw full();
        disk.calls.push((await file.stat()).isDirectory() ? 'sync folder' : 'sync file');
        return sync();
      },
    });
  };
  const rename: typeof real.rename = (...args) => {
    disk.calls.push('rename');
    return real.rename(...args);
  };
  return { ...real, open, rename };
});

function folder(name: string): string {
  const path = join(scratch, name);
  mkdirSync(path);
  return path;
}

describe('a file sink', () => {
  it('shows the file only when it is finished', async () => {
    const path = join(folder('plain'), 'x.sgy');
    const sink = await openFileSink(path);
    await sink.write(Uint8Array.of(1, 2));
    expect(existsSync(path)).toBe(false);
    await sink.write(Uint8Array.of(3));
    await sink.finish();
    await sink.discard();
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(readdirSync(join(scratch, 'plain'))).toEqual(['x.sgy']);
  });

  it('keeps an old file until then, and when it is discarded', async () => {
    const path = join(folder('old'), 'x.sgy');
    writeFileSync(path, 'old');
    const sink = await openFileSink(path);
    await sink.write(Uint8Array.of(1));
    expect(readFileSync(path, 'utf8')).toBe('old');
    await sink.discard();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(join(scratch, 'old'))).toEqual(['x.sgy']);
  });

  it.each([0, 1, 2])(
    'a disk that is full at write %i leaves the old file and nothing else',
    async (writes) => {
      const path = join(folder(`full-${writes}`), 'x.sgy');
      writeFileSync(path, 'old');
      disk.writesLeft = writes;
      disk.syncFails = writes === 2;
      const sink = await openFileSink(path);
      const write = async () => {
        await sink.write(Uint8Array.of(1));
        await sink.write(Uint8Array.of(2));
        await sink.finish();
      };
      await expect(write()).rejects.toMatchObject({
        code: 'disk.full',
        message: `The disk is full; nothing was changed: ${path}`,
      });
      await sink.discard();
      disk.writesLeft = Number.POSITIVE_INFINITY;
      disk.syncFails = false;
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(join(path, '..'))).toEqual(['x.sgy']);
    },
  );

  it('once synced is on the disk, still beside its target, and takes no more', async () => {
    const path = join(folder('synced'), 'x.sgy');
    writeFileSync(path, 'old');
    const sink = await openFileSink(path);
    await sink.write(Uint8Array.of(1, 2));
    await sink.sync();
    expect(readFileSync(path, 'utf8')).toBe('old');
    await expect(sink.write(Uint8Array.of(3))).rejects.toMatchObject({ code: 'file.write' });
    await sink.finish();
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(readdirSync(join(path, '..'))).toEqual(['x.sgy']);
  });

  it('syncs the file before the renaming and the folder behind it', async () => {
    const path = join(folder('order'), 'x.sgy');
    const sink = await openFileSink(path);
    await sink.write(Uint8Array.of(1));
    disk.calls.length = 0;
    await sink.finish();
    expect(disk.calls).toEqual(['sync file', 'rename', 'sync folder']);
  });

  it('says where it cannot write', async () => {
    const target = join(scratch, 'none', 'x.sgy');
    await expect(openFileSink(target)).rejects.toMatchObject({
      code: 'file.write',
      remedy: expect.stringMatching(/folder/),
    });
    const taken = folder('taken');
    const sink = await openFileSink(taken);
    await expect(sink.finish()).rejects.toMatchObject({ code: 'file.write' });
    await sink.discard();
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('takes names of 255 bytes', async () => {
    const path = join(folder('long'), `${'é'.repeat(125)}.sgy`);
    const sink = await openFileSink(path);
    await sink.write(Uint8Array.of(7));
    await sink.finish();
    expect([...readFileSync(path)]).toEqual([7]);
  });
});
