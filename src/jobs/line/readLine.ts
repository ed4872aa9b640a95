import { LineReader } from '#jobs/line/lineReader';
import type { Section } from '#seismic/section/section';
import type { JobContext } from '#system/job';

/** Reads the whole line and closes it again. */
export async function readLine(path: string, context: JobContext): Promise<Section> {
  const reader = await LineReader.open(path);
  try {
    return await reader.readSection(context);
  } finally {
    await reader.dispose();
  }
}
