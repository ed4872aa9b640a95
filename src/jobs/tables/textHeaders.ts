import { openLineFile } from '#jobs/line/segyErrors';
import type { JobContext } from '#system/job';

/** A text header as lines of at most 80 characters, trailing blanks cut off. */
export interface TextHeaderLines {
  readonly kind: 'text header' | 'extended text header';
  /** 1 for the first extended one; 0 for the text header itself. */
  readonly number: number;
  readonly encoding: 'ebcdic' | 'ascii';
  readonly lines: readonly string[];
}

/**
 * The text headers of a file, extended ones behind.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated'
 */
export async function readTextHeaders(path: string, context: JobContext): Promise<TextHeaderLines[]> {
  const dataset = await openLineFile(path);
  try {
    for (const warning of dataset.layout.warnings) context.warn(warning);
    return dataset.text.map(({ encoding, lines }, number) => ({
      kind: number === 0 ? ('text header' as const) : ('extended text header' as const),
      number,
      encoding,
      lines,
    }));
  } finally {
    await dataset.dispose();
  }
}
