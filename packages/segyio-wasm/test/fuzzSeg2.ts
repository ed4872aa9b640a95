/** Damaged SEG-2 files, seeded: each must open, be read through and be written as SEG-Y, or fail with a coded error. */
import { SegyError } from '../src/base/errors.js';
import { openSeg2 } from '../src/seg2/openSeg2.js';
import { createMemorySink } from '../src/source/byteSink.js';
import { createMemorySource } from '../src/source/byteSource.js';
import { copySegy } from '../src/write/copySegy.js';
import { makeSeg2 } from './makeSeg2.js';

type Pick = (limit: number) => number;

const NUMBERS = ['0.001', '0', '-1', '1e300', 'NaN', '', '2e-10', '0,5', '1e-300', 'x'];

function damagedSeg2(pick: Pick): Uint8Array {
  const number = () => NUMBERS[pick(NUMBERS.length)];
  const bytes = makeSeg2({
    order: pick(2) === 0 ? 'little' : 'big',
    formatCode: 1 + pick(5),
    traces: Array.from({ length: 1 + pick(5) }, () => Array.from({ length: 1 + pick(20) }, (_, i) => i - 9)),
    fileStrings: [`UNITS ${['FEET', 'METERS', 'X'][pick(3)]}`, 'NOTE X'],
    strings: () => [
      `SAMPLE_INTERVAL ${number()}`,
      `DELAY ${number()}`,
      `RECEIVER_LOCATION ${number()} ${number()}`,
      `CHANNEL_NUMBER ${number()}`,
    ],
  });
  // Words of the descriptors, most of which lie in front, decide more than samples do.
  for (let i = pick(4); i > 0; i--) bytes[pick(pick(2) === 0 ? 64 : bytes.length) % bytes.length] = pick(256);
  return pick(4) === 0 ? bytes.slice(0, pick(bytes.length)) : bytes;
}

/** True where the file opened and was read through. @throws whatever is no coded error */
export async function tryDamagedSeg2(pick: Pick): Promise<boolean> {
  const file = damagedSeg2(pick);
  try {
    const dataset = await openSeg2(createMemorySource(file, 'x.sg2'), pick(3) === 0 ? { recover: true } : {});
    await dataset.trace.readBlock();
    await dataset.header.columns(['offset', 'GroupX']);
    await copySegy(dataset, createMemorySink(), { formatCode: 5 });
    return true;
  } catch (error) {
    if (error instanceof SegyError && /\.$/.test(error.remedy)) return false;
    throw error;
  }
}
