/** Odd files of kinds G (header words), H (fields of a later revision) and X (Seismic Unix). */
import { type ByteOrder, type WordType, writeWord } from '../../src/header/byteOrder.js';
import { putFloats } from '../makeSu.js';
import type { OddFile } from './oddFile.js';
import { joined, putWords, rightSection, SAMPLES, sectionFile, sectionSu, TRACES } from './section.js';

function odd(kind: OddFile['kind']) {
  return (title: string, name: string, file: Omit<OddFile, 'kind' | 'title' | 'name'>): OddFile => ({
    ...{ kind, title, name },
    ...file,
  });
}

const own = (trace: number) => trace + 1;
const none = () => 0;

/** A grid of 6 by 4 whose keys or coordinates are kept otherwise than the standard says. */
function keptOtherwise(g: ReturnType<typeof odd>): OddFile[] {
  const lines = { 189: (t: number) => 1001 + Math.floor(t / 4), 193: (t: number) => 300 + (t % 4) };
  const points = {
    181: (t: number) => 453_210.25 + 25 * Math.floor(t / 4),
    185: (t: number) => 6_781_000.5 + t,
  };
  const kept = (words: typeof lines | typeof points, type: WordType, order: ByteOrder) => {
    const bytes = putWords(sectionFile({ trace: { 71: -100 } }), { 1: none, 21: none });
    for (let trace = 0; trace < TRACES; trace++)
      for (const [byte, make] of Object.entries(words))
        writeWord(bytes, 3600 + trace * (240 + 4 * SAMPLES) + Number(byte) - 1, {
          ...{ type, order, value: make(trace) },
        });
    return bytes;
  };
  const title = 'words-kept-otherwise';
  const right = rightSection();
  return [
    g(title, 'ieee-points.sgy', {
      trait: 'CDP X and Y as IEEE floats',
      bytes: kept(points, 'float32', 'big'),
      right,
    }),
    g(title, 'ibm-points.sgy', {
      trait: 'CDP X and Y as IBM floats',
      bytes: kept(points, 'ibm32', 'big'),
      right,
    }),
    g(title, 'ieee-lines.sgy', {
      trait: 'inline and crossline as IEEE floats',
      bytes: kept(lines, 'float32', 'big'),
      right,
    }),
    g(title, 'swapped-lines.sgy', {
      trait: 'inline and crossline little-endian',
      bytes: kept(lines, 'int32', 'little'),
      right,
    }),
  ];
}

/** Shots of 120 channels with coordinates, elevations and statics. */
function shots(): Uint8Array {
  const traces = 600;
  const shot = (trace: number) => Math.floor(trace / 120);
  const channel = (trace: number) => trace % 120;
  const bytes = sectionFile({ traces, samples: 4, trace: { 71: -100 } });
  return putWords(
    bytes,
    {
      ...{
        1: own,
        5: own,
        9: (t) => 1000 + shot(t),
        13: (t) => channel(t) + 1,
        17: (t) => 2000 + 2 * shot(t),
      },
      ...{ 21: (t) => 500 + 4 * shot(t) + channel(t), 25: (t) => Math.floor(channel(t) / 2) + 1 },
      ...{ 37: (t) => -3000 + 25 * channel(t), 41: (t) => (7 * t) % 300, 45: (t) => (11 * t) % 300 },
      ...{
        73: (t) => 43000000 + 2500 * shot(t),
        77: (t) => 670000000 + 100 * shot(t),
        61: (t) => (13 * t) % 900,
      },
      ...{
        81: (t) => 43000007 + 2500 * (shot(t) - channel(t)),
        85: (t) => 670000000 + 100 * shot(t) + 3 * channel(t),
      },
      ...{ 181: (t) => (31 * t) % 100000, 185: (t) => (37 * t) % 100000, 197: (t) => 3000 + shot(t) },
    },
    4,
  );
}

export function geometryFiles(): OddFile[] {
  const g = odd('G');
  const halves = joined([
    sectionFile({ traces: 12 }),
    sectionFile().subarray(3600 + 12 * (240 + 4 * SAMPLES)),
  ]);
  const view = new DataView(halves.buffer);
  for (let trace = 12; trace < TRACES; trace++)
    view.setUint16(3600 + trace * (240 + 4 * SAMPLES) + 116, 2000);
  const twice = putWords(sectionFile(), { 1: own, 21: (trace) => 100 + trace - (trace > 10 ? 1 : 0) });
  const gather = putWords(sectionFile(), { 1: none, 21: none, 37: (trace) => 100 + 25 * trace });
  const floats = { 181: () => 0.0025, 185: () => 0.1, 189: () => 12.5, 193: () => 50 };
  const su = putFloats(sectionSu({ trace: { 117: 0 } }), SAMPLES, floats);
  const inDepth = {
    181: () => 5,
    185: () => 100,
    189: () => 12.5,
    193: (trace: number) => 50 + 12.5 * trace,
  };
  const depth = putFloats(sectionSu({ trace: { 29: 30, 117: 0 } }), SAMPLES, inDepth);
  return [
    g('interval-differs-along-the-line', 'intervals.sgy', {
      trait: '12 traces state 4000 µs, 12 state 2000',
      bytes: halves,
      right: rightSection(),
    }),
    g('no-field-tells-the-traces-apart', 'twice.sgy', {
      trait: 'one CDP comes twice',
      bytes: twice,
      right: rightSection(),
    }),
    g('proposals-from-the-offset-itself', 'gather.sgy', {
      trait: 'one gather; only the offset varies',
      bytes: gather,
      right: rightSection(),
    }),
    g('info-takes-minutes', 'shots.sgy', {
      trait: 'shots of 120 channels with busy headers',
      bytes: shots(),
      right: { traces: 600, samples: 4 },
    }),
    g('su-words-of-its-own', 'd1.su', {
      trait: 'Seismic Unix with dt 0 and the floats d1, f1, d2, f2',
      bytes: su,
      right: { ...rightSection(), intervalUs: 2500, startMs: undefined },
    }),
    g('su-words-of-its-own', 'depth.su', {
      trait: 'Seismic Unix in depth: d1 5 m, f1 100 m',
      bytes: depth,
      right: { ...rightSection(), intervalUs: undefined, startMs: undefined },
    }),
    ...keptOtherwise(g),
  ];
}

export function revisionFiles(): OddFile[] {
  const h = odd('H');
  const blanks = sectionFile({ binary: { 3501: 0x0200 } });
  blanks.fill(0x40, 3260, 3500);
  const junk = sectionFile({ binary: { 3501: 0x0200, 3507: 0x4040, 3509: 0x4040 } });
  const by100 = { binary: { 3501: 100 }, trace: { 109: 1005, 215: -10 } };
  const right = rightSection();
  return [
    h('ext-text-announced-but-absent', 'absent.sgy', {
      trait: 'one extended text header announced, none there',
      bytes: sectionFile({ binary: { 3505: 1 } }),
      right,
    }),
    h('rev2-extension-count-junk', 'extensions.sgy', {
      trait: 'revision 2.0, junk for the number of trace header extensions',
      bytes: junk,
      right,
    }),
    h('rev2-interval-blanks', 'blanks.sgy', {
      trait: 'revision 2.0, bytes 3261-3500 are EBCDIC blanks',
      bytes: blanks,
      right,
    }),
    h('revision-100', 'rev100.sgy', {
      trait: 'revision 100, by which some mean 1; time scalar -10',
      bytes: sectionFile(by100),
      right: { ...right, startMs: 100.5 },
    }),
    h('revision-100', 'rev16.sgy', {
      trait: 'revision 16 (10 hexadecimal), by which some mean 1',
      bytes: sectionFile({ ...by100, binary: { 3501: 16 } }),
      right: { ...right, startMs: 100.5 },
    }),
  ];
}

export function suFiles(): OddFile[] {
  const x = odd('X');
  return [
    x('classify-su', 'line.su', {
      trait: 'Seismic Unix, to be written with other samples',
      bytes: sectionSu({ order: 'little' }),
      right: rightSection(),
    }),
    x('text-of-su', 'text.su', {
      trait: 'Seismic Unix, asked for its text',
      bytes: sectionSu(),
      right: rightSection(),
    }),
  ];
}
