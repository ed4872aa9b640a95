import { makeSegy, type Recipe } from './makeSegy.js';

/** Seismic Unix bytes: a SEG-Y file of IEEE floats without its first 3600. */
export function makeSu(recipe: Recipe = {}): Uint8Array {
  return makeSegy({ format: 5, ...recipe }).slice(3600);
}

/** Puts floats of 4 bytes into every trace header by first byte; `make` is given the trace's number. */
export function putFloats(
  bytes: Uint8Array,
  samples: number,
  floats: Readonly<Record<number, (trace: number) => number>>,
  isLittle = false,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const traceBytes = 240 + 4 * samples;
  for (let trace = 0; trace * traceBytes < bytes.length; trace++)
    for (const [byte, make] of Object.entries(floats))
      view.setFloat32(trace * traceBytes + Number(byte) - 1, make(trace), isLittle);
  return bytes;
}
