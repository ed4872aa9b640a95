import type { CancelSignal } from '../base/errors.js';
import { bytesOfType, isFloatType } from '../header/byteOrder.js';
import { columnOfType, type HeaderColumn, readWordsInto } from '../header/headerWordReader.js';
import { type FieldChoice, Header, traceField } from '../header/headerWords.js';
import { scalarByteOf, scaledBy } from '../header/scaledWords.js';
import type { HeaderField } from '../header/traceFields.js';
import type { FileLayout } from '../layout/layout.js';
import type { ByteSource } from '../source/byteSource.js';
import { wholeWindow } from './pieces.js';
import { forEachPart } from './traceParts.js';

/** A stretch of traces, counted from 0. */
export interface TraceRange {
  readonly firstTrace: number;
  readonly traceCount: number;
}

/** The trace headers of a dataset. */
export class HeaderAccess {
  constructor(
    readonly source: ByteSource,
    readonly layout: FileLayout,
  ) {}

  private fieldOf(choice: FieldChoice): HeaderField {
    return traceField(choice, this.layout);
  }

  /** The header of one trace. @throws SegyError 'trace.outside' */
  async read(trace: number): Promise<Header> {
    const bytes = await this.readBytes({ firstTrace: trace, traceCount: 1 });
    return new Header(bytes, this.layout.byteOrder, 'trace', this.layout);
  }

  /** The headers of some traces as stored in the file, one after the other. */
  async readBytes(range: Partial<TraceRange> = {}, signal?: CancelSignal): Promise<Uint8Array> {
    const { firstTrace, traceCount } = wholeWindow(this.layout, range, this.source.name);
    const byteCount = this.layout.traceHeaderBytes;
    const headers = new Uint8Array(traceCount * byteCount);
    await forEachPart(this, { firstTrace, traceCount, firstByte: 0, byteCount, signal }, (block) => {
      for (let i = 0; i < block.traceCount; i++) {
        const from = i * block.stride;
        const to = (block.firstTrace - firstTrace + i) * byteCount;
        headers.set(block.bytes.subarray(from, from + byteCount), to);
      }
    });
    return headers;
  }

  /**
   * One field of many traces, by name, first byte, or any bytes with a type.
   *
   * @example await file.header.column({ byte: 233, type: 'int32' })
   * @throws SegyError 'field.unknown'
   */
  async column(
    choice: FieldChoice,
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array> {
    const [column] = await this.columns([choice], range, signal);
    return column;
  }

  /** Several fields of many traces in one pass over the file. */
  async columns(
    choices: readonly FieldChoice[],
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array[]> {
    return this.readColumns(choices, (_, count) => new Float64Array(count), { range, signal });
  }

  /**
   * The same with each field in its own type (int32 as Int32Array …): half the memory and less.
   *
   * @example const [inline] = await file.header.compactColumns(['INLINE_3D']) // Int32Array
   */
  async compactColumns(
    choices: readonly FieldChoice[],
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<HeaderColumn[]> {
    const typeOf = (index: number) => this.fieldOf(choices[index]).type;
    return this.readColumns(choices, (index, count) => columnOfType(typeOf(index), count), { range, signal });
  }

  /**
   * A field with the scalar that the standard names for it applied, trace by trace: coordinates by bytes
   * 71-72, elevations and depths by 69-70, times by 215-216 and the shot point by 201-202 (these two since
   * revision 1). Positive scalars multiply, negative divide, 0 leaves. Other fields, and floats, come as they are.
   *
   * @example await file.header.scaledColumn('CDP_X') // metres, or what bytes 89-90 say
   */
  async scaledColumn(
    choice: FieldChoice,
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array> {
    const { byte, type } = this.fieldOf(choice);
    const scalarByte = isFloatType(type) ? null : scalarByteOf(byte);
    const isKnown = scalarByte !== null && (scalarByte < 181 || this.layout.revision.major >= 1);
    if (!isKnown) return this.column(choice, range, signal);
    const [values, scalars] = await this.columns([choice, scalarByte], range, signal);
    return values.map((value, i) => scaledBy(value, scalars[i]));
  }

  private async readColumns<Column extends HeaderColumn>(
    choices: readonly FieldChoice[],
    make: (index: number, count: number) => Column,
    part: { readonly range: Partial<TraceRange>; readonly signal?: CancelSignal },
  ): Promise<Column[]> {
    const fields = choices.map((choice) => this.fieldOf(choice));
    const { firstTrace, traceCount } = wholeWindow(this.layout, part.range, this.source.name);
    const columns = fields.map((_, index) => make(index, traceCount));
    if (fields.length === 0) return columns;
    // Pair-swapped words are read two bytes at a time, from an even byte on.
    const isOdd = this.layout.byteOrder === 'pair-swapped' ? 1 : 0;
    const firstByte = (Math.min(...fields.map(({ byte }) => byte)) - 1) & ~isOdd;
    const endByte = Math.max(...fields.map(({ byte, type }) => byte - 1 + bytesOfType(type)));
    const byteCount = ((endByte + isOdd) & ~isOdd) - firstByte;
    await forEachPart(
      this,
      { firstTrace, traceCount, firstByte, byteCount, signal: part.signal },
      (block) => {
        fields.forEach(({ byte, type, byteOrder }, index) => {
          readWordsInto(columns[index], block.firstTrace - firstTrace, {
            bytes: block.bytes,
            firstByte: byte - 1 - firstByte,
            stride: block.stride,
            count: block.traceCount,
            type,
            order: byteOrder ?? this.layout.byteOrder,
          });
        });
      },
    );
    return columns;
  }
}
