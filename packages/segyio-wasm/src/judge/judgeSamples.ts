import type { Remedy } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import type { FileLayout } from '../layout/layout.js';
import { formatIn, SAMPLE_FORMATS, type SampleFormat } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { unswappedSource } from '../source/unswappedSource.js';
import { readWords } from './readings.js';
import { markTelling, type TellingStretches } from './tellingWords.js';
import { costOf, type ReadingCost } from './wordCost.js';

/** Traces and samples of each that are looked at: a few first, more where those leave a doubt. */
const FIRST_LOOK = { traces: 6, samples: 72 };
const SECOND_LOOK = { traces: 24, samples: 256 };
/** A reading that takes so many bits a sample fewer than the stated one is proposed. */
const LEAST_GAIN_BITS = 0.25;
/** Fewer samples that differ from 0 and from each other tell nothing. */
const LEAST_WORDS = 200;

interface Look {
  readonly traces: number;
  readonly samples: number;
}

/** A way to read the samples, and what it costs. */
interface Reading extends ReadingCost {
  readonly format: SampleFormat;
  readonly order: ByteOrder;
}

/** What the samples themselves say about their format and order of bytes. */
export interface SampleJudgement {
  readonly warnings: readonly string[];
  readonly remedies: readonly Remedy[];
}

const SOUND: SampleJudgement = { warnings: [], remedies: [] };

/**
 * Where the stretches of a look are: traces spread over the file, each at another place along the trace.
 * Where asking costs time, only what is at hand is looked at: stretches of the first traces.
 */
function stretchesOf(layout: FileLayout, look: Look, readyBytes = Number.POSITIVE_INFINITY) {
  const { traceCount, sampleCount, format, firstTraceOffset, traceBytes, traceHeaderBytes } = layout;
  const count = Math.min(look.samples, sampleCount);
  const isSpread = readyBytes === Number.POSITIVE_INFINITY;
  const reachable = isSpread ? traceCount : Math.ceil((readyBytes - firstTraceOffset) / traceBytes);
  const traces = Math.max(0, Math.min(look.traces, traceCount, reachable));
  const places = Array.from({ length: traces }, (_, i) => {
    const trace = isSpread ? Math.floor(((i + 0.5) * traceCount) / traces) : i;
    const sample = isSpread ? Math.floor((sampleCount - count) * ((0.5 + i * 0.618) % 1)) : 0;
    const inTrace = traceHeaderBytes + sample * format.bytes;
    return { offset: firstTraceOffset + trace * traceBytes + inTrace, count };
  });
  return places.filter(({ offset }) => offset + count * format.bytes <= readyBytes);
}

/** Where the bytes of a look are, and how many words they are. */
type Place = ReturnType<typeof stretchesOf>[number];

async function readStretches(source: ByteSource, places: readonly Place[], wordBytes: number) {
  const ranges = places.map(({ offset, count }) => ({
    offset,
    target: new Uint8Array(count * wordBytes),
  }));
  await source.read(ranges);
  const parts = ranges.map(({ target }, i) => ({ bytes: target, count: places[i].count }));
  return markTelling(parts, wordBytes);
}

/** The bytes of a look by order: as they are, and where that can be meant with their pairs exchanged. */
async function readLook(
  source: ByteSource,
  layout: FileLayout,
  { look, orders }: { readonly look: Look; readonly orders: readonly ByteOrder[] },
): Promise<(order: ByteOrder) => TellingStretches> {
  const places = stretchesOf(layout, look, source.readyBytes);
  const asTheyLie = await readStretches(source, places, layout.format.bytes);
  if (!orders.includes('pair-swapped')) return () => asTheyLie;
  const swapped = await readStretches(unswappedSource(source), places, layout.format.bytes);
  return (order) => (order === 'pair-swapped' ? swapped : asTheyLie);
}

/** Every reading of words of the format's length, in the orders given, the cheapest first. */
function readingsOf(
  layout: FileLayout,
  bytesIn: (order: ByteOrder) => TellingStretches,
  orders: readonly ByteOrder[],
): { readonly readings: Reading[]; readonly tellingCount: number } {
  const formats = SAMPLE_FORMATS.filter(({ bytes }) => bytes === layout.format.bytes);
  const readings: Reading[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const order of orders) {
    const { stretches, tellingCount } = bytesIn(order);
    least = Math.min(least, tellingCount);
    for (const known of formats) {
      const format = formatIn(known, layout.revision);
      const words = stretches.map((raw) => readWords(raw, format, order === 'little' ? 'little' : 'big'));
      readings.push({ ...costOf(words, 8 * format.bytes), format, order });
    }
  }
  return { readings: readings.sort((a, b) => a.bitsPerSample - b.bitsPerSample), tellingCount: least };
}

/** The orders worth a look; the bytes of one-byte samples have none. */
function ordersOf({ sampleByteOrder, format }: FileLayout, isThorough: boolean): ByteOrder[] {
  if (format.bytes === 1) return [sampleByteOrder];
  const all: ByteOrder[] = ['big', 'little'];
  if (sampleByteOrder === 'pair-swapped' || (isThorough && format.bytes > 2)) all.push('pair-swapped');
  return all;
}

function isStated({ format, sampleByteOrder }: FileLayout, reading: Reading): boolean {
  return reading.format.code === format.code && reading.order === sampleByteOrder;
}

function nameOf({ format, order }: Reading, layout: FileLayout): string {
  const inOrder =
    order === layout.sampleByteOrder ? '' : `, ${order}${order === 'pair-swapped' ? '' : '-endian'}`;
  return `format ${format.code} (${format.name})${inOrder}`;
}

function percentOf(share: number): string {
  return share >= 0.1 ? `${Math.round(100 * share)} %` : `${(100 * share).toFixed(1)} %`;
}

function remedyOf(layout: FileLayout, stated: Reading, better: Reading): Remedy {
  const gain = stated.bitsPerSample - better.bitsPerSample;
  const flaws =
    stated.flawShare > 0.005
      ? `; ${percentOf(stated.flawShare)} of them are no proper values of the stated format`
      : '';
  return {
    options: {
      ...(better.format.code === layout.format.code ? {} : { formatCode: better.format.code }),
      ...(better.order === layout.sampleByteOrder ? {} : { sampleByteOrder: better.order }),
    },
    reason:
      `Read as ${nameOf(better, layout)} the samples are far more like seismic data: ` +
      `${better.bitsPerSample.toFixed(1)} bits a sample instead of ${stated.bitsPerSample.toFixed(1)}${flaws}.`,
    score: Math.round(100 * (1 - 2 ** (-2 * gain))) / 100,
  };
}

/** Up to three readings that are better than the stated one by enough, and not much worse than the best. */
function judgementOf(layout: FileLayout, readings: readonly Reading[]): SampleJudgement {
  const stated = readings.find((reading) => isStated(layout, reading));
  if (!stated || stated.bitsPerSample - readings[0].bitsPerSample < LEAST_GAIN_BITS) return SOUND;
  const remedies = readings
    .filter(({ bitsPerSample }) => stated.bitsPerSample - bitsPerSample >= LEAST_GAIN_BITS)
    .slice(0, 3)
    .map((better) => remedyOf(layout, stated, better));
  const what = `The samples do not look like format ${layout.format.code} (${layout.format.name}), ${layout.sampleByteOrder}`;
  const where = layout.kind === 'su' ? '' : ', as which they are read by the headers';
  return { warnings: [`${what}${where}. ${remedies[0].reason}`], remedies };
}

/**
 * Holds some thousand samples against the stated format and order of bytes, and every other format of the
 * same length against them. Nothing is switched: what is more plausible is told and proposed.
 * @throws SegyError as the source does
 */
export async function judgeSamples(source: ByteSource, layout: FileLayout): Promise<SampleJudgement> {
  for (const [look, isThorough] of [
    [FIRST_LOOK, false],
    [SECOND_LOOK, true],
  ] as const) {
    const orders = ordersOf(layout, isThorough);
    const bytesIn = await readLook(source, layout, { look, orders });
    const { readings, tellingCount } = readingsOf(layout, bytesIn, orders);
    const [best, next] = readings;
    const isBest =
      isStated(layout, best) &&
      (next === undefined || next.bitsPerSample - best.bitsPerSample >= LEAST_GAIN_BITS);
    const isEnough = tellingCount >= LEAST_WORDS;
    if (isBest && isEnough) return SOUND;
    if (isThorough) return isEnough ? judgementOf(layout, readings) : SOUND;
  }
  return SOUND;
}

/** The reading that the samples speak for most, whatever the layout states, and the bits by which it leads; null if too few tell. */
export async function likeliestReading(
  source: ByteSource,
  layout: FileLayout,
): Promise<{ readonly format: SampleFormat; readonly order: ByteOrder; readonly leadBits: number } | null> {
  const orders = ordersOf(layout, true);
  const bytesIn = await readLook(source, layout, { look: SECOND_LOOK, orders });
  const { readings, tellingCount } = readingsOf(layout, bytesIn, orders);
  if (tellingCount < LEAST_WORDS) return null;
  const [{ format, order, bitsPerSample }, next] = readings;
  return { format, order, leadBits: (next?.bitsPerSample ?? bitsPerSample) - bitsPerSample };
}
