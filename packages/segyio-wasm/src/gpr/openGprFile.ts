import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSource } from '../source/byteSource.js';
import { readError } from '../source/fileErrors.js';
import { openFileSource } from '../source/fileSource.js';
import { type GprContent, gprContentOf } from './gprContent.js';
import type { GprDataset } from './gprDataset.js';
import type { GprOptions } from './gprOptions.js';
import {
  DATA_ENDINGS,
  gprKindOfName,
  missingPartner,
  openGpr,
  PARTNER_ENDING,
  splitName,
} from './openGpr.js';

/** Endings of the file that belongs beside this one; none for DZT and what is not known. */
function partnerEndings(path: string, options: GprOptions): readonly string[] {
  const kind = options.kind ?? gprKindOfName(path);
  if (kind === null) return DATA_ENDINGS[splitName(path).ending] ?? [];
  const ending = PARTNER_ENDING[kind];
  return ending === null ? [] : [ending];
}

/** The file of the same name with one of the endings, in any case; the same case of the name comes first. */
async function findPartner(path: string, endings: readonly string[]): Promise<string | null> {
  const { stem } = splitName(path);
  const names = await readdir(dirname(path)).catch((error: unknown) => {
    throw readError(error, path);
  });
  for (const ending of endings) {
    const matches = names.filter((name) => {
      const other = splitName(name);
      return other.ending === ending && other.stem.toLowerCase() === stem.toLowerCase();
    });
    const found = matches.find((name) => splitName(name).stem === stem) ?? matches[0];
    if (found) return join(dirname(path), found);
  }
  return null;
}

/** No more files of one name are looked into. */
const MOST_SIBLINGS = 20;
/** What belongs beside a file, by what it is itself. */
const PARTNER_CONTENTS: Readonly<Record<GprContent, readonly GprContent[]>> = {
  dzt: [],
  dt1: ['hd'],
  hd: ['dt1', 'other'],
  rad: ['other'],
  other: ['rad', 'hd'],
};

/** A file of the same name without its ending whose bytes make it the partner of this one. */
async function findPartnerByContent(path: string, content: GprContent): Promise<string | null> {
  const { stem } = splitName(path);
  const names = await readdir(dirname(path)).catch((error: unknown) => {
    throw readError(error, path);
  });
  const isSibling = (name: string) => splitName(name).stem === stem && name !== basename(path);
  for (const name of names.filter(isSibling).slice(0, MOST_SIBLINGS)) {
    const sibling = join(dirname(path), name);
    const source = await openFileSource(sibling).catch(() => null);
    const found = source && (await gprContentOf(source).finally(() => source.dispose()));
    if (found && PARTNER_CONTENTS[content].includes(found)) return sibling;
  }
  return null;
}

/** The file beside this one that belongs to it; null where none does. @throws SegyError 'file.missing' */
async function partnerOf(path: string, source: ByteSource, options: GprOptions): Promise<string | null> {
  const content = options.kind ? null : await gprContentOf(source);
  if (content === 'dzt') return null;
  const endings = partnerEndings(path, options);
  const named = endings.length > 0 ? await findPartner(path, endings) : null;
  const partner = named ?? (content && (await findPartnerByContent(path, content)));
  if (endings.length > 0 && partner === null) throw missingPartner(path, endings);
  return partner;
}

/**
 * Opens a file of ground-penetrating radar: DT1, DZT, RD3 or RD7, known by its bytes or else by its name. The
 * header file beside it (.HD, .RAD, in any case, or another of the same name that is one by its bytes) is found;
 * its path may be given as well as the data's.
 * @throws SegyError 'file.missing' naming the file that is not there, and those of `openGpr`
 */
export async function openGprFile(path: string, options: GprOptions = {}): Promise<GprDataset> {
  const sources: ByteSource[] = [await openFileSource(path)];
  try {
    const partner = await partnerOf(path, sources[0], options);
    if (partner !== null) sources.push(await openFileSource(partner));
  } catch (error) {
    for (const source of sources) await source.dispose();
    throw error;
  }
  return openGpr(sources, options);
}
