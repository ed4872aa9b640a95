import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { MAPPING_LIMITS, type SavedMapping } from '#contract/headers/mappings';
import { JsonFile } from '#main/state/jsonFile';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import { fileNameOf } from '#system/address';

/** Mappings that are kept; those saved longest ago are forgotten. */
const MOST_MAPPINGS = 200;

const SCHEMA = z.array(
  z.object({
    id: z.string(),
    name: z.string().max(MAPPING_LIMITS.nameLength),
    folder: z.string(),
    pattern: z.string().max(MAPPING_LIMITS.patternLength),
    opening: OPENING_SCHEMA,
  }),
);

/** The folder of a file or an address, without the separator at its end. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.length - fileNameOf(path).length - 1));
}

/** True where a file name fits a pattern of * and ?, capital and small letters alike. */
export function fitsPattern(pattern: string, fileName: string): boolean {
  const [wanted, name] = [pattern.toLowerCase(), fileName.toLowerCase()];
  let [at, star, behindStar] = [0, -1, 0];
  for (let i = 0; i < name.length; ) {
    if (wanted[at] === '*') {
      star = at++;
      behindStar = i;
    } else if (wanted[at] === '?' || wanted[at] === name[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      i = ++behindStar;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}

/** How files are read by their folder and name, as the user saved it. */
export class SavedMappings {
  private readonly file: JsonFile<SavedMapping[]>;

  constructor(userFolder: string) {
    this.file = new JsonFile<SavedMapping[]>(join(userFolder, 'mappings.json'), SCHEMA, []);
  }

  /** The newest first. */
  get list(): SavedMapping[] {
    return this.file.value;
  }

  /** The newest mapping for a file; null where none fits. */
  of(path: string): SavedMapping | null {
    const [folder, fileName] = [folderOf(path), fileNameOf(path)];
    return (
      this.list.find((mapping) => mapping.folder === folder && fitsPattern(mapping.pattern, fileName)) ?? null
    );
  }

  /** Saves a mapping in place of one of the same name. */
  save(mapping: Omit<SavedMapping, 'id'>): void {
    const others = this.list.filter(({ name }) => name !== mapping.name);
    this.file.write([{ id: randomUUID(), ...mapping }, ...others].slice(0, MOST_MAPPINGS));
  }

  remove(id: string): void {
    this.file.write(this.list.filter((mapping) => mapping.id !== id));
  }
}
