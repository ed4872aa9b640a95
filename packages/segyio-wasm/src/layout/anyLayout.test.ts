import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSamples } from '../../test/exactSamples.js';
import { type AnyRecipe, makeAnySegy } from '../../test/makeAnySegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';

const FORMATS: readonly (readonly [code: number, bytes: number, array: string])[] = [
  [1, 4, 'Float32Array'],
  [2, 4, 'Int32Array'],
  [3, 2, 'Int16Array'],
  [4, 4, 'Float64Array'],
  [5, 4, 'Float32Array'],
  [6, 8, 'Float64Array'],
  [7, 3, 'Int32Array'],
  [8, 1, 'Int8Array'],
  [9, 8, 'BigInt64Array'],
  [10, 4, 'Uint32Array'],
  [11, 2, 'Uint16Array'],
  [12, 8, 'BigUint64Array'],
  [15, 3, 'Uint32Array'],
  [16, 1, 'Uint8Array'],
];

/** Bytes that look random, the same for the same seed. */
function noise(seed: number): (at: number) => number {
  return (at) => (Math.imul(at + seed, 2654435761) >>> 13) & 0xff;
}

/** The samples' exact values, from the bytes of the same file in big- or little-endian order. */
function expectedSamples(recipe: AnyRecipe): Float64Array {
  const order = recipe.order === 'little' ? 'little' : 'big';
  const { extensions = [], extendedText = [], gapBytes = 0 } = recipe;
  return exactSamples({
    bytes: makeAnySegy({ ...recipe, order }),
    formatCode: recipe.formatCode,
    isBeforeRevision2: (recipe.revision?.[0] ?? 0) < 2,
    isLittle: order === 'little',
    firstTraceOffset: 3600 + 3200 * extendedText.length + gapBytes,
    traceCount: recipe.traceCount,
    sampleCount: recipe.sampleCount,
    headerBytes: 240 * (1 + extensions.length),
  });
}

function bitsOf(values: ArrayLike<number>): Uint32Array {
  return new Uint32Array(Float32Array.from(Array.from(values)).buffer);
}

/** NaN has many bit patterns, and which one comes through arithmetic is the engine's affair. */
function same(found: ArrayLike<number>, exact: Float64Array): boolean {
  const [ours, theirs] = [bitsOf(found), bitsOf(exact)];
  return (
    ours.length === theirs.length && ours.every((bits, i) => bits === theirs[i] || Number.isNaN(exact[i]))
  );
}

const order = fc.constantFrom('big' as const, 'little' as const, 'pair-swapped' as const);
const revision = fc.constantFrom<readonly [number, number]>([0, 0], [1, 0], [0, 1], [2, 0], [2, 1]);

const recipes: fc.Arbitrary<AnyRecipe> = fc
  .record({
    order,
    revision,
    format: fc.constantFrom(...FORMATS),
    sampleCount: fc.integer({ min: 1, max: 40 }),
    traceCount: fc.integer({ min: 0, max: 5 }),
    texts: fc.integer({ min: 0, max: 3 }),
    isCounted: fc.boolean(),
    extensionCount: fc.integer({ min: 0, max: 3 }),
    gapBytes: fc.constantFrom(0, 2, 64, 4096),
    trailerCount: fc.integer({ min: 0, max: 2 }),
    isTrailerCounted: fc.boolean(),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map((made) => {
    const isRev2 = made.revision[0] === 2;
    const hasTexts = made.revision[0] + made.revision[1] > 0;
    // Pairs can only be known by rev 2's constant.
    const isKnowable = isRev2 || made.order !== 'pair-swapped';
    const texts = Array.from({ length: hasTexts ? made.texts : 0 }, (_, i) => `((SEG: Part ${i})) text`);
    const ended = made.isCounted || texts.length === 0 ? texts : [...texts, '((SEG: EndText))'];
    const trailers = Array.from({ length: isRev2 ? made.trailerCount : 0 }, (_, i) => `((JOE: ${i})) end`);
    return {
      order: isKnowable ? made.order : 'little',
      revision: made.revision,
      formatCode: made.format[0],
      sampleBytes: made.format[1],
      sampleCount: made.sampleCount,
      traceCount: made.traceCount,
      extendedText: ended,
      statedTexts: made.isCounted || texts.length === 0 ? ended.length : 0xffff,
      extensions: ['SEG00001', 'MINE', 'YOURS'].slice(0, isRev2 ? made.extensionCount : 0),
      gapBytes: isRev2 ? made.gapBytes : 0,
      trailers,
      statedTrailers: made.isTrailerCounted ? trailers.length : 0xffffffff,
      statesTraceCount: !made.isTrailerCounted,
      sampleByte: noise(made.seed),
    };
  });

describe('any layout', () => {
  it('is found, and every sample is the exact value rounded once', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const dataset = await openSegy(createMemorySource(makeAnySegy(recipe)));
        const { extensions = [], extendedText = [], trailers = [], gapBytes = 0 } = recipe;
        expect(dataset.layout).toMatchObject({
          kind: 'segy',
          byteOrder: recipe.order,
          format: { code: recipe.formatCode },
          extendedTextCount: extendedText.length,
          firstTraceOffset: 3600 + 3200 * extendedText.length + gapBytes,
          traceHeaderBytes: 240 * (1 + extensions.length),
          sampleCount: recipe.sampleCount,
          traceCount: recipe.traceCount,
          dataTrailerCount: trailers.length,
          leftOutBytes: 0,
        });
        expect((await dataset.trailers()).map(({ lines }) => lines[0])).toEqual(trailers);
        expect(same(await dataset.trace.readBlock(), expectedSamples(recipe))).toBe(true);
        const cdp = await dataset.attributes('CDP');
        expect([...cdp]).toEqual(Array.from(cdp, (_, trace) => 1000 + trace));
      }),
      { seed: 41, numRuns: 400 },
    );
  });

  it('is read in its own type, whole and in windows', async () => {
    const made = fc.record({
      format: fc.constantFrom(...FORMATS),
      order,
      sampleCount: fc.integer({ min: 1, max: 30 }),
      seed: fc.integer({ min: 0, max: 1e6 }),
      window: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000)),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ format: [formatCode, sampleBytes, array], seed, ...rest }) => {
        const traceCount = 5;
        const shape = { formatCode, sampleBytes, traceCount, revision: [2, 0] as const };
        const recipe = { ...rest, ...shape, sampleByte: noise(seed) };
        const dataset = await openSegy(createMemorySource(makeAnySegy(recipe)));
        const [a, b, c, d] = rest.window;
        const firstTrace = a % traceCount;
        const firstSample = c % rest.sampleCount;
        const window = {
          firstTrace,
          traceCount: b % (traceCount - firstTrace + 1),
          firstSample,
          sampleCount: d % (rest.sampleCount - firstSample + 1),
        };
        const exact = expectedSamples(recipe);
        const native = await dataset.trace.readNative(window);
        expect(native.constructor.name).toBe(array);
        const places = Array.from({ length: window.traceCount * window.sampleCount }, (_, i) => {
          const trace = firstTrace + Math.floor(i / window.sampleCount);
          return trace * rest.sampleCount + firstSample + (i % window.sampleCount);
        });
        const expected = Float64Array.from(places, (place) => exact[place]);
        expect(same(await dataset.trace.readBlock(window), expected)).toBe(true);
        const values = Float64Array.from(places, (_, i) => Number(native[i]));
        // 64-bit integers are held to the bit below, other types here: a double holds them exactly.
        if (sampleBytes === 8 && formatCode !== 6) expect(same(values, expected)).toBe(true);
        else if (formatCode !== 1) expect(values).toEqual(expected);
        else expect(same(values, expected)).toBe(true);
      }),
      { seed: 42, numRuns: 400 },
    );
  });

  it.each([
    [9, (view: DataView, at: number, isLittle: boolean) => view.getBigInt64(at, isLittle)],
    [12, (view: DataView, at: number, isLittle: boolean) => view.getBigUint64(at, isLittle)],
  ] as const)('64-bit integers of format %d keep every bit', async (formatCode, read) => {
    const shape = {
      formatCode,
      sampleBytes: 8,
      sampleCount: 11,
      traceCount: 3,
      sampleByte: noise(formatCode),
    };
    for (const isLittle of [false, true]) {
      const bytes = makeAnySegy({ ...shape, order: isLittle ? 'little' : 'big', revision: [2, 1] });
      const view = new DataView(bytes.buffer);
      const expected = Array.from({ length: 33 }, (_, i) =>
        read(view, 3840 + Math.floor(i / 11) * (240 + 88) + (i % 11) * 8, isLittle),
      );
      const dataset = await openSegy(createMemorySource(bytes));
      expect([...(await dataset.trace.readNative())]).toEqual(expected);
    }
  });

  it.each([
    [
      [2, 1],
      [5, 2.5, -0.125, -1, 2 ** -255],
      [5, 2.5, -0.125, -1, 0],
    ],
    [
      [1, 0],
      [5, 10, -8, -(2 ** 30), 2 ** 255],
      [5, 10, -8, -(2 ** 30), Number.POSITIVE_INFINITY],
    ],
  ] as const)('fixed point with gain in revision %j', async (revision, native, rounded) => {
    // First byte unused, then the gain, then a signed 16-bit mantissa.
    const words = [0x00_00_00_05, 0x00_01_00_05, 0x00_03_ff_ff, 0xff_0f_80_00, 0x00_ff_00_01];
    const bytes = words.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
    const dataset = await openSegy(
      createMemorySource(
        makeAnySegy({
          ...{ order: 'big', formatCode: 4, sampleBytes: 4, sampleCount: 5, traceCount: 1, revision },
          sampleByte: (at) => bytes[at],
        }),
      ),
    );
    expect([...(await dataset.trace.readNative())]).toEqual(native);
    expect([...(await dataset.trace.read(0))]).toEqual(rounded);
  });

  it('more than 65 535 samples, stated in rev 2’s extended field', async () => {
    const sampleCount = 70_003;
    const shape = { formatCode: 8, sampleBytes: 1, sampleCount, traceCount: 2, revision: [2, 0] as const };
    const bytes = makeAnySegy({ ...shape, order: 'little', sampleByte: (at) => at % 101 });
    const dataset = await openSegy(createMemorySource(bytes));
    expect(dataset.layout).toMatchObject({ sampleCount, traceCount: 2, warnings: [] });
    expect((await dataset.trace.read(1))[69_999]).toBe((sampleCount + 69_999) % 101);
  });
});
