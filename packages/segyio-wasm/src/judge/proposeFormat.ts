import { type Remedy, SegyError } from '../base/errors.js';
import type { OpenOptions } from '../layout/options.js';
import { readLayout } from '../layout/readLayout.js';
import type { ByteSource } from '../source/byteSource.js';
import { likeliestReading } from './judgeSamples.js';

/** One format of each length: the length decides the layout, the samples the format. */
const ONE_OF_EACH_LENGTH: readonly number[] = [5, 3, 8, 7, 6];

/** How to open the file with samples of the length of a format; null if its layout is not sound so. */
async function proposalFor(source: ByteSource, options: OpenOptions): Promise<Remedy | null> {
  try {
    const opened = await readLayout(source, options);
    const { layout } = opened;
    if (layout.warnings.length > 0 || layout.traceCount === 0) return null;
    const reading = await likeliestReading(opened.source, layout);
    if (!reading) return null;
    const { format, order, leadBits } = reading;
    return {
      options: {
        formatCode: format.code,
        byteOrder: layout.byteOrder,
        ...(order === layout.byteOrder ? {} : { sampleByteOrder: order }),
      },
      reason: `With ${format.bytes} bytes a sample the file is one of ${layout.traceCount} whole traces of ${layout.sampleCount} samples, which look most like format ${format.code} (${format.name}).`,
      score: Math.round(100 * (1 - 2 ** (-2 * leadBits))) / 100,
    };
  } catch (error) {
    // A length or order that does not open is no proposal.
    if (error instanceof SegyError) return null;
    throw error;
  }
}

/** Proposals for a file whose format code no standard knows, the likeliest first: by its layout and its samples. */
export async function proposeFormat(source: ByteSource, options: OpenOptions): Promise<Remedy[]> {
  const found: Remedy[] = [];
  for (const byteOrder of options.byteOrder ? [options.byteOrder] : (['big', 'little'] as const))
    for (const formatCode of ONE_OF_EACH_LENGTH) {
      const remedy = await proposalFor(source, { ...options, byteOrder, formatCode });
      if (remedy) found.push(remedy);
    }
  return found.sort((a, b) => b.score - a.score);
}
