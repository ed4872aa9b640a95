/** How a line is opened where its file is wrong, or silent, about itself. */
import { z } from 'zod';

export const FILE_KINDS = ['segy', 'su'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export const BYTE_ORDERS = ['big', 'little', 'pair-swapped'] as const;
export const REVISIONS = ['0', '1', '2.0', '2.1'] as const;
export const TEXT_ENCODINGS = ['ascii', 'ebcdic', 'ebcdic-037', 'ebcdic-500', 'ebcdic-1047'] as const;
/** The sample format codes of the standard. */
export const FORMAT_CODES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16] as const;

/** Trace header fields that are looked for at other bytes where a file keeps them there. */
export const MAPPED_FIELDS = ['inline', 'crossline', 'cdp', 'fieldRecord', 'offset', 'cdpX', 'cdpY'] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** The last byte of a trace header at which a field of four bytes begins, counted from 1. */
export const LAST_FIELD_BYTE = 237;
export const MOST_PARTS = 1000;
export const MOST_SAMPLES = 2 ** 32 - 1;
export const MOST_EXTENDED_TEXTS = 32_767;
/** Of a coordinate scalar, which is a whole number of two bytes in the trace headers; 0 is none. */
export const SCALAR_LIMITS = [-32_768, 32_767] as const;
/** Of a sample interval, in microseconds. */
export const LONGEST_INTERVAL_US = 1e9;

const fieldByte = z.int().min(1).max(LAST_FIELD_BYTE);

/** How a field may be kept, where it is no whole number of four bytes in the order of the headers. */
export const FIELD_TYPES = ['int32', 'int16', 'float32', 'ibm32'] as const;
export const FIELD_BYTE_ORDERS = ['big', 'little'] as const;
/** "189:float32", "189:int32:little": first byte, type, and byte order where it is not that of the headers. */
export const TYPED_FIELD = new RegExp(
  `^(\\d{1,3}):(${FIELD_TYPES.join('|')})(?::(${FIELD_BYTE_ORDERS.join('|')}))?$`,
);

/** The first byte of a field, with its type and byte order where these are stated. */
const fieldPlace = z.union([
  fieldByte,
  z.string().refine((text) => {
    const byte = Number(TYPED_FIELD.exec(text)?.[1]);
    return byte >= 1 && byte <= LAST_FIELD_BYTE;
  }),
]);

/** What the user states about a file in place of its headers; everything left out is found in the file. */
export const OPENING_SCHEMA = z.strictObject({
  kind: z.enum(FILE_KINDS).optional().describe('SEG-Y, or Seismic Unix'),
  formatCode: z.literal(FORMAT_CODES).optional().describe('sample format code'),
  byteOrder: z.enum(BYTE_ORDERS).optional().describe('of the headers, and of the samples unless stated'),
  sampleByteOrder: z.enum(BYTE_ORDERS).optional(),
  sampleCount: z.int().min(1).max(MOST_SAMPLES).optional().describe('samples per trace'),
  sampleIntervalUs: z.number().positive().max(LONGEST_INTERVAL_US).optional(),
  revision: z.enum(REVISIONS).optional(),
  textEncoding: z.enum(TEXT_ENCODINGS).optional(),
  extendedTextCount: z.int().min(0).max(MOST_EXTENDED_TEXTS).optional(),
  part: z.int().min(1).max(MOST_PARTS).optional().describe('of several files one behind the other'),
  recover: z.literal(true).optional().describe('opens a damaged file as far as it goes'),
  headerBytes: z
    .partialRecord(z.enum(MAPPED_FIELDS), fieldPlace)
    .optional()
    .describe(
      'first byte of trace header fields that are not at the bytes of the standard, or byte, type and order as "189:int32:little"',
    ),
  coordinateScalar: z
    .int()
    .min(SCALAR_LIMITS[0])
    .max(SCALAR_LIMITS[1])
    .refine((scalar) => scalar !== 0, 'must not be 0')
    .optional()
    .describe('of all coordinates in place of bytes 71-72: a factor, or a divisor where it is below 0'),
});

export type OpeningOptions = Readonly<z.infer<typeof OPENING_SCHEMA>>;

/** Another way to open a file, that its bytes speak for. */
export interface OpeningRemedy {
  /** Options to be added to those given. */
  readonly opening: OpeningOptions;
  /** Why, in a sentence with figures. */
  readonly reason: string;
  /** How far the bytes speak for it, 0 to 1. */
  readonly score: number;
}

/** A file with how it is to be opened, and the plane of it that is meant. */
export interface LineFile {
  readonly linePath: string;
  readonly opening?: OpeningOptions;
  /** Name of a plane of its survey, as "inline:120"; all traces in file order where it is left out. */
  readonly plane?: string;
}

/** A file and what is stated of how it is read. */
export interface FileReading {
  readonly path: string;
  readonly opening: OpeningOptions;
}

/** How an open file is read, by the same names. */
export type Reading = Omit<OpeningOptions, 'textEncoding' | 'part' | 'recover' | UnreadOption>;

/** Options about the geometry: they are no part of how bytes become samples. */
type UnreadOption = 'headerBytes' | 'coordinateScalar';

/** True where the options would change how a file is read. */
export function changesReading(
  { textEncoding, part, recover, headerBytes, coordinateScalar, ...stated }: OpeningOptions,
  reading: { readonly [Name in keyof Reading]?: unknown },
): boolean {
  const known: Readonly<Record<string, unknown>> = reading;
  const isAnother = ([name, value]: [string, unknown]) => value !== undefined && known[name] !== value;
  return (
    [textEncoding, part, recover, headerBytes, coordinateScalar].some(Boolean) ||
    Object.entries(stated).some(isAnother)
  );
}

/** True where the file alone says how it is opened. */
export function isAsStated(opening: OpeningOptions): boolean {
  return Object.values(opening).every((value) => value === undefined);
}
