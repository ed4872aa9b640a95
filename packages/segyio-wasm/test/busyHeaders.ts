import { seededWords } from './makeSegy.js';

/** Kinds of headers that are hard to find keys in. */
export const BUSY_KINDS = ['shots', 'random words', 'coarse words', 'random bytes', 'counters'] as const;
export type BusyKind = (typeof BUSY_KINDS)[number];

const CHANNELS = 120;

type Put = (byte: number, value: number) => void;

/** Shots of 120 channels with coordinates, elevations, statics, times and words that mean nothing. */
function putShot(put32: Put, put16: Put, trace: number): void {
  const [shot, channel] = [Math.floor(trace / CHANNELS), trace % CHANNELS];
  const words: Readonly<Record<number, number>> = {
    ...{ 1: trace + 1, 5: trace + 1, 9: 1000 + shot, 13: channel + 1, 17: 2000 + 2 * shot },
    ...{ 21: 500 + 4 * shot + channel, 25: (channel >> 1) + 1, 37: 25 * channel - 3000 },
    ...{ 41: (7 * trace) % 300, 45: (11 * trace) % 300, 61: (13 * trace) % 900 },
    ...{ 73: 43_000_000 + 2500 * shot, 77: 670_000_000 + 100 * shot },
    ...{ 81: 43_000_007 + 2500 * (shot - channel), 85: 670_000_000 + 100 * shot + 3 * channel },
    ...{ 181: (31 * trace) % 100_000, 185: (37 * trace) % 100_000, 197: 3000 + shot },
  };
  for (const [byte, value] of Object.entries(words)) put32(Number(byte), value);
  for (const [byte, value] of [
    ...[[29, 1] as const, [71, -100] as const, [163, Math.floor(shot / 3600)] as const],
    ...[[165, Math.floor(shot / 60) % 60] as const, [167, shot % 60] as const],
  ])
    put16(byte, value);
}

/** One trace header of 240 bytes, without sample count and interval. */
function putHeader(header: DataView, kind: BusyKind, trace: number, random: (limit: number) => number): void {
  const put32: Put = (byte, value) => header.setInt32(byte - 1, value);
  if (kind === 'shots') {
    putShot(put32, (byte, value) => header.setInt16(byte - 1, value), trace);
    return;
  }
  for (let byte = 1; byte <= 237; byte += 4) {
    if (kind === 'random words') put32(byte, random(2 ** 32));
    else if (kind === 'coarse words') put32(byte, random(300 + 40 * byte));
    else if (kind === 'counters')
      put32(byte, Math.floor(trace / (1 + byte)) * (byte + 3) + (trace % (byte + 1)));
    else put32(byte, random(16) * 0x1010101);
  }
}

/** A big-endian line of IEEE floats with busy headers; the same kind and count give the same bytes. */
export function makeBusyHeaders(kind: BusyKind, traces: number, samples = 4): Uint8Array {
  const traceBytes = 240 + 4 * samples;
  const bytes = new Uint8Array(3600 + traces * traceBytes);
  bytes.fill(0x40, 0, 3200);
  const view = new DataView(bytes.buffer);
  for (const [byte, value] of [
    ...[[3217, 2000] as const, [3221, samples] as const, [3225, 5] as const, [3501, 0x100] as const],
  ])
    view.setInt16(byte - 1, value);
  const random = seededWords(7);
  for (let trace = 0; trace < traces; trace++) {
    const at = 3600 + trace * traceBytes;
    putHeader(new DataView(bytes.buffer, at, 240), kind, trace, random);
    view.setInt16(at + 114, samples);
    view.setInt16(at + 116, 2000);
    for (let i = 0; i < samples; i++) view.setFloat32(at + 240 + 4 * i, random(2) - 1);
  }
  return bytes;
}
