import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type PickFormat, PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  formatOfEnding,
  formatOfText,
  PICK_FORMAT_NAMES,
  PICK_FORMAT_WORDS,
} from '#seismic/picks/formats/registry';
import {
  type ClassedPick,
  type ClassedPicks,
  hasOwnClasses,
  type PickClass,
} from '#seismic/picks/pickClasses';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { JobError } from '#system/failure';
import { writeWholeFile } from '#system/wholeFile';

/**
 * Reads the text of a picks file of any known format (docs/formats.md).
 * @param source the file's name: errors name it, and its ending decides where the text does not
 * @throws JobError 'picks.invalid' naming the place, the value found and the remedy
 */
export function parsePicks(text: string, source: string): SurveyPick[] {
  return parseWith(text, source, (format) => format.read(text));
}

/** The same where classes may have any name. @throws JobError 'picks.invalid' */
export function parseClassedPicks(text: string, source: string): ClassedPicks {
  return parseWith(text, source, (format) => format.readClassed(text));
}

function parseWith<Read>(text: string, source: string, read: (format: PickFormat) => Read): Read {
  const format = formatOfText(text, source);
  if (format === null) {
    const message = `Neither ${PICK_FORMAT_WORDS.replace(' or ', ' nor ')} with picks: ${source}`;
    throw new JobError('picks.invalid', message, 'docs/formats.md shows how a picks file looks.');
  }
  try {
    return read(format);
  } catch (error) {
    if (!(error instanceof PickFormatError)) throw error;
    throw new JobError('picks.invalid', `${error.message} in ${source}`, error.remedy, { cause: error });
  }
}

/** Reads a picks file of any known format. @throws JobError 'file.missing', 'file.unreadable', 'picks.invalid' */
export async function readPicksFile(path: string): Promise<SurveyPick[]> {
  return parsePicks(await readText(path), basename(path));
}

/** The same where classes may have any name. @throws as `readPicksFile` */
export async function readClassedPicksFile(path: string): Promise<ClassedPicks> {
  return parseClassedPicks(await readText(path), basename(path));
}

/**
 * Picks for a learner of any classes; null where they are of the three standard classes and it was not asked for.
 * @throws as `readPicksFile`
 */
export async function readPicksForHead(path: string, isAsked: boolean): Promise<ClassedPicks | null> {
  const read = await readClassedPicksFile(path);
  return isAsked || hasOwnClasses(read) ? read : null;
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new JobError('file.missing', `There is no picks file ${path}`, 'Check its path.');
    const reason = error.code === 'EISDIR' ? 'it is a folder' : error.message;
    const remedy = `Name a ${PICK_FORMAT_WORDS} file.`;
    throw new JobError('file.unreadable', `Cannot read the picks, ${reason}: ${path}`, remedy, {
      cause: error,
    });
  });
}

/** The format that a path's ending names. @throws JobError 'argument.invalid' where it names none */
export function pickFormatOf(path: string): PickFormat {
  const format = formatOfEnding(path);
  if (format) return format;
  const endings = PICK_FORMAT_NAMES.map((name) => `.${name}`).join(' or ');
  throw new JobError(
    'argument.invalid',
    `The ending names no format of picks: ${path}`,
    `Give a name that ends in ${endings}.`,
  );
}

export interface WriteOptions {
  /** The list of the classes, where they are not the standard ones. */
  readonly classes?: readonly PickClass[];
  /** That of the path's ending where it is left out. */
  readonly format?: PickFormat;
}

/** Writes a picks file to `path`, complete or not at all. @throws JobError 'argument.invalid', 'disk.full', 'file.write' */
export async function writePicks(
  path: string,
  picks: readonly ClassedPick[],
  { classes, format = pickFormatOf(path) }: WriteOptions = {},
): Promise<void> {
  await writeWholeFile(path, format.write(picks, classes));
}
