import { SegyError } from '../base/errors.js';
import { readWord, type WordType } from '../header/byteOrder.js';
import type { ByteSource } from '../source/byteSource.js';
import type { TextHeader } from '../text/textHeader.js';
import { latinText } from './decodedText.js';
import { type GprSettings, textOfBytes } from './gprText.js';

/**
 * Every channel has a header of exactly so many bytes. Readers that let a compiler pad the structure came out 8
 * bytes too late (GPRPy issue 3, 2019): nothing is padded in the file.
 */
export const DZT_HEADER_BYTES = 1024;

/** Files of the oldest instruments have headers of so many bytes. */
export const OLD_HEADER_BYTES = 512;
/** More channels than any instrument has; a larger number is a damaged header. */
export const MOST_CHANNELS = 64;
/** What a header without the usual tag must keep to: words of a scan, its time in ns, scans a second or a metre. */
const LEAST_WORDS = 16;
const LARGEST_RANGE_NS = 1e6;
const LARGEST_RATE = 1e6;

/**
 * The words of a DZT header by the maker's names, first byte counted from 0, packed without gaps. Source: GSSI,
 * "RADAN DZT File Format" (6.14.2016; also appendix B of the SIR 30 manual, 3/1/2012), structure tagRFHeader.
 */
const WORDS: readonly (readonly [offset: number, name: string, type: WordType])[] = [
  [0, 'rh_tag', 'uint16'],
  [2, 'rh_data', 'uint16'],
  [4, 'rh_nsamp', 'uint16'],
  [6, 'rh_bits', 'uint16'],
  [8, 'rh_zero', 'int16'],
  [10, 'rhf_sps', 'float32'],
  [14, 'rhf_spm', 'float32'],
  [18, 'rhf_mpm', 'float32'],
  [22, 'rhf_position', 'float32'],
  [26, 'rhf_range', 'float32'],
  [30, 'rh_npass', 'int16'],
  [32, 'rhb_cdt', 'uint32'],
  [36, 'rhb_mdt', 'uint32'],
  [40, 'rh_rgain', 'uint16'],
  [42, 'rh_nrgain', 'uint16'],
  [44, 'rh_text', 'uint16'],
  [46, 'rh_ntext', 'uint16'],
  [48, 'rh_proc', 'uint16'],
  [50, 'rh_nproc', 'uint16'],
  [52, 'rh_nchan', 'uint16'],
  [54, 'rhf_epsr', 'float32'],
  [58, 'rhf_top', 'float32'],
  [62, 'rhf_depth', 'float32'],
  [66, 'rh_coordX start', 'float32'],
  [70, 'rh_coordX end', 'float32'],
  [74, 'rhf_servo_level', 'float32'],
  [82, 'rh_sconfig', 'int16'],
  [84, 'rh_spp', 'int16'],
  [86, 'rh_linenum', 'int16'],
  [88, 'rh_coordY start', 'float32'],
  [92, 'rh_coordY end', 'float32'],
  [126, 'rh_chksum', 'uint16'],
];

/** The header of one channel. */
export class DztHeader {
  constructor(readonly bytes: Uint8Array) {}

  /** True if the tag is that of the published layout: 0x00ff, or 0xfnff of older files. */
  get isTagged(): boolean {
    return this.bytes.length >= 128 && this.bytes[0] === 0xff;
  }

  /**
   * True if the words that decide where everything lies are those of a header, whatever the tag: some writers
   * put others there, 0x0700 for one.
   */
  isPlausible(fileBytes: number): boolean {
    if (this.bytes.length < 128) return false;
    const [data, words, bits, channels] = ['rh_data', 'rh_nsamp', 'rh_bits', 'rh_nchan'].map((name) =>
      this.get(name),
    );
    const firstScan = data === OLD_HEADER_BYTES || data >= DZT_HEADER_BYTES ? data : DZT_HEADER_BYTES * data;
    const scanBytes = (words * bits * Math.max(1, channels)) / 8;
    const range = this.get('rhf_range');
    const rates = ['rhf_sps', 'rhf_spm', 'rhf_epsr'].map((name) => this.get(name));
    return (
      [8, 16, 32].includes(bits) &&
      words >= LEAST_WORDS &&
      channels <= MOST_CHANNELS &&
      firstScan >= OLD_HEADER_BYTES &&
      fileBytes >= firstScan + scanBytes &&
      range > 0 &&
      range < LARGEST_RANGE_NS &&
      rates.every((rate) => rate >= 0 && rate < LARGEST_RATE)
    );
  }

  get(name: string): number {
    const word = WORDS.find(([, known]) => known === name);
    if (!word) throw new Error(`No word ${name} in the table of the DZT header.`);
    return readWord(this.bytes, word[0], word[2], 'little');
  }

  get antennaName(): string {
    return latinText(this.bytes.subarray(98, 112)).trim();
  }

  /** All words and names by the maker's names, and the two times as dates. */
  settings(): GprSettings {
    const words = WORDS.map(([, name]): [string, string] => [name, String(this.get(name))]);
    return new Map([
      ...words,
      ['rhb_cdt', dateText(this.get('rhb_cdt'))],
      ['rhb_mdt', dateText(this.get('rhb_mdt'))],
      ['rh_antname', this.antennaName],
      ['rh_name', latinText(this.bytes.subarray(114, 126)).trim()],
    ]);
  }

  /** The text that the user wrote, and the processing history, where they are inside the header. */
  text(): TextHeader[] {
    const { bytes } = this;
    const offset = this.get('rh_text');
    const end = offset + this.get('rh_ntext');
    const isInside = offset >= 128 && end > offset && end <= bytes.length;
    const text = textOfBytes(isInside ? bytes.slice(offset, end) : new Uint8Array(0));
    return text.lines.some((line) => line.trim() !== '') ? [text] : [];
  }
}

/** Bits from the lowest: 5 of seconds/2, 6 minute, 5 hour, 5 day, 4 month, 7 year since 1980. Empty for none. */
function dateText(bits: number): string {
  const part = (shift: number, width: number) => (bits >>> shift) & (2 ** width - 1);
  const two = (value: number) => String(value).padStart(2, '0');
  const [day, month] = [part(16, 5), part(21, 4)];
  if (day === 0 || month === 0 || month > 12) return '';
  const date = `${1980 + part(25, 7)}-${two(month)}-${two(day)}`;
  return `${date}T${two(part(11, 5))}:${two(part(5, 6))}:${two(2 * part(0, 5))}`;
}

/** The two first bytes of a header, as a number. */
function tagOf(header: DztHeader): string {
  return `0x${header.get('rh_tag').toString(16).padStart(4, '0')}`;
}

/** The header of a channel, counted from 0, or what of it is in the file. */
export async function readDztHeader(data: ByteSource, channel: number): Promise<DztHeader> {
  const offset = channel * DZT_HEADER_BYTES;
  const bytes = new Uint8Array(Math.max(0, Math.min(DZT_HEADER_BYTES, data.size - offset)));
  await data.read([{ offset, target: bytes }]);
  return new DztHeader(bytes);
}

/**
 * @param warn told where the tag is another, but the header is one
 * @throws SegyError 'file.empty', 'file.tooShort', 'file.notSegy' where the file cannot be a DZT
 */
export function checkIsDzt(header: DztHeader, data: ByteSource, warn: (message: string) => void): void {
  const { name: file, size } = data;
  if (header.isTagged) return;
  if (header.isPlausible(size)) {
    warn(
      `The file begins with ${tagOf(header)} where a tag ending in ff is expected; its header is one of DZT.`,
    );
    return;
  }
  const remedy = 'Choose a DZT file of a GSSI instrument, or copy it again from where it came from.';
  const place = { file, byte: size < 128 ? size + 1 : 1 };
  if (size === 0) throw new SegyError('file.empty', `The file is empty: ${file}`, remedy, { place });
  if (size < 128)
    throw new SegyError(
      'file.tooShort',
      `The file has ${size} bytes; a DZT header alone takes 1024: ${file}`,
      remedy,
      { place },
    );
  throw new SegyError(
    'file.notSegy',
    `This is no GSSI DZT file: it begins with ${tagOf(header)} where a tag ending in ff is expected: ${file}`,
    remedy,
    { place },
  );
}
