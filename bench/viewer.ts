/**
 * `npm run bench -- viewer [--skip-large]`: what the process that reads data takes on a cube of 1 GB and on a sparse one
 * of 100 GB: from opening to the first picture, stepping inlines, crosslines, depth slices, and the growth of the
 * resident set, each beside a bare read of the same bytes. The files are made by the bench and in the cache of the system.
 */
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineReader } from '#jobs/line/lineReader';
import { familyOfPlane, firstPlaneOf } from '#seismic/survey/planeFamily';

interface Shape {
  readonly inlines: number;
  readonly crosslines: number;
  readonly samples: number;
}

const GIGABYTE: Shape = { inlines: 400, crosslines: 415, samples: 1500 };
const LARGE: Shape = { inlines: 900, crosslines: 900, samples: 30_000 };
/** Pixels of the section in a usual window. */
const PICTURE = { columns: 1200, rows: 700 };
/** As the window opens a file. */
const MOST_MEASURED_SAMPLES = 2e6;
const FILE_HEADER = 3600;
const HEADER = 240;

function traceBytesOf({ samples }: Shape): number {
  return HEADER + 4 * samples;
}

/** Binary header of a SEG-Y file of IEEE floats, revision 1. */
function fileHeaderOf({ samples }: Shape): Buffer {
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
function writeCube(path: string, shape: Shape, isSparse: boolean): void {
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
function bareRead(path: string, stretches: Iterable<readonly [number, number]>): number {
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
function* everyTrace(shape: Shape, first: number, step: number, from: number, length: number) {
  const count = shape.inlines * shape.crosslines;
  for (let trace = first; trace < count; trace += step)
    yield [FILE_HEADER + trace * traceBytesOf(shape) + from, length] as const;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
}

/** The whole plane as it is drawn in a usual window. */
async function show(line: LineReader, name: string): Promise<void> {
  const { columns, rows } = await line.plane(name);
  const steps = {
    columnStep: Math.max(1, Math.floor(columns.count / PICTURE.columns)),
    rowStep: Math.max(1, Math.floor(rows.count / PICTURE.rows)),
  };
  const all = { firstColumn: 0, columnCount: columns.count, firstRow: 0, rowCount: rows.count };
  await line.readWindow({ plane: name, ...all, ...steps });
}

function row(what: string, seconds: number, bare?: number): void {
  const beside = bare === undefined ? '' : `   bare read ${bare.toFixed(3)} s`;
  console.log(`  ${what.padEnd(34)} ${seconds.toFixed(3).padStart(8)} s${beside}`);
}

async function measure(path: string, shape: Shape): Promise<void> {
  const { signal } = new AbortController();
  const before = process.memoryUsage.rss();
  const traceBytes = traceBytesOf(shape);
  const { seconds: opening, result: line } = await timed(async () => {
    const opened = await LineReader.open(path);
    const { summary } = await opened.summarise(signal, {
      mostSamples: MOST_MEASURED_SAMPLES,
      samplesHeaders: true,
    });
    await show(opened, firstPlaneOf(summary.survey));
    return opened;
  });
  const headers = bareRead(path, everyTrace(shape, 0, 1, 0, HEADER));
  row('open to first picture', opening, headers);
  const survey = await line.survey(signal);
  const familyOf = (name: string) => familyOfPlane(survey, name)?.family;
  const [inlines, crosslines] = [familyOf('inline:0'), familyOf('crossline:0')];
  if (!inlines || !crosslines) throw new Error('The cube is not known as a grid.');
  const stepped = inlines.numbers.slice(20, 40);
  const stepping = await timed(async () => {
    for (const number of stepped) await show(line, inlines.nameOf({ number, second: null }));
  });
  const inlineBytes = shape.crosslines * traceBytes;
  row(
    `an inline (${(stepped.length / stepping.seconds).toFixed(1)} a second)`,
    stepping.seconds / stepped.length,
    bareRead(
      path,
      stepped.map((_, i) => [FILE_HEADER + (20 + i) * inlineBytes, inlineBytes]),
    ) / stepped.length,
  );
  const crossline = crosslines.nameOf({ number: crosslines.numbers[33], second: null });
  row(
    'a crossline',
    (await timed(() => show(line, crossline))).seconds,
    bareRead(path, everyTrace(shape, 33, shape.crosslines, HEADER, traceBytes - HEADER)),
  );
  row(
    'a depth slice without index',
    (await timed(() => show(line, 'slice:600'))).seconds,
    bareRead(path, everyTrace(shape, 0, 1, HEADER + 1200, 4)),
  );
  console.log(`  resident set grew by ${((process.memoryUsage.rss() - before) / 1e6).toFixed(0)} MB`);
  await line.dispose();
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-bench-viewer-'));
const cases: [string, Shape, boolean][] = [['1 GB', GIGABYTE, false]];
if (!process.argv.includes('--skip-large')) cases.push(['sparse 100 GB', LARGE, true]);
try {
  for (const [name, shape, isSparse] of cases) {
    const path = join(scratch, 'cube.sgy');
    writeCube(path, shape, isSparse);
    const { inlines, crosslines, samples } = shape;
    console.log(
      `\n${name}: ${inlines} inlines × ${crosslines} crosslines × ${samples} samples, ${(statSync(path).size / 1e9).toFixed(1)} GB`,
    );
    await measure(path, shape);
    rmSync(path);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
