/** The section that odd files hold: 24 traces of 120 samples, 4 ms, reflections, a diffraction and some noise. */
import { bitsOf, makeSegy, type Recipe, seededWords } from '../makeSegy.js';
import type { Right } from './oddFile.js';

export const TRACES = 24;
export const SAMPLES = 120;
export const INTERVAL_US = 4000;

function ricker(at: number, frequency: number): number {
  const square = (Math.PI * frequency * at) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

const random = seededWords(11);
const AMPLITUDES = Array.from({ length: TRACES }, (_, trace) =>
  Array.from({ length: SAMPLES }, (_, sample) => {
    const reflections =
      900 * ricker(sample - 36 - 0.05 * trace, 0.06) - 700 * ricker(sample - 84 + 0.1 * trace, 0.05);
    const diffraction = 600 * ricker(sample - Math.hypot(54, 1.2 * (trace - 12)), 0.07);
    return Math.fround(reflections + diffraction + 40 * (random(1) - 0.5));
  }),
);

export function amplitude(trace: number, sample: number): number {
  return AMPLITUDES[trace % TRACES][sample % SAMPLES];
}

/** What is right of the section, its values changed by `value`. */
export function rightSection(
  value: (amplitude: number) => number = (x) => x,
  change: Partial<Right> = {},
): Right {
  const { traces = TRACES, samples = SAMPLES } = change;
  return {
    ...{ traces, samples, intervalUs: INTERVAL_US, startMs: 0 },
    first: Array.from({ length: 4 }, (_, sample) => value(amplitude(0, sample))),
    last: value(amplitude(traces - 1, samples - 1)),
    ...change,
  };
}

/** Words of the section by sample format, as unsigned numbers. */
export const WORDS = {
  ieee: (trace: number, sample: number) => bitsOf(amplitude(trace, sample)),
  ibm: (trace: number, sample: number) => ibmBits(amplitude(trace, sample)),
  int32: (trace: number, sample: number) => (Math.round(amplitude(trace, sample)) + 2 ** 32) % 2 ** 32,
  int16: (trace: number, sample: number) => (Math.round(amplitude(trace, sample)) + 2 ** 16) % 2 ** 16,
  int8: (trace: number, sample: number) => (Math.round(amplitude(trace, sample) / 10) + 2 ** 8) % 2 ** 8,
} as const;

/** An IBM float: sign, seven bits of a power of 16 and 24 of a fraction. */
function ibmBits(value: number): number {
  if (value === 0) return 0;
  const sign = value < 0 ? 2 ** 31 : 0;
  const power = Math.floor(Math.log2(Math.abs(value)) / 4) + 1;
  const fraction = Math.round((Math.abs(value) / 16 ** power) * 2 ** 24);
  return fraction === 2 ** 24
    ? sign + (power + 65) * 2 ** 24 + 2 ** 20
    : sign + (power + 64) * 2 ** 24 + fraction;
}

/** A revision 1 file of the section in IEEE floats, unless the recipe says otherwise. */
export function sectionFile(recipe: Recipe = {}): Uint8Array {
  const { binary, trace, ...shape } = recipe;
  return makeSegy({
    ...{ traces: TRACES, samples: SAMPLES, word: WORDS.ieee, ...shape },
    binary: { 3217: INTERVAL_US, ...binary },
    trace: { 117: INTERVAL_US, ...trace },
  });
}

/** The same without its file header: Seismic Unix. */
export function sectionSu(recipe: Recipe = {}): Uint8Array {
  return sectionFile(recipe).slice(3600);
}

/** Exchanges the bytes of each sample of four bytes; `first` is where the first trace begins. */
export function swapSamples(bytes: Uint8Array, first: number): Uint8Array {
  const traceBytes = 240 + 4 * SAMPLES;
  for (let at = first; at < bytes.length; at += traceBytes)
    for (let sample = at + 240; sample < at + traceBytes; sample += 4)
      bytes.subarray(sample, sample + 4).reverse();
  return bytes;
}

/** Puts 32-bit words into the trace headers by first byte; `make` is given the trace's number. */
export function putWords(
  bytes: Uint8Array,
  words: Readonly<Record<number, (trace: number) => number>>,
  samples = SAMPLES,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const traceBytes = 240 + 4 * samples;
  for (let trace = 0; 3600 + trace * traceBytes < bytes.length; trace++)
    for (const [byte, make] of Object.entries(words))
      view.setInt32(3600 + trace * traceBytes + Number(byte) - 1, make(trace));
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
