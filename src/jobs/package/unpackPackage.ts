import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openFileSink } from 'segyio-wasm/node';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { freeBytesAt } from '#engine/tools/disk';
import { parsePlainly } from '#seismic/schema/parsePlainly';
import { JobError, throwIfCancelled } from '#system/failure';
import { PROJECT_EXTENSION } from '#system/fileNames';
import { freePath } from '#system/freePath';
import type { JobContext } from '#system/job';
import {
  isEntryName,
  isProjectName,
  MANIFEST_NAME,
  MANIFEST_SCHEMA,
  PACKAGE_LIMITS,
  type PackageManifest,
} from '#system/packageNames';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder, toWriteError } from '#system/wholeFile';

export interface UnpackOrder {
  readonly packagePath: string;
  /** The folder in which a new folder of the project's name is made. */
  readonly outputFolder: string;
}

/** A package that is unpacked. */
export interface UnpackedPackage {
  readonly folder: string;
  readonly projectPath: string;
}

const MEGABYTE = 1e6;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const DAMAGED = 'Copy or download the package again, or ask for it to be saved again.';

function invalid(path: string, reason: string, cause?: unknown): JobError {
  const message = `This is not a package of Diffrakt, or it is damaged (${reason}): ${path}`;
  return new JobError('package.invalid', message, DAMAGED, { cause });
}

/** Links and devices are told by the mode that Unix leaves in the upper half; 0 where there is none. */
function isPlainFile({ externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  return type === 0 || type === REGULAR_FILE;
}

/**
 * The entries of a package by their names. Stored without compression, together no larger than the archive: so what
 * is unpacked cannot be larger than it either.
 */
async function entriesOf(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const spelled = new Set<string>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (entries.size >= PACKAGE_LIMITS.files) throw invalid(path, 'it has too many files');
    if (entry.compressionMethod !== 0 || entry.uncompressedSize !== entry.compressedSize)
      throw invalid(path, `${fileName} is compressed, as another program does it`);
    if (!isPlainFile(entry)) throw invalid(path, `${fileName} is not a plain file`);
    const spelling = fileName.normalize('NFC').toLowerCase();
    if (spelled.has(spelling)) throw invalid(path, `${fileName} is in it twice`);
    spelled.add(spelling);
    entries.set(fileName, entry);
    bytes += entry.uncompressedSize;
  }
  if (bytes > zip.fileSize) throw invalid(path, 'its files are larger than it is');
  return entries;
}

async function readManifest(zip: ZipFile, entry: Entry | undefined, path: string): Promise<PackageManifest> {
  if (!entry) throw invalid(path, `it has no ${MANIFEST_NAME}`);
  if (entry.uncompressedSize > PACKAGE_LIMITS.manifestBytes)
    throw invalid(path, `${MANIFEST_NAME} is too large`);
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part);
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw invalid(path, `${MANIFEST_NAME} is no JSON`, error);
  }
  const read = parsePlainly(MANIFEST_SCHEMA, json);
  if (read.success) return read.data;
  const { place, finding, cause } = read.fault;
  throw invalid(path, `${MANIFEST_NAME}, ${place}: ${finding}`, cause);
}

/** Refuses what is in the archive and not in its list, or the other way round, and names that lead elsewhere. */
function checkNames(manifest: PackageManifest, entries: ReadonlyMap<string, Entry>, path: string): void {
  const { project, files } = manifest;
  if (!isProjectName(project)) throw invalid(path, `its project is called "${project}"`);
  if (!files.some(({ name }) => name === project)) throw invalid(path, `it has no ${project}`);
  for (const { name, bytes } of files) {
    if (!isEntryName(name, project)) throw invalid(path, `a file in it is called "${name}"`);
    if (entries.get(name)?.uncompressedSize !== bytes)
      throw invalid(path, `${name} is not as long as its list says`);
  }
  const listed = new Set(files.map(({ name }) => name));
  if (listed.size !== files.length) throw invalid(path, 'its list names a file twice');
  const strange = [...entries.keys()].find((name) => name !== MANIFEST_NAME && !listed.has(name));
  if (strange !== undefined) throw invalid(path, `"${strange}" is not in its list`);
}

async function refuseFullDisk({ files }: PackageManifest, folder: string): Promise<void> {
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const freeBytes = await freeBytesAt(folder);
  if (freeBytes === null || needed <= freeBytes) return;
  const [need, free] = [needed, freeBytes].map((bytes) => Math.ceil(bytes / MEGABYTE));
  const message = `The package needs ${need} MB, and ${free} MB are free in ${folder}`;
  throw new JobError('disk.full', message, 'Free some space or choose another folder, then open it again.');
}

interface Unpacking {
  readonly zip: ZipFile;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
}

/** Writes an entry; returns its SHA-256. */
async function unpackEntry(
  entry: Entry,
  target: string,
  { zip, signal, onBytes }: Unpacking,
): Promise<string> {
  await ensureFolder(dirname(target));
  const sink = await openFileSink(target);
  const hash = createHash('sha256');
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) {
      throwIfCancelled(signal);
      hash.update(part);
      await sink.write(part);
      onBytes(part.length);
    }
    await sink.finish();
  } finally {
    await sink.discard();
  }
  return hash.digest('hex');
}

async function unpackInto(
  folder: string,
  zip: ZipFile,
  { packagePath }: UnpackOrder,
  { signal, ...listener }: JobContext,
): Promise<PackageManifest> {
  const entries = await entriesOf(zip, packagePath);
  const manifest = await readManifest(zip, entries.get(MANIFEST_NAME), packagePath);
  checkNames(manifest, entries, packagePath);
  await refuseFullDisk(manifest, folder);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE;
  const meter = new ProgressMeter(listener, { stage: 'Unpacking', total, unit: 'MB' });
  const onBytes = (count: number) => meter.add(count / MEGABYTE);
  for (const { name, sha256 } of manifest.files) {
    const entry = entries.get(name);
    const found =
      entry && (await unpackEntry(entry, join(folder, ...name.split('/')), { zip, signal, onBytes }));
    if (found !== sha256) throw invalid(packagePath, `${name} is not what was packed: its SHA-256 differs`);
  }
  throwIfCancelled(signal);
  return manifest;
}

/** @throws JobError 'file.missing', 'package.invalid' */
async function openArchive(path: string): Promise<ZipFile> {
  if (!(await stat(path).catch(() => null))?.isFile())
    throw new JobError('file.missing', `There is no package ${path}`, 'Check its path.');
  return openPromise(path, { autoClose: false, strictFileNames: true }).catch((error: unknown) => {
    throw invalid(path, error instanceof Error ? error.message : String(error), error);
  });
}

function toUnpackError(error: unknown, { packagePath, outputFolder }: UnpackOrder): unknown {
  if (error instanceof JobError) return error;
  if (error instanceof Error && ('syscall' in error || error.name === 'SegyError'))
    return toWriteError(error, outputFolder);
  return invalid(packagePath, error instanceof Error ? error.message : String(error), error);
}

/**
 * Unpacks a package into a new folder of its project's name, complete or not at all. What is unpacked has the SHA-256
 * that was packed; names that lead out of the folder, links, compressed and missing files are refused.
 * @throws JobError 'file.missing', 'package.invalid', 'disk.full', 'file.write', 'cancelled'
 */
export async function unpackPackage(order: UnpackOrder, context: JobContext): Promise<UnpackedPackage> {
  const zip = await openArchive(order.packagePath);
  const part = join(order.outputFolder, `.unpacking-${process.pid}-${Date.now()}.part`);
  try {
    await ensureFolder(part);
    const { project } = await unpackInto(part, zip, order, context);
    const folder = freePath(order.outputFolder, basename(project, PROJECT_EXTENSION));
    await rename(part, folder);
    return { folder, projectPath: join(folder, project) };
  } catch (error) {
    throw toUnpackError(error, order);
  } finally {
    zip.close();
    await rm(part, { recursive: true, force: true });
  }
}
