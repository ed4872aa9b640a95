/** Sound files made odd in the ways that archives show: text, lengths, what is behind the traces, own words of Seismic Unix. */
import { type CodePage, ebcdicOfLatin } from '../../src/text/ebcdic.js';
import { makeSegy } from '../makeSegy.js';

type Pick = (limit: number) => number;

/** A sound file, and where its traces are. */
export interface SoundShape {
  readonly bytes: Uint8Array;
  readonly isLittle: boolean;
  readonly firstTrace: number;
  readonly traceBytes: number;
  readonly traces: number;
}

const SIGNS = ['C 1 ', '[A] ', ']', '^2 ', '!', '|', '¢', 'Ý', '((SEG: EndText))', 'é', '\0', '~'];
const LINE_ENDS = ['\n', '\r\n', '\r', '\x85', '', ''];
const PAGES: readonly CodePage[] = [37, 500, 1047];

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Lines of signs, with line ends or without, in ASCII or one of the code pages. */
function someText(pick: Pick): Uint8Array {
  const end = LINE_ENDS[pick(LINE_ENDS.length)];
  const line = () => Array.from({ length: pick(12) }, () => SIGNS[pick(SIGNS.length)]).join('') + end;
  const width = pick(2) === 0 ? 0 : 80;
  const text = Array.from({ length: 1 + pick(60) }, () => line().padEnd(width)).join('');
  const latin = Uint8Array.from(text.padEnd(3200, pick(3) === 0 ? '\0' : ' ').slice(0, 3200), (sign) =>
    sign.charCodeAt(0),
  );
  return pick(3) === 0 ? latin : ebcdicOfLatin(latin, PAGES[pick(3)]);
}

function withText({ bytes, firstTrace }: SoundShape, pick: Pick): Uint8Array {
  const changed = bytes.slice();
  const extended = Math.max(0, (firstTrace - 3600) / 3200);
  for (let header = 0; header <= extended; header++)
    if (pick(2) === 0) changed.set(someText(pick), header === 0 ? 0 : 400 + 3200 * header);
  return changed;
}

/** Every trace with a length of its own, or with bytes behind its samples that are none. */
function withLengths(shape: SoundShape, pick: Pick): Uint8Array {
  const { bytes, firstTrace, traceBytes, traces, isLittle } = shape;
  const isTail = pick(3) === 0;
  const tail = new Uint8Array(4 * (1 + pick(20)));
  const parts = [bytes.subarray(0, firstTrace)];
  for (let trace = 0; trace < traces; trace++) {
    const whole = bytes.slice(firstTrace + trace * traceBytes, firstTrace + (trace + 1) * traceBytes);
    const sampleCount = new DataView(whole.buffer).getUint16(114, isLittle);
    const sampleBytes = (traceBytes - 240) / Math.max(1, sampleCount);
    const count = isTail ? sampleCount : 1 + pick(Math.max(1, sampleCount));
    new DataView(whole.buffer).setUint16(114, count, isLittle);
    parts.push(whole.subarray(0, Math.floor(240 + count * sampleBytes)), isTail ? tail : new Uint8Array(0));
  }
  return joined(parts);
}

function withAnother({ bytes }: SoundShape, pick: Pick): Uint8Array {
  const another = makeSegy({
    traces: pick(5),
    samples: 1 + pick(30),
    order: pick(3) === 0 ? 'little' : 'big',
  });
  const files = [bytes, pick(4) === 0 ? another.subarray(0, 3200) : another];
  return joined(pick(5) === 0 ? [...files, another] : files);
}

function withZeros({ bytes }: SoundShape, pick: Pick): Uint8Array {
  const block = [512, 4096, 32768][pick(3)];
  return joined([bytes, new Uint8Array(block - (bytes.length % block))]);
}

function asText({ bytes }: SoundShape): Uint8Array {
  return Uint8Array.from([...bytes].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));
}

/** Floats where Seismic Unix has d1, f1, d2, f2 and its other words. */
function withFloats({ bytes, firstTrace, traceBytes, traces, isLittle }: SoundShape, pick: Pick): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const values = [0, 0.002, 0.004, 12.5, -1, 1e30, Number.NaN, Number.POSITIVE_INFINITY, 1e-40];
  const [byte, value] = [181 + 4 * pick(6), values[pick(values.length)]];
  for (let trace = 0; trace < traces; trace++)
    view.setFloat32(
      firstTrace + trace * traceBytes + byte - 1,
      value * (pick(2) === 0 ? 1 : trace),
      isLittle,
    );
  if (traces > 0 && pick(2) === 0) view.setUint16(firstTrace + 116, 0, isLittle);
  return changed;
}

function withFormat0({ bytes }: SoundShape): Uint8Array {
  const changed = bytes.slice();
  changed.fill(0, 3224, 3226);
  return changed;
}

const WAYS = [withText, withText, withLengths, withAnother, withZeros, asText, withFloats, withFormat0];
const SU_WAYS = [withFloats, withFloats, withLengths, withZeros, asText];

/** The file's bytes, made odd in one of the ways. */
export function shapedSegy(shape: SoundShape, isSu: boolean, pick: Pick): Uint8Array {
  const ways = isSu ? SU_WAYS : WAYS;
  return ways[pick(ways.length)](shape, pick);
}
