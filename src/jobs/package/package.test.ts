import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { unpackPackage } from '#jobs/package/unpackPackage';
import { writePackage } from '#jobs/package/writePackage';
import { localHeader, zipDirectory } from '#jobs/package/zipFormat';
import { createRandom } from '#seismic/numerics/random';
import { JobError } from '#system/failure';
import { silentContext } from '#system/job';
import { isEntryName, MANIFEST_NAME, portableName } from '#system/packageNames';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-package-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const context = silentContext(new AbortController().signal);
const random = createRandom(5);
const bytesOf = (count: number) =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(256 * random.uniform())));
const FILES: Readonly<Record<string, Buffer>> = {
  'west.diffrakt': bytesOf(5000),
  'west.runs/run-1/model/weights.bin': bytesOf(1234),
  'west.runs/run-1/empty': Buffer.alloc(0),
  'data/Zürich line.sgy': bytesOf(2 ** 20 + 77),
};
let number = 0;
let folder = '';
beforeEach(() => {
  folder = join(scratch, String(number++));
  mkdirSync(folder);
});

/** Every file below a folder, by its path from there. */
function filesBelow(root: string): Record<string, Buffer> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(root.length + 1),
        readFileSync(join(entry.parentPath, entry.name)),
      ]),
  );
}

async function packed(): Promise<string> {
  const outputPath = join(folder, 'west.diffrakt.zip');
  const files = Object.entries(FILES).map(([name, bytes]) => {
    const path = join(folder, 'source', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return { name, path };
  });
  await writePackage({ outputPath, project: 'west.diffrakt', files }, context);
  return outputPath;
}

const unpack = (packagePath: string) =>
  unpackPackage({ packagePath, outputFolder: join(folder, 'out') }, context);

interface Made {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A zip archive of stored files. */
function zipOf(files: readonly Made[], zip64From?: number): Buffer {
  let offset = 0;
  const parts: Buffer[] = [];
  const placed = files.map(({ name, bytes }) => {
    const entry = { name, bytes: bytes.length, crc32: crc32(bytes), offset };
    const header = localHeader(entry, zip64From);
    parts.push(header, bytes);
    offset += header.length + bytes.length;
    return entry;
  });
  return Buffer.concat([...parts, zipDirectory(placed, offset, zip64From)]);
}

function manifestOf(files: readonly Made[], project = 'west.diffrakt'): Made {
  const listed = files.map(({ name, bytes }) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, bytes: bytes.length, sha256 };
  });
  const manifest = { format: 'diffrakt-package', version: 1, program: '0', project, files: listed };
  return { name: MANIFEST_NAME, bytes: Buffer.from(JSON.stringify(manifest)) };
}

const project: Made = { name: 'west.diffrakt', bytes: Buffer.from('a project') };

/** What a package of these bytes is refused with; nothing may be left of it. */
async function refusalOf(bytes: Buffer): Promise<JobError> {
  const path = join(folder, 'made.zip');
  writeFileSync(path, bytes);
  const error = await unpack(path).then(
    () => new Error('It was unpacked.'),
    (found: unknown) => found,
  );
  if (!(error instanceof JobError)) throw error;
  expect(filesBelow(join(folder, 'out'))).toEqual({});
  expect(readdirSync(folder).sort()).toEqual(['made.zip', 'out']);
  return error;
}

describe('a package', () => {
  it('gives back the bytes of every file, in a new folder of the project’s name', async () => {
    const path = await packed();
    for (const name of ['west', 'west 2']) {
      const { folder: made, projectPath } = await unpack(path);
      expect(made).toBe(join(folder, 'out', name));
      expect(projectPath).toBe(join(made, 'west.diffrakt'));
      const found = filesBelow(made);
      expect(Object.keys(found).sort()).toEqual(Object.keys(FILES).sort());
      for (const [file, bytes] of Object.entries(FILES)) expect(found[file].equals(bytes)).toBe(true);
    }
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['west', 'west 2']);
  });

  it('is a zip archive with the checksum and the size of each file, the same for the same files', async () => {
    const bytes = readFileSync(await packed());
    const zip = await fromBufferPromise(bytes);
    const entries: [string, number, number][] = [];
    for await (const { fileName, crc32: check, uncompressedSize } of zip.eachEntry())
      entries.push([fileName, check, uncompressedSize]);
    expect(entries.slice(1)).toEqual(
      Object.entries(FILES).map(([name, content]) => [name, crc32(content), content.length]),
    );
    expect(readFileSync(await packed()).equals(bytes)).toBe(true);
  });

  it('has the standard’s check value, and sizes beyond 32 bits as ZIP64', async () => {
    const digits = Buffer.from('123456789');
    // The check value of CRC-32 in the catalogue of parametrised CRCs.
    expect(localHeader({ name: 'a', bytes: 9, crc32: crc32(digits) }).readUInt32LE(14)).toBe(0xcbf43926);
    const zip = await fromBufferPromise(zipOf([{ name: 'a', bytes: digits }, project], 5));
    const found: Record<string, string> = {};
    for await (const entry of zip.eachEntry()) {
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part);
      found[entry.fileName] = Buffer.concat(parts).toString();
    }
    expect(found).toEqual({ a: '123456789', 'west.diffrakt': 'a project' });
    const huge = localHeader({ name: 'a', bytes: 5_000_000_000, crc32: 0 });
    expect([huge.readUInt32LE(18), huge.readBigUInt64LE(huge.length - 16)]).toEqual([
      0xffffffff,
      5_000_000_000n,
    ]);
  });

  it('is left out whole where a file is missing, where it is cancelled, and where it cannot be written', async () => {
    const path = join(folder, 'source', 'a');
    mkdirSync(dirname(path));
    writeFileSync(path, 'a');
    const files = [{ name: 'west.diffrakt', path }];
    const order = { outputPath: join(folder, 'p.zip'), project: 'west.diffrakt', files };
    const missing = { ...order, files: [...files, { name: 'data/b', path: join(folder, 'none') }] };
    await expect(writePackage(missing, context)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('none'),
    });
    const cancelled = silentContext(AbortSignal.abort());
    await expect(writePackage(order, cancelled)).rejects.toMatchObject({ code: 'cancelled' });
    const nowhere = { ...order, outputPath: join(folder, 'none', 'p.zip') };
    await expect(writePackage(nowhere, context)).rejects.toMatchObject({ code: 'file.write' });
    expect(readdirSync(folder)).toEqual(['source']);
  });

  it('is not unpacked where that is cancelled', async () => {
    const packagePath = await packed();
    const order = { packagePath, outputFolder: join(folder, 'out') };
    const stop = new AbortController();
    const stopping = { ...silentContext(stop.signal), progress: () => stop.abort() };
    await expect(unpackPackage(order, stopping)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(order.outputFolder)).toEqual([]);
  });
});

describe('a damaged or hostile package', () => {
  const names = [
    '../west.diffrakt',
    'data/../../outside',
    '/etc/outside',
    'C:/outside',
    'data\\..\\outside',
    'data/con',
    'data/a\u0000b',
    'elsewhere/a',
    'west.diffrakt-journal',
    `data/${'a'.repeat(300)}`,
    'data/',
  ];
  it.each(names)('with a file called %j is refused, and nothing is written', async (name) => {
    const files = [project, { name, bytes: Buffer.from('outside') }];
    const error = await refusalOf(zipOf([manifestOf(files), ...files]));
    expect(error).toMatchObject({ code: 'package.invalid', message: expect.stringContaining('made.zip') });
    expect(isEntryName(name, 'west.diffrakt')).toBe(false);
  });

  it('is refused where contents, list and archive do not agree', async () => {
    const data = { name: 'data/a.sgy', bytes: Buffer.from('samples') };
    const files = [project, data];
    const other = { ...data, bytes: Buffer.from('sampleS') };
    const cases: [RegExp, Buffer][] = [
      [/data\/a\.sgy is not what was packed: its SHA-256/, zipOf([manifestOf(files), project, other])],
      [/data\/a\.sgy is not as long/, zipOf([manifestOf(files), project])],
      [/"data\/a\.sgy" is not in its list/, zipOf([manifestOf([project]), ...files])],
      [/has no manifest/, zipOf(files)],
      [/no JSON/, zipOf([{ name: MANIFEST_NAME, bytes: Buffer.from('{') }, ...files])],
      [/manifest\.json, format/, zipOf([{ name: MANIFEST_NAME, bytes: Buffer.from('{}') }, ...files])],
      [/has no west\.diffrakt/, zipOf([manifestOf([data]), data])],
      [/its project is called/, zipOf([manifestOf([project], '../west.diffrakt'), project])],
      [/names a file twice/, zipOf([manifestOf([project, project]), project])],
      [/Data\/A\.SGY is in it twice/i, zipOf([manifestOf(files), ...files, { ...data, name: 'Data/A.SGY' }])],
    ];
    for (const [message, bytes] of cases) expect((await refusalOf(bytes)).message).toMatch(message);
  });

  it('is refused where it is compressed, encrypted, a link, or larger than the archive', async () => {
    const made = zipOf([manifestOf([project]), project]);
    const record = made.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const patched = (change: (bytes: Buffer) => void) => {
      const copy = Buffer.from(made);
      change(copy);
      return copy;
    };
    const cases: [RegExp, (bytes: Buffer) => void][] = [
      [/west\.diffrakt is compressed/, (bytes) => bytes.writeUInt16LE(8, record + 10)],
      [/mismatch for stored file/, (bytes) => bytes.writeUInt16LE(0x0801, record + 8)],
      [/not a plain file/, (bytes) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, record + 38)],
      [
        /larger than it is/,
        (bytes) => {
          for (const at of [20, 24]) bytes.writeUInt32LE(4_000_000_000, record + at);
        },
      ],
    ];
    for (const [message, change] of cases)
      expect((await refusalOf(patched(change))).message).toMatch(message);
  });

  it('gives what was packed or is refused in words, whatever bytes are lost or changed', async () => {
    const data = { name: 'data/a.sgy', bytes: Buffer.from('samples of a line') };
    const made = zipOf([manifestOf([project, data]), project, data]);
    mkdirSync(join(folder, 'out'));
    let refused = 0;
    for (let i = 0; i < 150; i++) {
      const harmed = Buffer.from(made);
      if (i % 3 === 0) harmed.fill(0, Math.floor(random.uniform() * made.length));
      else
        for (let k = 0; k < 1 + (i % 3); k++)
          harmed[Math.floor(random.uniform() * made.length)] ^= 1 + Math.floor(random.uniform() * 255);
      const path = join(folder, 'harmed.zip');
      writeFileSync(
        path,
        i % 5 === 0 ? harmed.subarray(0, Math.floor(random.uniform() * made.length)) : harmed,
      );
      const found = await unpack(path).catch((error: unknown) => error);
      if (found instanceof JobError) {
        expect(found.code).toBe('package.invalid');
        refused++;
      } else {
        const { folder: out } = found as { folder: string };
        const contents = filesBelow(out);
        expect(contents['data/a.sgy'].equals(data.bytes)).toBe(true);
        expect(contents['west.diffrakt'].equals(project.bytes)).toBe(true);
        rmSync(out, { recursive: true });
      }
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    }
    expect(refused).toBeGreaterThan(100);
  });
});

it('names in a package suit every system', () => {
  const names = ['line: 7?.sgy', 'con.sgy', '...', 'west.', 'Zürich 31-81.sgy', `${'a'.repeat(300)}.sgy`];
  for (const name of names) expect(isEntryName(`data/${portableName(name)}`, 'west.diffrakt')).toBe(true);
  expect(portableName('Zürich 31-81.sgy')).toBe('Zürich 31-81.sgy');
  expect(portableName('line: 7?.sgy')).toBe('line- 7-.sgy');
});
