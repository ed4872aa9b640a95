/**
 * Files of ground-penetrating radar made by hand for tests, from the makers' published layouts (named in the
 * readers' docstrings) with byte positions spelled out, apart from the library's own code.
 */
import { seededWords } from './makeSegy.js';

export interface GprFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Words of 8, 16 or 32 bits, little-endian; every bit pattern may come. */
function samplesOf(count: number, bits: number, seed: number): Uint8Array {
  const random = seededWords(seed);
  return Uint8Array.from({ length: (count * bits) / 8 }, () => Math.floor(random(256)));
}

export interface Dt1Recipe {
  readonly samples?: number;
  readonly traces?: number;
  readonly seed?: number;
  readonly stem?: string;
  /** Lines of the .HD over what the recipe says; null leaves a line out. */
  readonly settings?: Readonly<Record<string, string | null>>;
  /** float32 words of every trace header by item (1 to 25). */
  readonly items?: Readonly<Record<number, number>>;
}

function lines(settings: Readonly<Record<string, string | null>>, join: (name: string) => string): string {
  const kept = Object.entries(settings).filter(([, value]) => value !== null);
  return kept.map(([name, value]) => `${join(name)}${value}\r\n`).join('');
}

/** A .DT1 and its .HD. Positions are in items 2, 0.25 m apart from 1.5 m on unless the recipe says otherwise. */
export function makeDt1(recipe: Dt1Recipe = {}): { data: GprFile; header: GprFile } {
  const { samples = 20, traces = 6, seed = 1, stem = 'LINE01' } = recipe;
  const traceBytes = 128 + 2 * samples;
  const bytes = new Uint8Array(traces * traceBytes);
  const view = new DataView(bytes.buffer);
  for (let trace = 0; trace < traces; trace++) {
    const at = trace * traceBytes;
    const items = { 1: trace + 1, 2: 1.5 + 0.25 * trace, 3: samples, 6: 2, 8: 16, 24: 3600.5 + trace };
    for (const [item, value] of Object.entries({ ...items, ...recipe.items }))
      view.setFloat32(at + 4 * (Number(item) - 1), value, true);
    view.setFloat64(at + 32, 47.5 + trace / 1e9, true);
    bytes.set(ascii(`NOTE ${trace}`), at + 100);
    bytes.set(samplesOf(samples, 16, seed + trace), at + 128);
  }
  const settings = {
    'NUMBER OF TRACES': String(traces),
    'NUMBER OF PTS/TRC': String(samples),
    'TIMEZERO AT POINT': '3.5',
    'TOTAL TIME WINDOW': String(0.4 * samples),
    'STARTING POSITION': '1.5',
    'FINAL POSITION': String(1.5 + 0.25 * (traces - 1)),
    'STEP SIZE USED': '0.25',
    'POSITION UNITS': 'metres',
    'NOMINAL FREQUENCY': '100.0',
    'ANTENNA SEPARATION': '1.0',
    'SURVEY MODE': 'Reflection',
    ...recipe.settings,
  };
  const text = `1234\r\nMade for a test\r\n2024-01-31\r\n${lines(settings, (name) => `${name.padEnd(18)} = `)}`;
  return { data: { name: `${stem}.DT1`, bytes }, header: { name: `${stem}.HD`, bytes: ascii(text) } };
}

export interface DztRecipe {
  readonly words?: number;
  readonly scans?: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly seed?: number;
  /** rh_data; a header a channel counted in blocks of 1024 unless it is given. */
  readonly data?: number;
  /** Bytes in front of the first scan. */
  readonly headerBytes?: number;
  /** Changes the header of a channel as it will lie in the file. */
  readonly change?: (view: DataView, channel: number) => void;
  readonly text?: string;
}

/** 2024-01-31 13:45:10 in the bits of tagRFDate. */
const CREATED = 5 | (45 << 5) | (13 << 11) | (31 << 16) | (1 << 21) | (44 << 25);

/** The first 128 bytes of the header of one channel. */
function fillDztHeader(view: DataView, channel: number, recipe: Required<Pick<DztRecipe, 'words' | 'bits'>>) {
  view.setUint16(0, channel === 0 ? 0x00ff : 0x07ff, true);
  view.setUint16(4, recipe.words, true);
  view.setUint16(6, recipe.bits, true);
  view.setUint16(8, recipe.bits === 8 ? 0x80 : 0x8000, true);
  view.setFloat32(10, 100, true);
  view.setFloat32(14, 40, true);
  view.setFloat32(18, 1, true);
  view.setFloat32(22, -2.5 + channel, true);
  view.setFloat32(26, 50 + 10 * channel, true);
  view.setUint32(32, CREATED, true);
  view.setFloat32(54, 8.25, true);
  for (let i = 0; i < 6; i++) view.setUint8(98 + i, `5040${channel}S`.charCodeAt(i));
}

/** A .DZT: headers, then one scan of each channel in turn. */
export function makeDzt(recipe: DztRecipe = {}): GprFile {
  const { words = 24, scans = 7, channels = 1, bits = 16, seed = 1 } = recipe;
  const headerBytes = recipe.headerBytes ?? 1024 * channels;
  const body = samplesOf(words * scans * channels, bits, seed);
  const bytes = new Uint8Array(headerBytes + body.length);
  for (let channel = 0; channel < channels && (channel + 1) * 512 <= headerBytes; channel++) {
    const view = new DataView(bytes.buffer, channel * 1024);
    fillDztHeader(view, channel, { words, bits });
    view.setUint16(2, recipe.data ?? channels, true);
    view.setUint16(52, channels, true);
    if (recipe.text) {
      view.setUint16(44, 200, true);
      view.setUint16(46, recipe.text.length, true);
      bytes.set(ascii(recipe.text), channel * 1024 + 200);
    }
    recipe.change?.(view, channel);
  }
  bytes.set(body, headerBytes);
  return { name: 'SCAN01.DZT', bytes };
}

export interface MalaRecipe {
  readonly kind?: 'rd3' | 'rd7';
  readonly samples?: number;
  readonly traces?: number;
  readonly channels?: number;
  readonly seed?: number;
  readonly settings?: Readonly<Record<string, string | null>>;
}

/** An .RD3 (16 bits) or .RD7 (32 bits) and its .RAD. */
export function makeMala(recipe: MalaRecipe = {}): { data: GprFile; header: GprFile } {
  const { kind = 'rd3', samples = 16, traces = 9, channels = 1, seed = 1 } = recipe;
  const bytes = samplesOf(samples * traces * channels, kind === 'rd3' ? 16 : 32, seed);
  const settings = {
    SAMPLES: String(samples),
    FREQUENCY: '2500.000000',
    'SIGNAL POSITION': '120',
    'DISTANCE FLAG': '1',
    'DISTANCE INTERVAL': '0.05',
    ANTENNAS: '500 MHz',
    'ANTENNA SEPARATION': '0.18',
    TIMEWINDOW: String(0.4 * samples),
    'LAST TRACE': String(traces * channels),
    'START POSITION': '2.000000',
    NUMBER_OF_CH: channels === 1 ? null : String(channels),
    ...recipe.settings,
  };
  const header = { name: 'profile_1.rad', bytes: ascii(lines(settings, (name) => `${name}:`)) };
  return { data: { name: `profile_1.${kind}`, bytes }, header };
}
