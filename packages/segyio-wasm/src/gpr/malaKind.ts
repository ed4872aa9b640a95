import type { ByteSource } from '../source/byteSource.js';
import { type GprSettings, numberOf } from './gprText.js';

/** Samples of 16 bits (RD3) or of 32 bits (RD7). */
export type MalaKind = 'rd3' | 'rd7';

/** What the length of samples is told by. */
export interface MalaExtent {
  readonly settings: GprSettings;
  readonly data: ByteSource;
  readonly sampleCount: number;
  /** What the name of the data says. */
  readonly kind: MalaKind;
}

const BYTES: Readonly<Record<MalaKind, number>> = { rd3: 2, rd7: 4 };
const LOOKED_AT_BYTES = 16384;

/** Difference from sample to sample over the size of samples: radar is smooth, words cut apart are not. */
function roughness(samples: Int16Array | Int32Array): number {
  let [steps, sizes] = [0, 0];
  for (let i = 1; i < samples.length; i++) {
    steps += Math.abs(samples[i] - samples[i - 1]);
    sizes += Math.abs(samples[i]);
  }
  return sizes === 0 ? 0 : steps / sizes;
}

/** The kind by which the first samples are the smoother ones. */
async function smootherKind(data: ByteSource): Promise<MalaKind> {
  const byteCount = Math.min(LOOKED_AT_BYTES, data.size - (data.size % 4));
  const view = new DataView(new ArrayBuffer(byteCount));
  await data.read([{ offset: 0, target: new Uint8Array(view.buffer) }]);
  const short = Int16Array.from({ length: byteCount / 2 }, (_, i) => view.getInt16(2 * i, true));
  const long = Int32Array.from({ length: byteCount / 4 }, (_, i) => view.getInt32(4 * i, true));
  return roughness(long) < roughness(short) ? 'rd7' : 'rd3';
}

/**
 * 16 or 32 bits: what the name says, unless the file holds the traces that LAST TRACE states by the other only,
 * and its samples are smoother so.
 */
export async function malaKindOf(extent: MalaExtent, warn: (message: string) => void): Promise<MalaKind> {
  const { settings, data, sampleCount, kind } = extent;
  const stated = numberOf(settings, 'LAST TRACE');
  const other: MalaKind = kind === 'rd3' ? 'rd7' : 'rd3';
  const holdsStated = (which: MalaKind) =>
    stated !== null && data.size === stated * sampleCount * BYTES[which];
  const isOther = holdsStated(other) && !holdsStated(kind);
  if (!isOther || (await smootherKind(data)) !== other) return kind;
  warn(
    `The file holds the ${stated} traces that its header states by samples of ${8 * BYTES[other]} bits, not of ${8 * BYTES[kind]}; read so.`,
  );
  return other;
}
