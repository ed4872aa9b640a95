import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchWheels, finishedBytesOf, partBytesOf } from '#engine/install/fetchWheels';
import { readReport } from '#engine/install/findWheels';
import { newEngineFolder, putPrograms, sha256 } from '#engine/install/testing/engineScratch';
import type { Wheel } from '#engine/install/wheels';
import { type FileServer, serveFile } from '#engine/tools/testing/fileServer';
import { listen } from '#jobs/testing/tinyLine';

const content = Buffer.alloc(200_000, 'wheel');
const wheel: Wheel = {
  name: 'tensorflow-cpu',
  version: '2.21.0',
  file: 'tensorflow_cpu-2.21.0-cp311.whl',
  sha256: sha256(content),
  bytes: content.length,
};

let folder: string;
let remove: () => void;
let server: FileServer;
const part = () => join(folder, 'parts', `${wheel.file}.part`);
const finished = () => join(folder, 'parts', wheel.file);

beforeEach(async () => {
  ({ folder, remove } = newEngineFolder());
  mkdirSync(join(folder, 'parts'), { recursive: true });
  server = await serveFile(content);
});
afterEach(async () => {
  await server.close();
  remove();
});

interface Link {
  readonly file: string;
  readonly url: string;
  readonly sha256: string | null;
}

/** pip's installation report of these files. */
function reportOf(links: readonly Link[]): string {
  const install = links.map(({ file, url, sha256 }) => ({
    download_info: {
      url: `${url}/${file}`,
      archive_info: sha256 === null ? {} : { hash: `sha256=${sha256}`, hashes: { sha256 } },
    },
    metadata: { name: 'tensorflow-cpu' },
  }));
  return JSON.stringify({ version: '1', pip_version: '26.3', install });
}

/**
 * A python3 whose pip installs a newer one into a target, by which a dry run prints a report of these links, and
 * that does what a script says when it is to download.
 */
function putPython(links: readonly Link[], download = 'exit 1', installPip = 'exit 0'): void {
  const python = `case "$*" in
    *--dry-run*) case "$PYTHONPATH" in */parts/pip/pip) echo '${reportOf(links)}'; exit;; esac; exit 2;;
    *--target*) ${installPip};;
  esac
  ${download}`;
  putPrograms(join(dirname(folder), 'programs'), { python3: python });
}

const link = () => ({ file: wheel.file, url: server.url, sha256: wheel.sha256 });
const NO_CONNECTION = `echo "WARNING: Retrying after connection broken by 'NewConnectionError'" >&2; exit 1`;

describe.skipIf(process.platform === 'win32')('getting the wheels (skipped on Windows)', () => {
  it('downloads from where pip says', async () => {
    putPython([{ ...link(), file: 'another.whl', url: 'http://127.0.0.1:9' }, link()]);
    const { context, progress } = listen();
    expect(await fetchWheels([wheel], undefined, context)).toEqual([{ wheel, path: finished() }]);
    expect(readFileSync(finished()).equals(content)).toBe(true);
    expect(existsSync(part())).toBe(false);
    const stages = new Set(progress.map(({ stage }) => stage));
    expect([...stages]).toEqual([
      'Checking what is on disk',
      'Finding the download',
      'Downloading tensorflow-cpu 2.21.0',
    ]);
    expect(progress.at(-1)).toMatchObject({ done: 0.2, total: 0.2, unit: 'MB' });
  });

  it('reuses a finished download, and continues a partial one', async () => {
    putPython([link()]);
    writeFileSync(part(), content.subarray(0, 70_000));
    expect(await partBytesOf([wheel])).toBe(70_000);
    await fetchWheels([wheel], undefined, listen().context);
    expect(await finishedBytesOf([wheel])).toBe(content.length);
    await fetchWheels([wheel], undefined, listen().context);
    expect(server.ranges).toEqual(['bytes=70000-']);
  });

  it('deletes a download whose hash is wrong and says so', async () => {
    putPython([link()]);
    writeFileSync(part(), Buffer.alloc(70_000, 'other'));
    await expect(fetchWheels([wheel], undefined, listen().context)).rejects.toMatchObject({
      code: 'engine.install',
      message: expect.stringMatching(/damaged.*deleted/),
    });
    expect([existsSync(part()), existsSync(finished())]).toEqual([false, false]);
  });

  it('fetches a damaged download from before again, with a warning', async () => {
    putPython([link()]);
    writeFileSync(finished(), 'damaged');
    const { context, warnings } = listen();
    await fetchWheels([wheel], undefined, context);
    expect(warnings).toEqual([expect.stringContaining(wheel.file)]);
    expect(readFileSync(finished()).equals(content)).toBe(true);
  });

  it('lets pip download where the address does not serve', async () => {
    const copy = join(dirname(folder), 'copy');
    writeFileSync(copy, content);
    const download = `while [ "$1" != --dest ]; do shift; done; cp '${copy}' "$2/${wheel.file}"`;
    putPython([{ ...link(), url: 'http://127.0.0.1:9' }], download);
    await fetchWheels([wheel], undefined, listen().context);
    expect(readFileSync(finished()).equals(content)).toBe(true);
  });

  it('lets pip download where no newer pip can be had, and removes its files', async () => {
    const copy = join(dirname(folder), 'copy');
    writeFileSync(copy, content);
    const download = `while [ "$1" != --dest ]; do shift; done; cp '${copy}' "$2/${wheel.file}"`;
    putPython([link()], download, 'exit 1');
    await fetchWheels([wheel], undefined, listen().context);
    expect(server.ranges).toEqual([]);
    expect(readdirSync(join(folder, 'parts'))).toEqual([wheel.file]);
  });

  it.each([
    ['there is no connection', NO_CONNECTION, /no connection/, /connect to the network.*--wheel/i],
    [
      'the index does not have it',
      'echo "ERROR: No matching distribution" >&2; exit 1',
      /No matching/,
      /pip config/,
    ],
    ['Python fails', 'exit 1', /printed nothing/, /--wheel/],
  ])('says so where %s, with the remedy', async (_, download, message, remedy) => {
    putPython([], download);
    await expect(fetchWheels([wheel], undefined, listen().context)).rejects.toMatchObject({
      code: 'engine.install',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('takes a wheel from disk by any name, or out of a folder, without a request to an index', async () => {
    putPython([], NO_CONNECTION);
    const given = join(dirname(folder), 'mine.whl');
    writeFileSync(given, content);
    expect(await fetchWheels([wheel], given, listen().context)).toEqual([{ wheel, path: given }]);
    const inFolder = join(dirname(folder), wheel.file);
    writeFileSync(inFolder, content);
    const found = await fetchWheels([wheel], dirname(folder), listen().context);
    expect(found).toEqual([{ wheel, path: inFolder }]);
  });

  it('refuses another file on disk, a missing one, and an empty folder', async () => {
    const other = join(dirname(folder), 'other.whl');
    writeFileSync(other, 'other');
    const refusal = (given: string) => fetchWheels([wheel], given, listen().context);
    await expect(refusal(other)).rejects.toMatchObject({
      code: 'engine.install',
      message: expect.stringContaining(sha256('other')),
    });
    await expect(refusal(join(folder, 'none.whl'))).rejects.toMatchObject({ code: 'file.missing' });
    await expect(refusal(folder)).rejects.toMatchObject({ code: 'engine.install' });
  });

  it('stops on request and keeps the downloaded part', async () => {
    putPython([link()]);
    const heard = listen(({ controller, progress }) => {
      if (progress.some(({ stage }) => stage.startsWith('Downloading'))) controller.abort();
    });
    await expect(fetchWheels([wheel], undefined, heard.context)).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(finished())).toBe(false);
  });
});

describe("pip's report", () => {
  const other = { file: wheel.file, url: 'https://example.org/a', sha256: 'f'.repeat(64) };

  it('gives the address of a wheel by file name and hash', () => {
    const right = { ...other, url: 'https://example.org/b', sha256: wheel.sha256 };
    const place = [{ wheel, url: `https://example.org/b/${wheel.file}` }];
    expect(readReport(reportOf([{ ...other, file: 'x.whl' }, right]), [wheel])).toEqual(place);
    expect(readReport(reportOf([{ ...right, sha256: null }]), [wheel])).toEqual(place);
    expect(readReport(reportOf([]), [wheel])).toEqual([]);
  });

  it('is refused where the index has another file by the name', () => {
    expect(() => readReport(reportOf([other]), [wheel])).toThrow(/another file.*ffff/);
  });
});
