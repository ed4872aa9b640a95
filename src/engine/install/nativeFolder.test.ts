import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BINDING_PATH,
  engineFolder,
  findNative,
  LIBRARY_FOLDER,
  readInstalled,
} from '#engine/install/nativeFolder';
import { newEngineFolder, putInstalled, sha256 } from '#engine/install/testing/engineScratch';

let remove: () => void;
beforeEach(() => {
  remove = newEngineFolder().remove;
});
afterEach(() => remove());

describe('the engine folder', () => {
  it('is in the cache folder of the user where none is named', () => {
    vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', undefined);
    vi.stubEnv('XDG_CACHE_HOME', join('/', 'caches'));
    if (process.platform === 'linux') expect(engineFolder()).toBe('/caches/diffrakt/engine');
    vi.stubEnv('XDG_CACHE_HOME', '');
    vi.stubEnv('HOME', join('/', 'home', 'ann'));
    if (process.platform === 'linux') expect(engineFolder()).toBe('/home/ann/.cache/diffrakt/engine');
    expect(engineFolder()).toMatch(/diffrakt.engine$/);
  });

  it('is empty at first, without a problem', async () => {
    expect(await findNative()).toEqual({ installed: null, problem: null });
  });

  it('describes a complete engine', async () => {
    const folder = putInstalled('cpu');
    expect(await readInstalled()).toEqual({
      build: 'cpu',
      tensorflowVersion: '2.21.0',
      bindingPath: join(folder, BINDING_PATH),
      sizeBytes: expect.any(Number),
      installedAt: '2026-11-24T10:00:00.000Z',
      sha256: sha256('binding'),
      packages: [{ name: 'nvidia-cudnn-cu12', version: '9.28.0.42' }],
    });
  });

  it('chooses the build installed last, and the other where that one is broken', async () => {
    putInstalled('cpu', { installedAt: '2026-11-25T10:00:00.000Z' });
    const gpu = putInstalled('gpu');
    expect((await readInstalled())?.build).toBe('cpu');
    putInstalled('gpu', { installedAt: '2026-11-26T10:00:00.000Z' });
    expect((await readInstalled())?.build).toBe('gpu');
    rmSync(join(gpu, 'installed.json'));
    expect(await findNative()).toMatchObject({ installed: { build: 'cpu' }, problem: null });
  });

  const library = join(LIBRARY_FOLDER, 'libtensorflow_cc.so.2');
  it.each<[string, (folder: string) => void, RegExp]>([
    ['no list of files', (at) => rmSync(join(at, 'installed.json')), /list of files is missing/],
    ['an empty list', (at) => writeFileSync(join(at, 'installed.json'), ''), /cannot be read/],
    [
      'a list of another kind',
      (at) => writeFileSync(join(at, 'installed.json'), '{"schema":2}'),
      /cannot be read/,
    ],
    ['no library', (at) => rmSync(join(at, library)), /missing.*libtensorflow_cc/],
    ['a cut library', (at) => truncateSync(join(at, library), 3), /3 bytes instead of 17.*libtensorflow_cc/],
    ['another binding', (at) => writeFileSync(join(at, BINDING_PATH), 'BINDING'), /binding has changed/],
  ])('reports what is wrong with %s', async (_, harm, problem) => {
    harm(putInstalled('cpu'));
    const found = await findNative();
    expect(found.installed).toBeNull();
    expect(found.problem).toMatch(problem);
    expect(await readInstalled()).toBeNull();
  });
});
