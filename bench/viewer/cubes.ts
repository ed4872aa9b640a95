/** Cubes that the viewer is measured on, and bare reads of their bytes beside it. */
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

export interface Shape {
  readonly inlines: number;
  readonly crosslines: number;
  readonly samples: number;
}

export const GIGABYTE: Shape = { inlines: 400, crosslines: 415, samples: 1500 };
export const LARGE: Shape = { inlines: 900, crosslines: 900, samples: 30_000 };
export const FILE_HEADER = 3600;
export const HEADER = 240;

export function traceBytesOf({ samples }: Pick<Shape, 'samples'>): number {
  return HEADER + 4 * samples;
}

/** Text and binary header of a SEG-Y file of IEEE floats 2 ms apart, revision 1. */
export function fileHeaderOf({ samples }: Pick<Shape, 'samples'>): Buffer {
  const bytes = Buffer.alloc(FILE_HEADER, 0x40);
  bytes.fill(0, 3200);
  bytes.writeInt16BE(2000, 3216);
  bytes.writeUInt16BE(samples, 3220);
  bytes.writeInt16BE(5, 3224);
  bytes.writeUInt16BE(0x0100, 3500);
  bytes.writeInt16BE(1, 3502);
  return bytes;
}

function traceHeaderOf({ crosslines, samples }: Shape, trace: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeInt32BE(trace + 1, 0);
  bytes.writeUInt16BE(samples, 114);
  bytes.writeUInt16BE(2000, 116);
  bytes.writeInt32BE(100 + Math.floor(trace / crosslines), 188);
  bytes.writeInt32BE(300 + (trace % crosslines), 192);
  return bytes;
}

/** A file of the shape: with samples, or with holes in place of them. */
export function writeCube(path: string, shape: Shape, isSparse: boolean): void {
  const file = openSync(path, 'w');
  const traceBytes = traceBytesOf(shape);
  writeSync(file, fileHeaderOf(shape));
  const trace = Buffer.alloc(traceBytes);
  for (let s = 0; s < shape.samples; s++) trace.writeFloatBE(Math.sin(s / 7), HEADER + 4 * s);
  for (let t = 0; t < shape.inlines * shape.crosslines; t++) {
    const header = traceHeaderOf(shape, t);
    header.copy(trace);
    writeSync(file, isSparse ? header : trace, 0, undefined, FILE_HEADER + t * traceBytes);
  }
  ftruncateSync(file, FILE_HEADER + shape.inlines * shape.crosslines * traceBytes);
  closeSync(file);
}

/** Seconds of the bare read of stretches of a file, in one thread, without decoding. */
export function bareRead(path: string, stretches: Iterable<readonly [number, number]>): number {
  const file = openSync(path, 'r');
  const startedMs = performance.now();
  let buffer = Buffer.alloc(0);
  for (const [offset, length] of stretches) {
    if (buffer.length < length) buffer = Buffer.alloc(length);
    readSync(file, buffer, 0, length, offset);
  }
  closeSync(file);
  return (performance.now() - startedMs) / 1000;
}

/** Stretches of the traces of a crossline, or of one sample of every trace. */
export function* everyTrace(shape: Shape, first: number, step: number, from: number, length: number) {
  const count = shape.inlines * shape.crosslines;
  for (let trace = first; trace < count; trace += step)
    yield [FILE_HEADER + trace * traceBytesOf(shape) + from, length] as const;
}
