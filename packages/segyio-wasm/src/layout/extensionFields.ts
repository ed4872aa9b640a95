import type { WordType } from '../header/byteOrder.js';
import { type MappedHeader, mappingOfStanza } from '../header/headerMapping.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import { latinOfEbcdic } from '../text/ebcdic.js';
import type { Stanza } from '../text/stanzas.js';

/** The standard's own extension, named SEG00001: rev 2.1, table 4; bytes of the extension, from 1. */
const TABLE: readonly (readonly [byte: number, name: string, type: WordType])[] = [
  [1, 'EXT_TRACE_SEQUENCE_LINE', 'uint64'],
  [9, 'EXT_TRACE_SEQUENCE_FILE', 'uint64'],
  [17, 'ExtFieldRecord', 'int64'],
  [25, 'ExtCDP', 'int64'],
  [33, 'ExtReceiverGroupElevation', 'float64'],
  [41, 'ExtReceiverGroupDepth', 'float64'],
  [49, 'ExtSourceSurfaceElevation', 'float64'],
  [57, 'ExtSourceDepth', 'float64'],
  [65, 'ExtReceiverDatumElevation', 'float64'],
  [73, 'ExtSourceDatumElevation', 'float64'],
  [81, 'ExtSourceWaterDepth', 'float64'],
  [89, 'ExtGroupWaterDepth', 'float64'],
  [97, 'ExtSourceX', 'float64'],
  [105, 'ExtSourceY', 'float64'],
  [113, 'ExtGroupX', 'float64'],
  [121, 'ExtGroupY', 'float64'],
  [129, 'ExtOffset', 'float64'],
  [137, 'EXT_TRACE_SAMPLE_COUNT', 'uint32'],
  [141, 'NanosecondsOfSecond', 'int32'],
  [145, 'EXT_TRACE_SAMPLE_INTERVAL', 'float64'],
  [153, 'CableNumber', 'int32'],
  [157, 'HeaderExtensionCount', 'uint16'],
  [159, 'LastTraceFlag', 'int16'],
  [161, 'ExtCDP_X', 'float64'],
  [169, 'ExtCDP_Y', 'float64'],
];

const STANDARD_NAMES = ['SEG00000', 'SEG00001'];

/** The eight characters in a header's bytes 233-240, which name it, in ASCII or EBCDIC; "" where none are. */
export function headerName(bytes: Uint8Array): string {
  for (const latin of [bytes, latinOfEbcdic(bytes)]) {
    const text = String.fromCharCode(...latin);
    if (/^[\w .-]+$/.test(text)) return text.trim();
  }
  return '';
}

/** Names of a trace's headers in their order; the first two have their standard names where they bear none. */
function namesOf(trace: Uint8Array): string[] {
  const count = Math.floor(trace.byteLength / TRACE_HEADER_BYTES);
  return Array.from({ length: count }, (_, i) => {
    const end = (i + 1) * TRACE_HEADER_BYTES;
    if (i === 0) return STANDARD_NAMES[0];
    return headerName(trace.subarray(end - 8, end)) || (STANDARD_NAMES[i] ?? '');
  });
}

function shifted(fields: readonly HeaderField[], header: number): HeaderField[] {
  return fields.map((field) => ({ ...field, byte: field.byte + header * TRACE_HEADER_BYTES }));
}

const STANDARD_FIELDS: readonly HeaderField[] = TABLE.map(([byte, name, type]) => ({
  name,
  byte,
  type,
  sinceRevision: 2,
}));

/**
 * Fields of a rev 2 file beyond the 240 standard bytes: those of the standard's extension, then those that
 * a layout stanza (rev 2.1, annex D-8) names for any header. Bytes count on from the first header's, so
 * that byte 1 of the first extension is 241. Extensions are distinguished by the names in their bytes 233-240,
 * read in the first trace.
 */
export function extensionFieldsOf(
  firstTrace: Uint8Array,
  stanzas: readonly Stanza[],
  warn: (message: string) => void,
): HeaderField[] {
  const names = namesOf(firstTrace);
  const standard = names.indexOf(STANDARD_NAMES[1]);
  const found = standard < 0 ? [] : shifted(STANDARD_FIELDS, standard);
  const stanza = stanzas.find(({ name }) => /^seg\s*:\s*layout\b/i.test(name));
  const mapped: readonly MappedHeader[] = stanza ? mappingOfStanza(stanza.text, warn) : [];
  for (const { header, fields } of mapped) {
    const place = names.indexOf(header);
    if (place >= 0) found.push(...shifted(fields, place));
    else warn(`The layout stanza maps a trace header "${header}", which the first trace does not have.`);
  }
  return found;
}
