import type { SegyDataset } from 'segyio-wasm';
import type { TextHeaderLines } from '#jobs/headers/headerFacts';
import { warnOfOddities } from '#jobs/opening/oddities';
import { openLineFile } from '#jobs/opening/segyErrors';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export type { TextHeaderLines } from '#jobs/headers/headerFacts';

/** The text headers of an open file, extended ones behind. */
export function textHeaderLinesOf({ layout, text }: SegyDataset): TextHeaderLines[] {
  return text.map(({ hasLineEnds, lines }, number) => ({
    ...layout.textCodes[number],
    kind: number === 0 ? ('text header' as const) : ('extended text header' as const),
    number,
    hasLineEnds,
    lines,
  }));
}

/** Reports an EBCDIC code page that is not the usual one: a few signs of the text depend on it. */
function reportCodePage({ layout }: SegyDataset, context: JobContext): void {
  const unusual = layout.textCodes.find(({ codePage }) => codePage === 500 || codePage === 1047);
  if (unusual)
    context.warn(`Text header read as ${unusual.reason} Add --text-encoding to read it otherwise.`);
}

/**
 * The text headers of a file, extended ones behind; none of Seismic Unix, which is reported.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated'
 */
export async function readTextHeaders(
  path: string,
  context: JobContext,
  opening: OpeningOptions = {},
): Promise<TextHeaderLines[]> {
  const dataset = await openLineFile(path, opening);
  try {
    warnOfOddities(dataset, context);
    if (dataset.layout.kind === 'su')
      context.warn(
        `Seismic Unix has no text header, only traces; its trace headers: diffrakt headers ${path}`,
      );
    reportCodePage(dataset, context);
    return textHeaderLinesOf(dataset);
  } finally {
    await dataset.dispose();
  }
}
