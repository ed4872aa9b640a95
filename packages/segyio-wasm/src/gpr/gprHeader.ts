import type { CancelSignal } from '../base/errors.js';
import { readWord } from '../header/byteOrder.js';
import type { FieldChoice, NamedWord } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import type { ByteSource } from '../source/byteSource.js';
import { HeaderAccess, type TraceRange } from '../traces/headerAccess.js';
import { latinText } from './decodedText.js';
import { DT1_COMMENT, DT1_HEADER_BYTES, gprField } from './gprFields.js';
import { fileLayoutOf, type GprLayout } from './gprLayout.js';

/** The header of one GPR trace: its bytes and the words in them. Bytes are counted from 1. */
export class GprHeader {
  constructor(
    readonly bytes: Uint8Array,
    private readonly fields: readonly HeaderField[],
  ) {}

  /** The value of a field. @throws SegyError 'field.unknown' */
  get(choice: FieldChoice): number {
    const { byte, type } = gprField(choice, this.fields, this.bytes.length);
    return readWord(this.bytes, byte - 1, type, 'little');
  }

  /** All named fields. */
  entries(): NamedWord[] {
    return this.fields.map(({ name, byte }) => ({ name, byte, value: this.get(name) }));
  }

  /** DT1: the 28 characters of annotation. Empty for other kinds. */
  get comment(): string {
    if (this.bytes.length !== DT1_HEADER_BYTES) return '';
    const first = DT1_COMMENT.byte - 1;
    return latinText(this.bytes.subarray(first, first + DT1_COMMENT.byteCount)).trim();
  }
}

/** The trace headers of a GPR dataset, with the calls that those of SEG-Y have. */
export class GprHeaderAccess {
  private readonly words: HeaderAccess;

  constructor(
    source: ByteSource,
    private readonly layout: GprLayout,
    /** The named fields of this kind of file. */
    readonly fields: readonly HeaderField[],
  ) {
    this.words = new HeaderAccess(source, fileLayoutOf(layout));
  }

  /** The header of one trace. @throws SegyError 'trace.outside' */
  async read(trace: number): Promise<GprHeader> {
    return new GprHeader(await this.readBytes({ firstTrace: trace, traceCount: 1 }), this.fields);
  }

  /** The headers of some traces as stored in the file, one after the other. */
  readBytes(range: Partial<TraceRange> = {}, signal?: CancelSignal): Promise<Uint8Array> {
    return this.words.readBytes(range, signal);
  }

  /** One field of many traces. @throws SegyError 'field.unknown', 'trace.outside' */
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
    const { traceHeaderBytes } = this.layout;
    const words = choices.map((choice) => gprField(choice, this.fields, traceHeaderBytes));
    if (words.length === 0) return [];
    return this.words.columns(
      words.map(({ byte, type }) => ({ byte, type })),
      range,
      signal,
    );
  }
}
