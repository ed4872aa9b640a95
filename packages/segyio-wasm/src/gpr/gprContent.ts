import type { ByteSource } from '../source/byteSource.js';
import { DZT_HEADER_BYTES, DztHeader } from './dztHeader.js';
import { DT1_FIELDS, DT1_HEADER_BYTES } from './gprFields.js';
import { GprHeader } from './gprHeader.js';
import { LARGEST_HEADER_BYTES, readHeaderFile } from './gprText.js';

/** What a file is by its bytes: data of GSSI or pulseEKKO, a header of pulseEKKO or Malå, or none of these. */
export type GprContent = 'dzt' | 'dt1' | 'hd' | 'rad' | 'other';

/** Lines that headers have; one of the first in pulseEKKO's, SAMPLES and one of the others in Malå's. */
const HD_NAMES = ['NUMBER OF PTS/TRC', 'NUMBER OF TRACES', 'TOTAL TIME WINDOW', 'STEP SIZE USED'];
const RAD_NAMES = ['FREQUENCY', 'TIMEWINDOW', 'LAST TRACE', 'DISTANCE INTERVAL'];
const MOST_SAMPLES = 65536;

/** True if one of the lines of a pulseEKKO header is there. */
export function isHdSettings(settings: ReadonlyMap<string, string>): boolean {
  return HD_NAMES.some((name) => settings.has(name));
}

/** The names that tell a pulseEKKO header, for messages. */
export const HD_NAMES_TEXT = HD_NAMES.join(', ');

/** Letters, signs and line ends, or nothing of the kind: the start of a text in any of the usual encodings. */
function mayBeText(head: Uint8Array): boolean {
  const odd = head.filter((byte) => byte !== 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  return head.length > 0 && odd.length <= head.length / 50;
}

async function headerContent(source: ByteSource): Promise<GprContent> {
  const { settings } = await readHeaderFile(source, '=');
  if (isHdSettings(settings)) return 'hd';
  const { settings: mala } = await readHeaderFile(source, ':');
  return mala.has('SAMPLES') && RAD_NAMES.some((name) => mala.has(name)) ? 'rad' : 'other';
}

/** True if the file begins with a trace of pulseEKKO, and is made of such traces or has a second one behind. */
async function isDt1(source: ByteSource): Promise<boolean> {
  const sampleCountAt = async (offset: number) => {
    if (offset + DT1_HEADER_BYTES > source.size) return null;
    const target = new Uint8Array(DT1_HEADER_BYTES);
    await source.read([{ offset, target }]);
    const header = new GprHeader(target, DT1_FIELDS);
    return [2, 4].includes(header.get('BytesPerSample')) ? header.get('SampleCount') : null;
  };
  const count = await sampleCountAt(0);
  if (count === null || !Number.isInteger(count) || count < 1 || count > MOST_SAMPLES) return false;
  const traceBytes = DT1_HEADER_BYTES + 2 * count;
  return source.size % traceBytes === 0 || (await sampleCountAt(traceBytes)) === count;
}

/** What a file is by its bytes, whatever its name. */
export async function gprContentOf(source: ByteSource): Promise<GprContent> {
  const head = new Uint8Array(Math.min(DZT_HEADER_BYTES, source.size));
  await source.read([{ offset: 0, target: head }]);
  const dzt = new DztHeader(head);
  if (dzt.isPlausible(source.size)) return 'dzt';
  if (source.size <= LARGEST_HEADER_BYTES && mayBeText(head)) {
    const content = await headerContent(source);
    if (content !== 'other') return content;
  }
  return (await isDt1(source)) ? 'dt1' : 'other';
}
