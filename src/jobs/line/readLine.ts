import { LineReader } from '#jobs/line/lineReader';
import type { FetchContext } from '#jobs/opening/remoteSource';
import type { Section } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

/** Opens a line, passes it to `use`, and closes it again in any case. What comes from a server is told to the
 * context. @throws JobError as LineReader does */
export async function withLine<Result>(
  { linePath, opening }: LineFile,
  use: (line: LineReader) => Promise<Result>,
  context?: FetchContext,
): Promise<Result> {
  const line = await LineReader.open(linePath, opening, context);
  try {
    return await use(line);
  } finally {
    await line.dispose();
  }
}

/** Reads the whole line and closes it again. */
export function readLine<News>(file: LineFile, context: JobContext<News>): Promise<Section> {
  return withLine(file, (line) => line.readSection(context), context);
}
