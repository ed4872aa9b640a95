import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyZip, type ZipEntry } from '#engine/install/testing/tinyZip';
import { unzip, unzippedBytes } from '#engine/install/unzip';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-unzip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { signal } = new AbortController();
const all = () => true;
let archives = 0;

function put(content: Buffer): { archive: string; target: string } {
  const name = `a${archives++}`;
  const archive = join(folder, `${name}.zip`);
  writeFileSync(archive, content);
  return { archive, target: join(folder, name, 'inner') };
}

const long = Buffer.alloc(3_000_000, 'seismic');
const entries: ZipEntry[] = [
  { name: 'lib/long.so.2', content: long },
  { name: 'lib/', content: Buffer.alloc(0), isStored: true },
  { name: 'include/c/ä.h', content: Buffer.from('int x;'), isStored: true },
  { name: 'other.py', content: Buffer.from('pass') },
];

describe('unzip', () => {
  it('unpacks the wanted files, packed and stored, and no other', async () => {
    const { archive, target } = put(tinyZip(entries));
    let bytes = 0;
    const wants = (name: string) => !name.endsWith('.py');
    const onBytes = (more: number) => {
      bytes += more;
    };
    expect(await unzip(archive, target, { signal, wants, onBytes })).toEqual([
      { name: 'lib/long.so.2', bytes: 3_000_000 },
      { name: 'include/c/ä.h', bytes: 6 },
    ]);
    expect(readFileSync(join(target, 'lib/long.so.2')).equals(long)).toBe(true);
    expect(readFileSync(join(target, 'include/c/ä.h'), 'utf8')).toBe('int x;');
    expect(existsSync(join(target, 'other.py'))).toBe(false);
    expect([bytes, await unzippedBytes(archive, wants)]).toEqual([3_000_006, 3_000_006]);
  });

  it.each(['../out.txt', 'a/../../out.txt', '/tmp/diffrakt-out.txt', '..\\out.txt', 'C:/out.txt'])(
    'refuses the name %s',
    async (name) => {
      const { archive, target } = put(tinyZip([{ name, content: Buffer.from('x') }]));
      await expect(unzip(archive, target, { signal, wants: all })).rejects.toMatchObject({
        code: 'engine.install',
        message: expect.stringContaining(archive),
      });
      expect(existsSync(join(target, '..', 'out.txt'))).toBe(false);
      expect(existsSync('/tmp/diffrakt-out.txt')).toBe(false);
    },
  );

  it.each<[string, Buffer]>([
    ['says that it is shorter', tinyZip([{ name: 'a', content: long, bytes: 10 }])],
    ['says that it is longer', tinyZip([{ name: 'a', content: long, bytes: 3_000_001 }])],
    ['is cut', tinyZip(entries).subarray(0, 2000)],
    ['is no archive', Buffer.from('<html>Not found</html>')],
    ['is empty', Buffer.alloc(0)],
    ['has a damaged file', Buffer.concat([tinyZip(entries).fill(0xff, 60, 90)])],
  ])('refuses a file that %s', async (_, content) => {
    const { archive, target } = put(content);
    await expect(unzip(archive, target, { signal, wants: all })).rejects.toMatchObject({
      code: 'engine.install',
    });
  });

  it('stops on request', async () => {
    const { archive, target } = put(tinyZip(entries));
    const controller = new AbortController();
    const onBytes = () => controller.abort();
    const stopped = unzip(archive, target, { signal: controller.signal, wants: all, onBytes });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(join(target, 'include'))).toBe(false);
  });
});
