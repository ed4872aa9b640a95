import { latinOfText, type TextCode } from './textEncoding.js';
import { TEXT_HEADER_BYTES } from './textLines.js';

/** A named part of the extended text headers, as "((SEG: Location Data ver 1.0))" begins one (rev 1, D). */
export interface Stanza {
  /** What stands between the double brackets, "SEG: EndText"; "" for text in front of the first stanza. */
  readonly name: string;
  /** Which extended text header it begins in, from 0, and how many it fills. */
  readonly firstHeader: number;
  readonly headerCount: number;
  /** Its text without the name, decoded to Latin-1; lines are not broken where XML or text runs on. */
  readonly text: string;
}

/** "((" in ASCII and in EBCDIC. */
const STARTS = [0x28, 0x4d];

/** True if a stanza begins at a header's first byte. */
function beginsStanza(bytes: Uint8Array): boolean {
  return STARTS.includes(bytes[0]) && bytes[1] === bytes[0];
}

/** A record of 3200 bytes and how it is read. */
interface TextRecord extends TextCode {
  readonly bytes: Uint8Array;
}

function latinText({ bytes, ...code }: TextRecord): string {
  const latin = latinOfText(bytes, code);
  const parts: string[] = [];
  for (let at = 0; at < latin.length; at += TEXT_HEADER_BYTES)
    parts.push(String.fromCharCode(...latin.subarray(at, at + TEXT_HEADER_BYTES)));
  return parts.join('');
}

/** The stanzas of extended text headers or data trailers; one may run over several records of 3200 bytes. */
export function stanzasOf(records: readonly TextRecord[]): Stanza[] {
  const stanzas: { name: string; firstHeader: number; headerCount: number; text: string }[] = [];
  records.forEach((record, firstHeader) => {
    const text = latinText(record);
    const last = stanzas.at(-1);
    if (beginsStanza(record.bytes)) {
      const end = text.indexOf('))');
      const name = end < 0 ? text.slice(2, 82) : text.slice(2, end);
      const rest = end < 0 ? '' : text.slice(end + 2);
      stanzas.push({ name: name.trim(), firstHeader, headerCount: 1, text: rest });
    } else if (last) {
      last.headerCount++;
      last.text += text;
    } else stanzas.push({ name: '', firstHeader, headerCount: 1, text });
  });
  return stanzas;
}
