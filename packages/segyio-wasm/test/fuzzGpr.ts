/**
 * Structure-aware, seeded fuzz of the readers of ground-penetrating radar: sound files of every kind, damaged
 * where it matters. Each must open, be read through and be written as SEG-Y, or fail with a coded error.
 */

import { SegyError } from '../src/base/errors.js';
import type { GprOptions } from '../src/gpr/gprOptions.js';
import { gprToSegy } from '../src/gpr/gprToSegy.js';
import { openGpr } from '../src/gpr/openGpr.js';
import { createMemorySink } from '../src/source/byteSink.js';
import type { ByteSource } from '../src/source/byteSource.js';
import { createMemorySource } from '../src/source/byteSource.js';
import { tryDamagedSeg2 } from './fuzzSeg2.js';
import { type GprFile, makeDt1, makeDzt, makeMala } from './makeGpr.js';
import { seededWords } from './makeSegy.js';

/** What a run of fuzz has found; `failures` names each damaged file by seed and number. */
export interface FuzzReport {
  readonly tried: number;
  readonly opened: number;
  readonly refused: number;
  readonly failures: string[];
}

const LONGEST_MS = 5000;
/** What one read may ask for: an honest reader needs no more than the file and a margin for one header. */
const MARGIN_BYTES = 64 * 1024;
/** All that reading a file of a few kB may hold at a time, WebAssembly memory of 2 MB pieces included. */
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;

const HEADER_WORDS = [0, 1, 2, 8, 16, 24, 32, 127, 128, 255, 512, 1023, 1024, 2048, 32767, 32768, 65535];
const NUMBERS = [
  '',
  '0',
  '-1',
  '1',
  '2',
  '1.5',
  '1e9',
  '1e400',
  'NaN',
  '-0',
  '99999999999',
  '0x10',
  ',5',
  'ft',
];
const FLOATS = [0, -1, 1, 1.5, 1e9, 1e38, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 65536];

type Pick = (limit: number) => number;

const NAMES = [
  'line.bin',
  'line.txt',
  'line.DT1',
  'line.HD',
  'line.dzt',
  'line.rd3',
  'line.RD7',
  'line.rad',
  'line',
];

/** Offsets of words in a DZT header that decide where everything lies. */
const DZT_WORDS = [0, 2, 4, 6, 8, 30, 40, 42, 44, 46, 48, 50, 52];
const DZT_FLOATS = [10, 14, 18, 22, 26, 54, 58, 62];

function damageDzt(pick: Pick): GprFile[] {
  const channels = 1 + pick(3);
  const bits = [8, 16, 32][pick(3)];
  const file = makeDzt({
    channels,
    bits,
    words: 1 + pick(40),
    scans: pick(12),
    text: 'NOTE',
    seed: 1 + pick(1e6),
  });
  const view = new DataView(file.bytes.buffer);
  if (pick(3) === 0) view.setUint16(0, [0x0700, 0, 0x1234][pick(3)], true);
  for (let i = 0; i < 14; i++) view.setUint8(98 + i, '1.6 GHz BH100'.charCodeAt(pick(14)) || 0);
  for (let i = 0; i < 1 + pick(4); i++) {
    const channel = pick(channels) * 1024;
    const at = channel + DZT_WORDS[pick(DZT_WORDS.length)];
    const word = pick(3) === 0 ? pick(65536) : HEADER_WORDS[pick(HEADER_WORDS.length)];
    if (pick(3) > 0) view.setUint16(at, word, true);
    else view.setFloat32(channel + DZT_FLOATS[pick(DZT_FLOATS.length)], FLOATS[pick(FLOATS.length)], true);
  }
  return [file];
}

/** A text in UTF-16, either order, with a mark or without, or in UTF-8 with one. */
function encoded({ name, bytes }: GprFile, pick: Pick): GprFile {
  if (pick(5) === 0) return { name, bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]) };
  const isLittle = pick(2) === 0;
  const codes = [...(pick(2) === 0 ? [0xfeff] : []), ...bytes];
  return {
    name,
    bytes: Uint8Array.from(
      codes.flatMap((code) => (isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255])),
    ),
  };
}

/** Changes some values of the lines of a header file, or their bytes. */
function damageText({ name, bytes }: GprFile, pick: Pick): GprFile {
  const lines = new TextDecoder('latin1').decode(bytes).split('\r\n');
  for (let i = 0; i < 1 + pick(4); i++) {
    const row = pick(lines.length);
    const sign = lines[row].search(/[=:]/);
    const change = pick(6);
    if (change === 0) lines.splice(row, 1);
    else if (change === 1) lines.push(lines[row] ?? '');
    else if (sign >= 0) lines[row] = `${lines[row].slice(0, sign + 1)} ${NUMBERS[pick(NUMBERS.length)]}`;
    if (lines.length === 0) lines.push('');
  }
  const damaged = Uint8Array.from(lines.join(pick(2) === 0 ? '\r\n' : '\n'), (character) =>
    character.charCodeAt(0),
  );
  if (damaged.length > 0 && pick(3) === 0) damaged[pick(damaged.length)] = pick(256);
  return pick(4) === 0 ? encoded({ name, bytes: damaged }, pick) : { name, bytes: damaged };
}

function damageDt1(pick: Pick): GprFile[] {
  const { data, header } = makeDt1({ samples: 1 + pick(40), traces: pick(9), seed: 1 + pick(1e6) });
  const view = new DataView(data.bytes.buffer);
  if (data.bytes.length >= 128 && pick(2) === 0)
    view.setFloat32(4 * pick(25), FLOATS[pick(FLOATS.length)], true);
  return [data, pick(4) > 0 ? damageText(header, pick) : header];
}

function damageMala(pick: Pick): GprFile[] {
  const kind = pick(2) === 0 ? 'rd3' : 'rd7';
  const recipe = {
    kind,
    samples: 1 + pick(40),
    traces: pick(9),
    channels: 1 + pick(3),
    seed: 1 + pick(1e6),
  } as const;
  const { data, header } = makeMala(recipe);
  return [data, damageText(header, pick)];
}

/** The damage that any file can take: it is cut short, bytes change, or bytes are put in. */
function damageBytes({ name, bytes }: GprFile, pick: Pick): GprFile {
  const copy = bytes.slice(0, pick(4) === 0 ? pick(bytes.length + 1) : bytes.length);
  for (let i = 0; i < pick(4) && copy.length > 0; i++) copy[pick(copy.length)] = pick(256);
  if (pick(8) > 0) return { name, bytes: copy };
  const at = pick(copy.length + 1);
  return { name, bytes: Uint8Array.from([...copy.subarray(0, at), pick(256), ...copy.subarray(at)]) };
}

function damaged(pick: Pick): { files: GprFile[]; options: GprOptions } {
  const files = [damageDzt, damageDt1, damageMala][pick(3)](pick);
  const some = files.map((file) => (pick(3) === 0 ? damageBytes(file, pick) : file));
  const options: GprOptions = {
    truncated: pick(2) === 0 ? 'keep-whole' : 'refuse',
    statusWords: pick(2) === 0 ? 'header' : 'samples',
    channel: pick(5) === 0 ? pick(3) : undefined,
  };
  const renamed = some.map((file) => (pick(5) === 0 ? { ...file, name: NAMES[pick(NAMES.length)] } : file));
  return { files: pick(20) === 0 ? renamed.slice(0, 1) : renamed, options };
}

/** A source that throws where it is asked for bytes behind its end, or for far more than it has. */
function watched({ name, bytes }: GprFile): ByteSource {
  const inner = createMemorySource(bytes, name);
  return {
    ...inner,
    read: async (ranges, signal) => {
      let asked = 0;
      for (const { offset, target } of ranges) {
        asked += target.length;
        const isInside = Number.isInteger(offset) && offset >= 0 && offset + target.length <= bytes.length;
        if (!isInside) throw new Error(`bytes ${offset} + ${target.length} asked for of ${bytes.length}`);
      }
      if (asked > bytes.length + MARGIN_BYTES) throw new Error(`${asked} bytes asked for of ${bytes.length}`);
      await inner.read(ranges, signal);
    },
  };
}

function check(isSound: boolean, what: string): void {
  if (!isSound) throw new Error(what);
}

/** Opens a file and does with it what can be done. @returns true where it opened */
async function readThrough(files: readonly GprFile[], options: GprOptions): Promise<boolean> {
  const fileBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  try {
    const dataset = await openGpr(files.map(watched), options);
    const { traceCount, sampleCount, format, sampleIntervalNs, startTimeNs } = dataset.layout;
    check(traceCount * sampleCount * format.bytes <= fileBytes, 'more samples than the file has bytes for');
    check(sampleIntervalNs > 0 && Number.isFinite(sampleIntervalNs), `interval ${sampleIntervalNs}`);
    check(Number.isFinite(startTimeNs), `start time ${startTimeNs}`);
    const samples = await dataset.trace.readBlock();
    check(samples.length === traceCount * sampleCount, 'wrong number of samples');
    const range = 2 ** (8 * format.bytes - 1);
    check(
      samples.every((value) => Math.abs(value) <= range),
      'a sample out of range',
    );
    await dataset.header.columns(dataset.header.fields.map(({ name }) => name));
    (await dataset.header.read(traceCount - 1)).entries();
    const distances = await dataset.distances();
    check(distances === null || distances.length === traceCount, 'wrong number of distances');
    await gprToSegy(dataset, createMemorySink());
    await dataset.dispose();
    return true;
  } catch (error) {
    if (!(error instanceof SegyError)) throw error;
    check(/^[A-Z]/.test(error.message) || error.message.length > 10, `message "${error.message}"`);
    check(/^[A-Z].*\.$/.test(error.remedy), `remedy "${error.remedy}"`);
    return false;
  }
}

function memoryInUse(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

async function tryOne(pick: Pick): Promise<boolean> {
  const { files, options } = damaged(pick);
  const before = memoryInUse();
  const start = performance.now();
  const isOpened = await readThrough(files, options);
  const tookMs = performance.now() - start;
  check(tookMs <= LONGEST_MS, `took ${Math.round(tookMs)} ms`);
  const grown = memoryInUse() - before;
  check(grown <= MOST_MEMORY_BYTES, `${Math.round(grown / 1e6)} MB more in use`);
  return isOpened;
}

/** Tries `count` damaged files; the same seed makes the same ones, each from its own number. */
export async function fuzzGpr(options: { seed: number; count: number }): Promise<FuzzReport> {
  const failures: string[] = [];
  let opened = 0;
  for (let index = 0; index < options.count; index++) {
    const random = seededWords(Math.imul(options.seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    const pick: Pick = (limit) => Math.floor(random(limit));
    pick(2);
    try {
      // Every fifth is SEG-2, which seismographs and radar both write.
      if (await (index % 5 === 4 ? tryDamagedSeg2(pick) : tryOne(pick))) opened++;
    } catch (error) {
      failures.push(
        `seed ${options.seed}, file ${index}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  }
  return { tried: options.count, opened, refused: options.count - opened - failures.length, failures };
}
