import { type CancelSignal, SegyError } from '../base/errors.js';
import { rankColumn } from '../header/distinctValues.js';
import type { HeaderColumn } from '../header/headerWordReader.js';
import { type FieldChoice, traceField } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import { fingerprintOf } from './fingerprint.js';
import { decodeIndex, encodeIndex, type IndexedField, type IndexedFile } from './headerIndexBytes.js';
import type { SegyDataset } from './segyDataset.js';

/** Chosen header fields of every trace of a file, held in memory. Made by `buildHeaderIndex`. */
export class HeaderIndex {
  private readonly rising = new Map<number, Float64Array>();

  constructor(
    readonly fields: readonly IndexedField[],
    /** The file that it was built from. */
    readonly file: IndexedFile,
  ) {}

  /** The field's value for each trace. @throws SegyError 'field.unknown' where it is not in the index */
  column(choice: FieldChoice): HeaderColumn {
    return this.fields[this.find(choice)].column;
  }

  /**
   * The field's distinct values, rising.
   *
   * @example index.unique('INLINE_3D') // Float64Array of the inlines there are
   */
  unique(choice: FieldChoice): Float64Array {
    const place = this.find(choice);
    const known = this.rising.get(place) ?? rankColumn(this.fields[place].column).values;
    this.rising.set(place, known);
    return known;
  }

  /**
   * The traces whose field has this value, rising.
   *
   * @example index.tracesWith('FieldRecord', 1203) // trace numbers from 0
   */
  tracesWith(choice: FieldChoice, value: number): Float64Array {
    const column = this.column(choice);
    const traces: number[] = [];
    for (let trace = 0; trace < column.length; trace++) if (column[trace] === value) traces.push(trace);
    return Float64Array.from(traces);
  }

  /** The index as bytes, to be kept wherever the caller likes; `readHeaderIndex` takes them back. */
  toBytes(): Uint8Array {
    return encodeIndex(this.fields, this.file);
  }

  /** True if the index has the field. */
  holds(choice: FieldChoice): boolean {
    return this.placeOf(choice) >= 0;
  }

  private placeOf(choice: FieldChoice): number {
    return this.fields.findIndex(({ field }) => isChosen(field, choice));
  }

  private find(choice: FieldChoice): number {
    const place = this.placeOf(choice);
    if (place >= 0) return place;
    const asked = typeof choice === 'object' ? `byte ${choice.byte} as ${choice.type}` : choice;
    const held = this.fields.map(({ field }) => field.name).join(', ');
    throw new SegyError(
      'field.unknown',
      `The index does not hold ${asked}; it holds ${held}.`,
      'Build it with this field.',
    );
  }
}

function isChosen({ name, byte, type }: HeaderField, choice: FieldChoice): boolean {
  if (typeof choice === 'object') return byte === choice.byte && type === choice.type;
  return typeof choice === 'number' ? byte === choice : name.toLowerCase() === choice.toLowerCase();
}

/**
 * Reads fields of every trace in one pass over the file.
 *
 * @example
 * const index = await buildHeaderIndex(file, ['INLINE_3D', 'CROSSLINE_3D', { byte: 233, type: 'int32' }]);
 * await writeFile('line.index', index.toBytes());
 * @throws SegyError 'field.unknown', 'cancelled'
 */
export async function buildHeaderIndex(
  dataset: SegyDataset,
  choices: readonly FieldChoice[],
  signal?: CancelSignal,
): Promise<HeaderIndex> {
  const { layout, source } = dataset;
  const fields = choices.map((choice) => traceField(choice, layout));
  const columns = await dataset.header.compactColumns(fields, {}, signal);
  const fingerprint = await fingerprintOf(dataset, signal);
  return new HeaderIndex(
    fields.map((field, i) => ({ field, column: columns[i] })),
    { fileBytes: source.size, fingerprint, traceCount: layout.traceCount },
  );
}

/**
 * Takes back what `toBytes` gave, after the file's size, count of traces and fingerprint are found to be
 * those it was built from (256 trace headers are read for that).
 *
 * @example const index = await readHeaderIndex(await readFile('line.index'), file)
 * @throws SegyError 'argument.invalid' for bytes that are no index, 'file.changed' for one of another file
 */
export async function readHeaderIndex(
  bytes: Uint8Array,
  dataset: SegyDataset,
  signal?: CancelSignal,
): Promise<HeaderIndex> {
  const { fields, file } = decodeIndex(bytes);
  const { layout, source } = dataset;
  const isSame =
    file.fileBytes === source.size &&
    file.traceCount === layout.traceCount &&
    file.fingerprint === (await fingerprintOf(dataset, signal));
  if (isSame) return new HeaderIndex(fields, file);
  throw new SegyError(
    'file.changed',
    `The header index was built from another file or an earlier state of this one (${file.fileBytes} bytes, ${file.traceCount} traces; now ${source.size} and ${layout.traceCount}): ${source.name}`,
    'Build the index again.',
    { place: { file: source.name } },
  );
}
