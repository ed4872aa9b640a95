import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseWhole } from '#cli/options/options';
import {
  BYTE_ORDERS,
  FILE_KINDS,
  FORMAT_CODES,
  LONGEST_INTERVAL_US,
  MAPPED_FIELDS,
  MOST_EXTENDED_TEXTS,
  MOST_PARTS,
  MOST_SAMPLES,
  OPENING_FLAGS,
  OPENING_SCHEMA,
  type OpeningOptions,
  parseHeaderBytes,
  REVISIONS,
  SCALAR_LIMITS,
  TEXT_ENCODINGS,
} from '#jobs/opening/openingArguments';

export type { FileKind } from '#jobs/opening/openingArguments';

/** Commander's result for the opening options; those not given are missing. */
export interface OpeningArguments {
  readonly kind?: string;
  readonly format?: number;
  readonly byteOrder?: string;
  readonly sampleByteOrder?: string;
  readonly samples?: number;
  readonly interval?: number;
  readonly revision?: string;
  readonly textEncoding?: string;
  readonly extendedText?: number;
  readonly part?: number;
  readonly recover?: true;
  readonly coordinateScalar?: number;
  readonly map?: Readonly<Record<string, number | string>>;
}

function parseFormat(text: string): number {
  const code = FORMAT_CODES.find((known) => String(known) === text);
  if (code !== undefined) return code;
  throw new InvalidArgumentError(`Give a sample format code: ${FORMAT_CODES.join(', ')}.`);
}

function parseInterval(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= LONGEST_INTERVAL_US) return value;
  throw new InvalidArgumentError('Give the sample interval in microseconds, as 4000.');
}

function parseScalar(text: string): number {
  const [least, most] = SCALAR_LIMITS;
  const scalar = Number(text);
  if (/^[+-]?\d+$/.test(text) && scalar !== 0 && scalar >= least && scalar <= most) return scalar;
  throw new InvalidArgumentError(
    'Give a whole number: 10 multiplies coordinates by 10, -100 divides them by 100.',
  );
}

/** "inline=189,crossline=193": fields with the first byte of each. */
function parseMap(text: string): Record<string, number | string> {
  try {
    return parseHeaderBytes(text);
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function optionsOfOpening(): Option[] {
  const flag = (name: keyof typeof OPENING_FLAGS, value: string, words: string): Option =>
    new Option(`${OPENING_FLAGS[name]} ${value}`.trim(), words).helpGroup(
      'Where the file is wrong about itself:',
    );
  return [
    flag('kind', '<name>', 'SEG-Y or Seismic Unix').choices(FILE_KINDS),
    flag('formatCode', '<code>', 'sample format code').argParser(parseFormat),
    flag('byteOrder', '<name>', 'byte order of headers and samples').choices(BYTE_ORDERS),
    flag('sampleByteOrder', '<name>', 'byte order of samples, where it is not that of headers').choices(
      BYTE_ORDERS,
    ),
    flag('sampleCount', '<number>', 'samples per trace').argParser(parseWhole(1, MOST_SAMPLES)),
    flag('sampleIntervalUs', '<us>', 'sample interval in microseconds (radar: picoseconds)').argParser(
      parseInterval,
    ),
    flag('revision', '<name>', 'revision of the standard').choices(REVISIONS),
    flag('textEncoding', '<name>', 'encoding of the text headers').choices(TEXT_ENCODINGS),
    flag('extendedTextCount', '<number>', 'extended text headers').argParser(
      parseWhole(0, MOST_EXTENDED_TEXTS),
    ),
    flag(
      'part',
      '<number>',
      'which of several files one behind the other, or channel of radar, from 1',
    ).argParser(parseWhole(1, MOST_PARTS)),
    flag('recover', '', 'open a damaged file as far as it goes'),
    flag(
      'coordinateScalar',
      '<number>',
      'scalar of all coordinates in place of bytes 71-72: -100 divides by 100',
    ).argParser(parseScalar),
    flag(
      'headerBytes',
      '<fields>',
      `first bytes of trace header fields: inline=189,crossline=193 (${MAPPED_FIELDS.join(', ')})`,
    ).argParser(parseMap),
  ];
}

/** Adds the options by which a file is opened otherwise than its headers state. */
export function addOpeningOptions(command: Command): Command {
  for (const option of optionsOfOpening()) command.addOption(option);
  return command;
}

/** How the line is to be opened, by the options of a command line. */
export function openingOf(given: OpeningArguments): OpeningOptions {
  const { kind, byteOrder, sampleByteOrder, revision, textEncoding, recover } = given;
  const stated = {
    ...{ kind, formatCode: given.format, byteOrder, sampleByteOrder },
    ...{ sampleCount: given.samples, sampleIntervalUs: given.interval, revision, textEncoding },
    ...{ extendedTextCount: given.extendedText, part: given.part, recover, headerBytes: given.map },
    coordinateScalar: given.coordinateScalar,
  };
  return OPENING_SCHEMA.parse(
    Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
  );
}
