import { bytesOfType, type WordType } from './byteOrder.js';
import { TRACE_HEADER_BYTES } from './headerWords.js';
import type { HeaderField } from './traceFields.js';

/** Fields that a layout stanza names in one of the 240-byte headers of a trace; bytes from 1. */
export interface MappedHeader {
  /** "SEG00000" for the standard trace header, else the name in the extension's bytes 233-240. */
  readonly header: string;
  readonly fields: readonly HeaderField[];
}

/** Types of annex D-8 as header words; those scaled by another field (coor4, elev4 …) come as they stand. */
const TYPES: Readonly<Record<string, WordType>> = {
  int2: 'int16',
  int4: 'int32',
  int8: 'int64',
  uint2: 'uint16',
  uint4: 'uint32',
  uint8: 'uint64',
  ieee32: 'float32',
  ieee64: 'float64',
  linetrc: 'int32',
  reeltrc: 'int32',
  linetrc8: 'int64',
  reeltrc8: 'int64',
  coor4: 'int32',
  elev4: 'int32',
  time2: 'int16',
  spnum4: 'int32',
};

const TAG = /<\s*(\/?)\s*([\w-]+)([^<>]*)>/g;

function attributesOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map(Array.from(pairs, ([, name, double, single]) => [name, (double ?? single).trim()]));
}

/** The fields of one entry: none where its type or place is not known, two for mantissa and exponent. */
function fieldsOfEntry(attributes: Map<string, string>): HeaderField[] {
  const name = attributes.get('name') ?? '';
  const byte = Number(attributes.get('byte'));
  const type = attributes.get('type') ?? '';
  const isScale = type === 'scale6';
  const wordType = isScale ? 'int32' : TYPES[type];
  const end = wordType ? byte + (isScale ? 6 : bytesOfType(wordType)) : Number.NaN;
  if (!(name && Number.isInteger(byte) && byte >= 1 && end <= TRACE_HEADER_BYTES + 1)) return [];
  const field = { name, byte, type: wordType, sinceRevision: 2 };
  if (!isScale) return [field];
  return [field, { ...field, name: `${name}_exponent`, byte: byte + 4, type: 'int16' }];
}

/**
 * Reads the XML of a "((SEG: Layout …))" stanza (rev 2.1, annex D-8): `entry` elements with name, byte and
 * type, for the standard header directly in `segy-layout`, for others in an `extension` with a name. Entries
 * that cannot be used are told to `warn` and left out.
 */
export function mappingOfStanza(xml: string, warn: (message: string) => void): MappedHeader[] {
  const headers = new Map<string, HeaderField[]>();
  let header = 'SEG00000';
  for (const [, closing, element, rest] of xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
    const attributes = attributesOf(rest);
    if (element === 'extension') header = closing ? 'SEG00000' : (attributes.get('name') ?? '');
    if (element !== 'entry' || closing) continue;
    const fields = fieldsOfEntry(attributes);
    if (fields.length === 0)
      warn(`The layout stanza's entry${rest.replace(/\s+/g, ' ').slice(0, 80)} cannot be used; left out.`);
    headers.set(header, [...(headers.get(header) ?? []), ...fields]);
  }
  return Array.from(headers, ([name, fields]) => ({ header: name, fields }));
}
