import { z } from 'zod';
import { PROJECT_EXTENSION, runsFolderOf } from '#system/fileNames';
import { SHA256_SCHEMA } from '#system/sha256Schema';

/** The ending of a package: a zip archive of a project with its data, runs and models. */
export const PACKAGE_ENDING = '.diffrakt.zip';

/** Names within a package, beside the project and the folder of its runs: the list of its files, and the folder of the lines. */
export const MANIFEST_NAME = 'manifest.json';
export const DATA_FOLDER = 'data';

/** Limits of what is unpacked. */
export const PACKAGE_LIMITS = {
  files: 100_000,
  manifestBytes: 64 * 2 ** 20,
  depth: 12,
  partLength: 200,
} as const;

/** What stands in a package's list of files. */
export const MANIFEST_SCHEMA = z.object({
  format: z.literal('diffrakt-package'),
  version: z.literal(1),
  program: z.string().max(100),
  /** Name of the project's file. */
  project: z.string(),
  files: z
    .array(z.object({ name: z.string(), bytes: z.int().min(0), sha256: SHA256_SCHEMA }))
    .max(PACKAGE_LIMITS.files),
});
export type PackageManifest = z.infer<typeof MANIFEST_SCHEMA>;

/** Characters and names that no file has on one system or another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that every system takes: what one of them forbids is replaced by "-". */
export function portableName(name: string): string {
  const plain = name.replace(FORBIDDEN, '-').replace(/[. ]+$/, '');
  const isStrange = plain === '' || plain.startsWith('.') || RESERVED.test(plain);
  return (isStrange ? `file-${plain.replace(/^\.+/, '')}` : plain).slice(-PACKAGE_LIMITS.partLength);
}

function isPortable(part: string): boolean {
  return (
    part.length > 0 &&
    part.length <= PACKAGE_LIMITS.partLength &&
    part.search(FORBIDDEN) < 0 &&
    !/[. ]$/.test(part) &&
    !RESERVED.test(part)
  );
}

/** True for the name of a project's file. */
export function isProjectName(name: string): boolean {
  return isPortable(name) && name.endsWith(PROJECT_EXTENSION) && name.length > PROJECT_EXTENSION.length;
}

/** True for a name that a package may hold: the project's file, or what is below its runs or the data, and nowhere else. */
export function isEntryName(name: string, project: string): boolean {
  if (name === project) return true;
  const [folder, ...parts] = name.split('/');
  const isKnown = folder === DATA_FOLDER || folder === runsFolderOf(project);
  return isKnown && parts.length > 0 && parts.length < PACKAGE_LIMITS.depth && parts.every(isPortable);
}

/** True for the path of a package, or of any other zip archive: nothing else that is opened is one. */
export function isPackagePath(path: string): boolean {
  return path.toLowerCase().endsWith('.zip');
}
