import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isThere, makeWhereMissing } from '#jobs/volume/volumeFile';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import { VOLUME_DIRECTIONS } from '#seismic/survey/volumePlanes';
import { JobError } from '#system/failure';
import { UNFINISHED } from '#system/fileNames';
import { SHA256_SCHEMA } from '#system/sha256Schema';
import { ensureFolder, toWriteError, writeWholeFile } from '#system/wholeFile';

const COUNT = z.int().min(0);

/** All that decides the bytes of a classified volume. */
const ORDER_SCHEMA = z.object({
  version: z.literal(1),
  file: z.string(),
  fileSha256: SHA256_SCHEMA,
  opening: OPENING_SCHEMA,
  direction: z.enum(VOLUME_DIRECTIONS),
  modelSha256: SHA256_SCHEMA,
  picksSha256: SHA256_SCHEMA.nullable(),
  engine: z.string(),
  program: z.string(),
});

export type VolumeOrder = z.infer<typeof ORDER_SCHEMA>;

/** What differs, in words, in the order of importance. */
const WORDS: Readonly<Record<keyof VolumeOrder, string>> = {
  version: 'a version of this program that is not compatible',
  fileSha256: 'another input file',
  file: 'an input file of another name',
  opening: 'other opening options',
  direction: 'planes of the other direction',
  modelSha256: 'another net (--model)',
  picksSha256: 'other picks (--picks)',
  engine: 'another engine (--engine)',
  program: 'another version of this program',
};
const FIELDS = [
  'fileSha256',
  'file',
  'opening',
  'direction',
  'modelSha256',
  'picksSha256',
  'engine',
  'program',
] as const;

/** A plane that is on the disk, and its samples by class. */
const DONE_SCHEMA = z.object({
  version: z.literal(1),
  planes: z.array(
    z.object({
      plane: z.string(),
      counts: z.object({ diffraction: COUNT, reflection: COUNT, noise: COUNT }),
    }),
  ),
});
export type DonePlane = z.infer<typeof DONE_SCHEMA>['planes'][number];

function textOf(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function restart(folder: string): string {
  return `Give the same input and options to go on, name another folder by --out, or remove ${folder} to start again.`;
}

async function readJson<Read>(path: string, schema: z.ZodType<Read>, folder: string): Promise<Read> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new JobError(
      'file.unreadable',
      `What is known of an unfinished volume cannot be read: ${path}`,
      `Remove ${folder} to start again.`,
      { cause: error },
    );
  }
}

/** The order that a folder was begun with, where it is the given one. @throws JobError 'argument.invalid', 'file.unreadable' */
async function requireOrder(path: string, order: VolumeOrder): Promise<void> {
  const known = await readJson(join(path, UNFINISHED.order), ORDER_SCHEMA, path);
  const different = FIELDS.find((field) => JSON.stringify(known[field]) !== JSON.stringify(order[field]));
  if (different === undefined) return;
  throw new JobError(
    'argument.invalid',
    `${path} holds an unfinished volume of ${WORDS[different]}`,
    restart(path),
  );
}

function removeAll(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** A folder in which a volume is being classified: what was ordered, and the planes that are done. */
export class UnfinishedFolder {
  private constructor(readonly path: string) {}

  /**
   * Begins an order, or goes on with the same one.
   * @throws JobError 'argument.invalid' where the folder belongs to another order
   */
  static async enter(path: string, order: VolumeOrder): Promise<UnfinishedFolder> {
    await ensureFolder(path);
    const orderPath = join(path, UNFINISHED.order);
    const isKnown = await isThere(orderPath);
    const others = isKnown ? [] : await readdir(path);
    const isFirst = await makeWhereMissing(orderPath, (beside) => writeWholeFile(beside, textOf(order)));
    const left = others.filter((name) => !name.startsWith(UNFINISHED.order));
    if (isFirst && left.length > 0)
      throw new JobError(
        'argument.invalid',
        `${path} has ${left[0]}, but not ${UNFINISHED.order}, which says what it was made from`,
        `Remove ${path} to start again.`,
      );
    await requireOrder(path, order);
    return new UnfinishedFolder(path);
  }

  /**
   * The folder of an order whose planes are all done, and whose volumes are not all in their places yet; null where
   * there is none. @throws as `enter`
   */
  static async findComplete(path: string, order: VolumeOrder): Promise<UnfinishedFolder | null> {
    if (!(await isThere(join(path, UNFINISHED.order)))) return null;
    await requireOrder(path, order);
    return new UnfinishedFolder(path);
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  /**
   * Planes that are done, by name, of all parts of the work; null where the folder is gone, because all were.
   * @throws JobError 'file.unreadable'
   */
  async donePlanes(): Promise<Map<string, DonePlane> | null> {
    const done = new Map<string, DonePlane>();
    try {
      const names = (await readdir(this.path)).filter((name) => /^done-\d+-of-\d+\.json$/.test(name));
      for (const name of names.sort()) for (const one of await this.readDone(name)) done.set(one.plane, one);
      return done;
    } catch (error) {
      if (!(await isThere(this.path))) return null;
      throw error;
    }
  }

  /**
   * All planes are done: renames the folder, so that no part of the work makes an empty volume in the place of one that
   * was moved out of it. Null where another part has done so. @throws JobError 'disk.full', 'file.write'
   */
  async complete(path: string): Promise<UnfinishedFolder | null> {
    try {
      await rename(this.path, path);
      return new UnfinishedFolder(path);
    } catch (error) {
      if (!(await isThere(this.path))) return null;
      throw toWriteError(error, this.path);
    }
  }

  /** Takes the folder away; in one moment for those who look. @throws JobError 'disk.full', 'file.write' */
  async remove(): Promise<void> {
    const aside = `${this.path}-${randomUUID()}`;
    try {
      await rename(this.path, aside);
      // A file that fails to go ends the removal before the others; nothing would come back for them.
      await removeAll(aside).catch(() => removeAll(aside));
    } catch (error) {
      throw toWriteError(error, this.path);
    }
  }

  /** Planes that one part of the work has done. */
  async partDone(part: string): Promise<DonePlane[]> {
    return (await isThere(this.pathOf(doneFile(part)))) ? this.readDone(doneFile(part)) : [];
  }

  /** The samples of these planes are on the disk. @throws JobError 'disk.full', 'file.write' */
  async keepDone(part: string, planes: readonly DonePlane[]): Promise<void> {
    await writeWholeFile(this.pathOf(doneFile(part)), `${JSON.stringify({ version: 1, planes })}\n`);
  }

  private async readDone(name: string): Promise<DonePlane[]> {
    return (await readJson(this.pathOf(name), DONE_SCHEMA, this.path)).planes;
  }
}

function doneFile(part: string): string {
  return `done-${part}.json`;
}
