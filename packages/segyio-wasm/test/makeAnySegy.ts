/**
 * SEG-Y or Seismic Unix bytes of any layout with given sample bytes, for property tests. Written apart from
 * the library: positions are spelled out, words laid down by DataView.
 */
export type AnyOrder = 'big' | 'little' | 'pair-swapped';

export interface AnyRecipe {
  readonly order: AnyOrder;
  readonly formatCode: number;
  readonly sampleBytes: number;
  readonly sampleCount: number;
  readonly traceCount: number;
  /** Bytes 3501 and 3502. */
  readonly revision: readonly [number, number];
  readonly extendedText?: readonly string[];
  /** What bytes 3505-3506 say; the number of extended texts where it is left out. */
  readonly statedTexts?: number;
  /** Names of trace header extensions (rev 2); their bytes 1 to 232 come from `extensionByte`. */
  readonly extensions?: readonly string[];
  /** Bytes between the text headers and the first trace, stated in bytes 3521-3528 (rev 2). */
  readonly gapBytes?: number;
  readonly trailers?: readonly string[];
  /** What bytes 3529-3532 say; the number of trailers where it is left out. */
  readonly statedTrailers?: number;
  readonly statesTraceCount?: boolean;
  /** Byte `at` of the samples, counted over the whole file, as a big- or little-endian file has it. */
  readonly sampleByte: (at: number) => number;
  readonly extensionByte?: (trace: number, extension: number, at: number) => number;
}

function put(target: Uint8Array, at: number, text: string, length = text.length): void {
  for (let i = 0; i < length; i++) target[at + i] = text.charCodeAt(i) || 32;
}

function binaryHeader(view: DataView, recipe: AnyRecipe, firstTrace: number): void {
  const { revision, formatCode, sampleCount, extensions = [], trailers = [] } = recipe;
  const isLittle = recipe.order === 'little';
  const put16 = (byte: number, value: number) => view.setUint16(byte - 1, value, isLittle);
  const put32 = (byte: number, value: number) => view.setUint32(byte - 1, value, isLittle);
  put16(3217, 2000);
  put16(3221, Math.min(65535, sampleCount));
  put16(3225, formatCode);
  view.setUint8(3500, revision[0]);
  view.setUint8(3501, revision[1]);
  put16(3505, recipe.statedTexts ?? recipe.extendedText?.length ?? 0);
  if (revision[0] < 2) return;
  if (sampleCount > 65535) put32(3269, sampleCount);
  put32(3297, 0x01020304);
  if (revision[1] === 0) put32(3507, extensions.length);
  else put16(3507, extensions.length);
  if (recipe.statesTraceCount) view.setBigUint64(3512, BigInt(recipe.traceCount), isLittle);
  if (recipe.gapBytes) view.setBigUint64(3520, BigInt(firstTrace), isLittle);
  put32(3529, recipe.statedTrailers ?? trailers.length);
}

/** The bytes, with traces numbered from 1 in bytes 1-4 and 1000 + trace in bytes 21-24. */
export function makeAnySegy(recipe: AnyRecipe): Uint8Array {
  const { sampleCount, sampleBytes, traceCount, extensions = [], extendedText = [], trailers = [] } = recipe;
  const headerBytes = 240 * (1 + extensions.length);
  const traceBytes = headerBytes + sampleCount * sampleBytes;
  const firstTrace = 3600 + 3200 * extendedText.length + (recipe.gapBytes ?? 0);
  const bytes = new Uint8Array(firstTrace + traceCount * traceBytes + 3200 * trailers.length);
  const view = new DataView(bytes.buffer);
  const isLittle = recipe.order === 'little';
  put(bytes, 0, 'C 1 MADE FOR A PROPERTY TEST', 3200);
  binaryHeader(view, recipe, firstTrace);
  extendedText.forEach((text, i) => {
    put(bytes, 3600 + 3200 * i, text, 3200);
  });
  for (let trace = 0; trace < traceCount; trace++) {
    const at = firstTrace + trace * traceBytes;
    view.setInt32(at, trace + 1, isLittle);
    view.setInt32(at + 20, 1000 + trace, isLittle);
    view.setUint16(at + 114, sampleCount > 65535 ? 0 : sampleCount, isLittle);
    view.setUint16(at + 116, 2000, isLittle);
    extensions.forEach((name, extension) => {
      for (let i = 0; i < 232; i++)
        bytes[at + 240 * (1 + extension) + i] = recipe.extensionByte?.(trace, extension, i) ?? 0;
      put(bytes, at + 240 * (2 + extension) - 8, name, 8);
    });
    for (let i = 0; i < sampleCount * sampleBytes; i++)
      bytes[at + headerBytes + i] = recipe.sampleByte(trace * sampleCount * sampleBytes + i);
  }
  trailers.forEach((text, i) => {
    put(bytes, firstTrace + traceCount * traceBytes + 3200 * i, text, 3200);
  });
  if (recipe.order === 'pair-swapped') swapPairs(bytes, 0);
  return bytes;
}

/** Exchanges the bytes of each pair from an even place on, as `dd conv=swab` does. */
export function swapPairs(bytes: Uint8Array, from: number): void {
  for (let i = from; i + 1 < bytes.length; i += 2) [bytes[i], bytes[i + 1]] = [bytes[i + 1], bytes[i]];
}
