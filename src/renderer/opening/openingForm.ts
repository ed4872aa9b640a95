import { say, sayMessage, sayName } from '#renderer/words/say.svelte';
import { parsePlainly } from '#seismic/schema/parsePlainly';
import { headerBytesText, parseHeaderBytes } from '#seismic/survey/headerBytes';
import {
  BYTE_ORDERS,
  FILE_KINDS,
  FORMAT_CODES,
  OPENING_SCHEMA,
  type OpeningOptions,
  REVISIONS,
  TEXT_ENCODINGS,
} from '#seismic/survey/openingOptions';
import { byteOrderWords, FORMAT_NAMES } from '#seismic/survey/openingWords';

/** The fields of the form as they are typed; empty where the file's own headers count. */
export interface OpeningFields {
  kind: string;
  formatCode: string;
  byteOrder: string;
  sampleByteOrder: string;
  sampleCount: string;
  sampleIntervalUs: string;
  revision: string;
  textEncoding: string;
  extendedTextCount: string;
  part: string;
  recover: boolean;
  coordinateScalar: string;
  headerBytes: string;
}

/** What each field is called, with its unit. */
export const FIELD_LABELS: Readonly<Record<keyof OpeningFields, string>> = {
  kind: 'File kind',
  formatCode: 'Sample format',
  byteOrder: 'Byte order',
  sampleByteOrder: 'Byte order of samples',
  sampleCount: 'Samples a trace',
  sampleIntervalUs: 'Sample interval, µs',
  revision: 'Revision',
  textEncoding: 'Text encoding',
  extendedTextCount: 'Extended text headers',
  part: 'Part of several files',
  recover: 'Open a damaged file as far as it goes',
  coordinateScalar: 'Scalar of coordinates',
  headerBytes: 'Header bytes',
};

/** A field that is typed or chosen. */
export type TypedField = Exclude<keyof OpeningFields, 'recover'>;

/** What can be chosen in a field: values and their words. Other fields are typed. */
type FieldChoices = readonly (readonly [value: string, words: string])[];

const BYTE_ORDER_CHOICES: FieldChoices = BYTE_ORDERS.map((order) => [order, byteOrderWords(order)]);

export const FIELD_CHOICES: Readonly<Partial<Record<TypedField, FieldChoices>>> = {
  kind: FILE_KINDS.map((kind) => [kind, kind === 'su' ? 'Seismic Unix' : 'SEG-Y']),
  formatCode: FORMAT_CODES.map((code) => [String(code), `${code}: ${FORMAT_NAMES[code]}`]),
  byteOrder: BYTE_ORDER_CHOICES,
  sampleByteOrder: BYTE_ORDER_CHOICES,
  revision: REVISIONS.map((revision) => [revision, revision]),
  textEncoding: TEXT_ENCODINGS.map((encoding) => [encoding, encoding]),
};

export function fieldsOf(opening: OpeningOptions): OpeningFields {
  const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
  return {
    kind: text(opening.kind),
    formatCode: text(opening.formatCode),
    byteOrder: text(opening.byteOrder),
    sampleByteOrder: text(opening.sampleByteOrder),
    sampleCount: text(opening.sampleCount),
    sampleIntervalUs: text(opening.sampleIntervalUs),
    revision: text(opening.revision),
    textEncoding: text(opening.textEncoding),
    extendedTextCount: text(opening.extendedTextCount),
    part: text(opening.part),
    recover: opening.recover === true,
    coordinateScalar: text(opening.coordinateScalar),
    headerBytes: opening.headerBytes ? headerBytesText(opening.headerBytes) : '',
  };
}

const NUMBERS: readonly string[] = [
  'formatCode',
  'sampleCount',
  'sampleIntervalUs',
  'extendedTextCount',
  'part',
  'coordinateScalar',
];

function labelOf(name: PropertyKey | undefined): string {
  return Object.entries(FIELD_LABELS).find(([field]) => field === name)?.[1] ?? 'An option';
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${labelOf(name)}: "${text}" is no number.`);
}

function statedValue(name: string, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value || undefined;
  const text = value.trim();
  if (text === '') return undefined;
  if (name === 'headerBytes') return parseHeaderBytes(text);
  return NUMBERS.includes(name) ? numberOf(name, text) : text;
}

/** The options that the fields state. @throws RangeError that names the first field that is wrong */
export function openingOfFields(fields: OpeningFields): OpeningOptions {
  const stated = Object.entries(fields)
    .map(([name, value]): [string, unknown] => [name, statedValue(name, value)])
    .filter(([, value]) => value !== undefined);
  const parsed = parsePlainly(OPENING_SCHEMA, Object.fromEntries(stated));
  if (parsed.success) return parsed.data;
  const { path, finding } = parsed.fault;
  const label = sayName(labelOf(path[0]));
  throw new RangeError(say('The field "{label}" {finding}.', { label, finding: sayMessage(finding) }));
}
