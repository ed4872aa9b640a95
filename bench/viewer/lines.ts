/** The section that frames are measured on, and a file of classes of the same shape to lie over it. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { FILE_HEADER, HEADER } from './cubes';

export const SECTION = { traces: 10_000, samples: 4000 } as const;

/** Writes a 2-D line of IEEE floats, 2 ms apart. */
export function writeLine(path: string, valueAt: (trace: number, sample: number) => number): void {
  const { traces, samples } = SECTION;
  const file = openSync(path, 'w');
  const header = Buffer.alloc(FILE_HEADER, 0x40);
  header.fill(0, 3200);
  header.writeInt16BE(2000, 3216);
  header.writeUInt16BE(samples, 3220);
  header.writeInt16BE(5, 3224);
  header.writeUInt16BE(0x0100, 3500);
  header.writeInt16BE(1, 3502);
  writeSync(file, header);
  const bytes = Buffer.alloc(HEADER + 4 * samples);
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
