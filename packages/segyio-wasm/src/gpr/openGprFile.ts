import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ByteSource } from '../source/byteSource.js';
import { readError } from '../source/fileErrors.js';
import { openFileSource } from '../source/fileSource.js';
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

/**
 * Opens a file of ground-penetrating radar: .DT1, .DZT, .RD3 or .RD7, in capitals or not. The header file
 * beside it (.HD, .RAD) is found by name in any case; its name may be given as well as the data's.
 * @throws SegyError 'file.missing' naming the file that is not there, and those of `openGpr`
 */
export async function openGprFile(path: string, options: GprOptions = {}): Promise<GprDataset> {
  const sources: ByteSource[] = [await openFileSource(path)];
  try {
    const endings = partnerEndings(path, options);
    const partner = endings.length > 0 ? await findPartner(path, endings) : null;
    if (endings.length > 0 && partner === null) throw missingPartner(path, endings);
    if (partner !== null) sources.push(await openFileSource(partner));
  } catch (error) {
    for (const source of sources) await source.dispose();
    throw error;
  }
  return openGpr(sources, options);
}
