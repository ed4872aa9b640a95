import type { JobContext } from '#jobs/job';
import { LineReader } from '#jobs/lineReader';
import type { Section } from '#seismic/section/section';

/** Reads the whole line and closes it again. */
export async function readLine(path: string, context: JobContext): Promise<Section> {
  const reader = await LineReader.open(path);
  try {
    return await reader.readSection(context);
  } finally {
    await reader.dispose();
  }
}
