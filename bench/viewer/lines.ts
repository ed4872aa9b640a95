/** The section that frames are measured on, and a file of classes of the same shape to lie over it. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { fileHeaderOf, HEADER, traceBytesOf } from './cubes';

export const SECTION = { traces: 10_000, samples: 4000 } as const;

/** Writes a 2-D line of IEEE floats, 2 ms apart. */
export function writeLine(path: string, valueAt: (trace: number, sample: number) => number): void {
  const { traces, samples } = SECTION;
  const file = openSync(path, 'w');
  writeSync(file, fileHeaderOf(SECTION));
  const bytes = Buffer.alloc(traceBytesOf(SECTION));
  for (let trace = 0; trace < traces; trace++) {
    bytes.writeInt32BE(trace + 1, 0);
    bytes.writeInt32BE(1000 + trace, 20);
    bytes.writeUInt16BE(samples, 114);
    bytes.writeUInt16BE(2000, 116);
    for (let s = 0; s < samples; s++) bytes.writeFloatBE(valueAt(trace, s), HEADER + 4 * s);
    writeSync(file, bytes);
  }
  closeSync(file);
}
