/** The bare reads that a row's times are compared with: Node's `readSync`, nothing done with the bytes. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CROSSLINES, FIRST_TRACE, INLINES, SAMPLES, TRACE_BYTES } from './file.js';

const BLOCK_BYTES = 64 * TRACE_BYTES;
const TRACES = INLINES * CROSSLINES;

function withFile(path: string, use: (file: number, byteCount: number) => void): void {
  const file = openSync(path, 'r');
  use(file, fstatSync(file).size);
  closeSync(file);
}

/** Everything, block by block into one buffer. */
export function bareStream(path: string): void {
  const buffer = new Uint8Array(BLOCK_BYTES);
  withFile(path, (file, byteCount) => {
    for (let at = 0; at < byteCount; at += BLOCK_BYTES)
      readSync(file, buffer, 0, Math.min(BLOCK_BYTES, byteCount - at), at);
  });
}

/** Everything into one fresh buffer. */
export function bareWhole(path: string): void {
  withFile(path, (file, byteCount) => {
    const buffer = new Uint8Array(byteCount);
    for (let at = 0; at < byteCount; at += readSync(file, buffer, at, byteCount - at, at));
  });
}

/** `count` ranges of `byteCount` bytes, `stride` traces apart, each by a call of its own. */
function bareRanges(
  path: string,
  ranges: { offset: number; byteCount: number; count: number; stride: number },
): void {
  const { offset, byteCount, count, stride } = ranges;
  withFile(path, (file) => {
    const buffer = new Uint8Array(count * byteCount);
    for (let i = 0; i < count; i++)
      readSync(file, buffer, i * byteCount, byteCount, offset + i * stride * TRACE_BYTES);
  });
}

export function bareInline(path: string, inline: number): void {
  const offset = FIRST_TRACE + inline * CROSSLINES * TRACE_BYTES;
  bareRanges(path, { offset, byteCount: CROSSLINES * TRACE_BYTES, count: 1, stride: 1 });
}

export function bareCrossline(path: string, crossline: number): void {
  const offset = FIRST_TRACE + crossline * TRACE_BYTES + 240;
  bareRanges(path, { offset, byteCount: 4 * SAMPLES, count: INLINES, stride: CROSSLINES });
}

export function bareSlice(path: string, sample: number): void {
  bareRanges(path, { offset: FIRST_TRACE + 240 + 4 * sample, byteCount: 4, count: TRACES, stride: 1 });
}

export function bareColumn(path: string, byte: number): void {
  bareRanges(path, { offset: FIRST_TRACE + byte - 1, byteCount: 4, count: TRACES, stride: 1 });
}

/** One read of a whole slice of float32, as it lies in a slice index behind its head. */
export function bareIndexedSlice(path: string, sample: number): void {
  bareRanges(path, { offset: 64 + 4 * sample * TRACES, byteCount: 4 * TRACES, count: 1, stride: 1 });
}
