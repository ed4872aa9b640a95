import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import type { SegyDataset } from './segyDataset.js';

/** Trace headers that go into the fingerprint, evenly spaced, the last one among them. */
const HEADERS_IN_FINGERPRINT = 256;

/** FNV-1a in two lanes of 32 bits with different starts; sixteen hexadecimal digits. */
export class Hash {
  private low = 0x811c9dc5;
  private high = 0x9747b28c;

  add(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      this.low = Math.imul(this.low ^ bytes[i], 0x01000193);
      this.high = Math.imul(this.high ^ bytes[i], 0x85ebca6b);
      this.high ^= this.high >>> 13;
    }
  }

  text(): string {
    return [this.high, this.low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** Traces evenly spaced over the file, first and last among them. */
function spacedTraces(traceCount: number): number[] {
  const count = Math.min(traceCount, HEADERS_IN_FINGERPRINT);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (traceCount - 1)) / (count - 1)),
  );
}

/**
 * Sixteen hexadecimal digits from a file's size, text and binary headers, and 256 of its trace headers.
 * It tells files apart and notices a file written again; it does not notice every change of a single header
 * or sample, and is no cryptographic hash.
 */
export async function fingerprintOf(dataset: SegyDataset, signal?: CancelSignal): Promise<string> {
  const { layout, source } = dataset;
  throwIfCancelled(signal);
  const hash = new Hash();
  hash.add(Uint8Array.from(String(source.size), (digit) => digit.charCodeAt(0)));
  for (const { bytes } of dataset.text) hash.add(bytes);
  hash.add(dataset.bin.bytes);
  const ranges = spacedTraces(layout.traceCount).map((trace) => ({
    offset: layout.firstTraceOffset + trace * layout.traceBytes,
    target: new Uint8Array(Math.min(layout.traceHeaderBytes, layout.traceBytes)),
  }));
  await source.read(ranges, signal);
  for (const { target } of ranges) hash.add(target);
  return hash.text();
}
