import type { FoundTextCode } from 'segyio-wasm';
import { openLineFile } from '#jobs/line/segyErrors';
import type { JobContext } from '#system/job';

/** A text header as its lines, trailing blanks cut off, with how it is read and why. */
export interface TextHeaderLines extends FoundTextCode {
  readonly kind: 'text header' | 'extended text header';
  /** 1 for the first extended one; 0 for the text header itself. */
  readonly number: number;
  /** True where line ends cut the text into lines, false for lines of 80 characters. */
  readonly hasLineEnds: boolean;
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
    return dataset.text.map(({ hasLineEnds, lines }, number) => ({
      ...dataset.layout.textCodes[number],
      kind: number === 0 ? ('text header' as const) : ('extended text header' as const),
      number,
      hasLineEnds,
      lines,
    }));
  } finally {
    await dataset.dispose();
  }
}
