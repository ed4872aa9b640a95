import { readFileSync, writeFileSync } from 'node:fs';
import type { Damage } from '#main/testing/damaged/damage';
import type { Random } from '#seismic/numerics/random';

const PAGE_BYTES = 4096;

function changeBytes(change: (bytes: Buffer, random: Random) => Buffer): Damage {
  return ({ path, random }) => {
    writeFileSync(path, change(readFileSync(path), random));
    return {};
  };
}

function pageOf(bytes: Buffer, random: Random): number {
  return random.integer(Math.floor(bytes.length / PAGE_BYTES)) * PAGE_BYTES;
}

const flip = (bytes: Buffer, random: Random): Buffer => {
  const count = 1 + random.integer(40);
  for (let i = 0; i < count; i += 1) bytes[random.integer(bytes.length)] ^= 1 << random.integer(8);
  return bytes;
};

/** Cell counts, offsets and child pointers are in the first bytes of a page. */
const flipPageHeads = (bytes: Buffer, random: Random): Buffer => {
  for (let i = 0; i < 4; i += 1) bytes[pageOf(bytes, random) + random.integer(40)] = random.integer(256);
  return bytes;
};

const flipFileHead = (bytes: Buffer, random: Random): Buffer => {
  for (let i = 0; i < 3; i += 1) bytes[random.integer(100)] = random.integer(256);
  return bytes;
};

const cut = (bytes: Buffer, random: Random): Buffer => bytes.subarray(0, random.integer(bytes.length));

const cutAtPage = (bytes: Buffer, random: Random): Buffer => bytes.subarray(0, pageOf(bytes, random));

const zeroPage = (bytes: Buffer, random: Random): Buffer => {
  const at = pageOf(bytes, random);
  return bytes.fill(0, at, at + PAGE_BYTES);
};

/** One page in the place of another: trees share pages, or hold themselves. */
const copyPage = (bytes: Buffer, random: Random): Buffer => {
  const from = pageOf(bytes, random);
  bytes.copy(bytes, Math.max(PAGE_BYTES, pageOf(bytes, random)), from, from + PAGE_BYTES);
  return bytes;
};

/** An interior page whose children are all itself: a tree without end. */
const selfCycle = (bytes: Buffer, random: Random): Buffer => {
  const page = 1 + random.integer(bytes.length / PAGE_BYTES - 1);
  const at = page * PAGE_BYTES;
  const cells = 200;
  bytes.fill(0, at, at + PAGE_BYTES);
  bytes[at] = 5;
  bytes.writeUInt16BE(cells, at + 3);
  bytes.writeUInt16BE(PAGE_BYTES - cells * 5, at + 5);
  bytes.writeUInt32BE(page + 1, at + 8);
  for (let cell = 0; cell < cells; cell += 1) {
    const offset = PAGE_BYTES - (cell + 1) * 5;
    bytes.writeUInt16BE(offset, at + 12 + 2 * cell);
    bytes.writeUInt32BE(page + 1, at + offset);
    bytes[at + offset + 4] = cell & 127;
  }
  return bytes;
};

/** Damage to the bytes of the file. */
export const BYTES: Readonly<Record<string, Damage>> = {
  'flipped bits': changeBytes(flip),
  'flipped heads of pages': changeBytes(flipPageHeads),
  'a flipped head': changeBytes(flipFileHead),
  cut: changeBytes(cut),
  'cut at a page': changeBytes(cutAtPage),
  'a zeroed page': changeBytes(zeroPage),
  'a page twice': changeBytes(copyPage),
  'a page that is its own child': changeBytes(selfCycle),
};
