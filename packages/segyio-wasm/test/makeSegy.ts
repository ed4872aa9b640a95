/**
 * SEG-Y bytes made by hand for tests, apart from the library's own writer, byte positions spelled out.
 */
export interface Recipe {
  readonly order?: 'big' | 'little' | 'pair-swapped';
  readonly format?: number;
  readonly sampleBytes?: number;
  readonly samples?: number;
  readonly traces?: number;
  /** 16-bit words of the binary header by byte (3201…), over what the recipe says. */
  readonly binary?: Readonly<Record<number, number>>;
  /** 16-bit words of every trace header by byte (1…). */
  readonly trace?: Readonly<Record<number, number>>;
  readonly extendedText?: readonly string[];
  /** Raw sample word of a trace, as an unsigned number of `sampleBytes` bytes. */
  readonly word?: (trace: number, sample: number) => number;
}

export const DEFAULT_SAMPLES = 7;
export const DEFAULT_TRACES = 5;

function textBytes(text: string): Uint8Array {
  return Uint8Array.from({ length: 3200 }, (_, i) => text.charCodeAt(i) || 32);
}

/** Bits of a float32. */
export function bitsOf(value: number): number {
  return new Uint32Array(new Float32Array([value]).buffer)[0];
}

function put(view: DataView, at: number, size: number, word: number, isLittle: boolean): void {
  for (let i = 0; i < size; i++) {
    const shift = isLittle ? i : size - 1 - i;
    view.setUint8(at + i, Math.floor(word / 256 ** shift) % 256);
  }
}

/** A file of IEEE floats `100 · trace + sample` unless the recipe says otherwise; ASCII text header. */
export function makeSegy(recipe: Recipe = {}): Uint8Array {
  const { samples = DEFAULT_SAMPLES, traces = DEFAULT_TRACES, sampleBytes = 4, extendedText = [] } = recipe;
  const word = recipe.word ?? ((trace, sample) => bitsOf(100 * trace + sample));
  const isLittle = recipe.order === 'little';
  const firstTrace = 3600 + 3200 * extendedText.length;
  const traceBytes = 240 + samples * sampleBytes;
  const bytes = new Uint8Array(firstTrace + traces * traceBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(textBytes('C 1 MADE FOR A TEST'));
  extendedText.forEach((text, i) => {
    bytes.set(textBytes(text), 3600 + 3200 * i);
  });
  const binary = {
    3217: 2000,
    3221: samples,
    3225: recipe.format ?? 5,
    3501: 0x0100,
    3505: extendedText.length,
  };
  for (const [byte, value] of Object.entries({ ...binary, ...recipe.binary })) {
    put(view, Number(byte) - 1, 2, (value + 65536) % 65536, isLittle);
  }
  for (let trace = 0; trace < traces; trace++) {
    const at = firstTrace + trace * traceBytes;
    put(view, at, 4, trace + 1, isLittle);
    put(view, at + 20, 4, 1000 + trace, isLittle);
    for (const [byte, value] of Object.entries({ 115: samples, 117: 2000, ...recipe.trace })) {
      put(view, at + Number(byte) - 1, 2, (value + 65536) % 65536, isLittle);
    }
    for (let sample = 0; sample < samples; sample++) {
      put(view, at + 240 + sample * sampleBytes, sampleBytes, word(trace, sample), isLittle);
    }
  }
  if (recipe.order === 'pair-swapped') {
    for (let i = 3200; i + 1 < bytes.length; i += 2) [bytes[i], bytes[i + 1]] = [bytes[i + 1], bytes[i]];
  }
  return bytes;
}

/** Numbers from 0 up to `limit` by Marsaglia's xorshift32, the same on every run. */
export function seededWords(seed: number): (limit: number) => number {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 2 ** 32) * limit;
  };
}
