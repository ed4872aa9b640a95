import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type PickFormat, PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  formatOfEnding,
  formatOfText,
  PICK_FORMAT_NAMES,
  PICK_FORMAT_WORDS,
} from '#seismic/picks/formats/registry';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import { JobError } from '#system/failure';
import { writeWholeFile } from '#system/wholeFile';

/**
 * Reads the text of a picks file of any known format (docs/formats.md).
 * @param source the file's name: errors name it, and its ending decides where the text does not
 * @throws JobError 'picks.invalid' naming the place, the value found and the remedy
 */
export function parsePicks(text: string, source: string): SurveyPick[] {
  const format = formatOfText(text, source);
  if (format === null) {
    const message = `Neither ${PICK_FORMAT_WORDS.replace(' or ', ' nor ')} with picks: ${source}`;
    throw new JobError('picks.invalid', message, 'docs/formats.md shows how a picks file looks.');
  }
  try {
    return format.read(text);
  } catch (error) {
    if (!(error instanceof PickFormatError)) throw error;
    throw new JobError('picks.invalid', `${error.message} in ${source}`, error.remedy, { cause: error });
  }
}

/** Reads a picks file of any known format. @throws JobError 'file.missing', 'file.unreadable', 'picks.invalid' */
export async function readPicksFile(path: string): Promise<SurveyPick[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new JobError('file.missing', `There is no picks file ${path}`, 'Check its path.');
    const reason = error.code === 'EISDIR' ? 'it is a folder' : error.message;
    const remedy = `Name a ${PICK_FORMAT_WORDS} file.`;
    throw new JobError('file.unreadable', `Cannot read the picks, ${reason}: ${path}`, remedy, {
      cause: error,
    });
  });
  return parsePicks(text, basename(path));
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

/** Writes a picks file to `path`, complete or not at all, in the format of its ending or the one given. */
export async function writePicks(
  path: string,
  picks: readonly SurveyPick[],
  format: PickFormat = pickFormatOf(path),
): Promise<void> {
  await writeWholeFile(path, format.write(picks));
}
