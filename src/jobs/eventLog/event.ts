import { type BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { encode } from 'fast-png';
import { decodeTensor, tensorFields } from '#engine/protobuf/tensor';
import {
  decodeMessage,
  encodeMessage,
  readDoubles,
  writeBytes,
  writeDouble,
  writeInteger,
  writeMessage,
  writePackedDoubles,
  writeString,
} from '#engine/protobuf/wire';
import type { Picture, SummaryValue } from '#learning/news/summaryValue';
import type { Histogram } from '#learning/training/metrics';

/** One record of an event file: the parts of TensorFlow's event.proto that Diffrakt uses. */
export interface LoggedEvent {
  readonly wallTimeSeconds: number;
  readonly step: number;
  readonly fileVersion?: string;
  /** An encoded GraphDef. */
  readonly graphDef?: Uint8Array;
  /** A run starts at `step`: readers drop events of an earlier run from there on. */
  readonly startsSession?: boolean;
  readonly values: readonly SummaryValue[];
}

/** Field numbers of event.proto. */
const EVENT = { wallTime: 1, step: 2, fileVersion: 3, graphDef: 4, summary: 5, sessionLog: 7 };
/** Field numbers of summary.proto. */
const VALUE = { tag: 1, simpleValue: 2, image: 4, histogram: 5, tensor: 8, metadata: 9 };
const HISTOGRAM = { min: 1, max: 2, num: 3, sum: 4, sumSquares: 5, limits: 6, counts: 7 };
const SESSION_START = 1;
const RGB = 3;

/** A first bucket of nothing ends at the first edge, so that every edge is kept (limits are right edges). */
function writeHistogram(writer: BinaryWriter, histogram: Histogram): void {
  const { edges, counts, minimum, maximum, sum, sumOfSquares } = histogram;
  writeDouble(writer, HISTOGRAM.min, minimum);
  writeDouble(writer, HISTOGRAM.max, maximum);
  writeDouble(
    writer,
    HISTOGRAM.num,
    counts.reduce((total, count) => total + count, 0),
  );
  writeDouble(writer, HISTOGRAM.sum, sum);
  writeDouble(writer, HISTOGRAM.sumSquares, sumOfSquares);
  writePackedDoubles(writer, HISTOGRAM.limits, edges);
  writePackedDoubles(writer, HISTOGRAM.counts, [0, ...counts]);
}

function decodeHistogram(bytes: Uint8Array): Histogram {
  const numbers = { minimum: 0, maximum: 0, sum: 0, sumOfSquares: 0 };
  const edges: number[] = [];
  const counts: number[] = [];
  decodeMessage(bytes, {
    [HISTOGRAM.min]: (reader) => {
      numbers.minimum = reader.double();
    },
    [HISTOGRAM.max]: (reader) => {
      numbers.maximum = reader.double();
    },
    [HISTOGRAM.sum]: (reader) => {
      numbers.sum = reader.double();
    },
    [HISTOGRAM.sumSquares]: (reader) => {
      numbers.sumOfSquares = reader.double();
    },
    [HISTOGRAM.limits]: (reader, wireType) => readDoubles(reader, wireType, edges),
    [HISTOGRAM.counts]: (reader, wireType) => readDoubles(reader, wireType, counts),
  });
  return { edges, counts: counts.slice(1), ...numbers };
}

function writeImage(writer: BinaryWriter, { width, height, data }: Picture): void {
  writeInteger(writer, 1, height);
  writeInteger(writer, 2, width);
  writeInteger(writer, 3, RGB);
  writeBytes(writer, 4, encode({ width, height, data, channels: 3, depth: 8 }));
}

/** Names our own plugin, so that TensorBoard's dashboards leave the tensor alone. */
function writeOwnMetadata(writer: BinaryWriter): void {
  writeMessage(writer, VALUE.metadata, (metadata) =>
    writeMessage(metadata, 1, (plugin) => writeString(plugin, 1, 'diffrakt')),
  );
}

function writeValue(writer: BinaryWriter, value: SummaryValue): void {
  writeString(writer, VALUE.tag, value.tag);
  switch (value.kind) {
    case 'scalar':
      writer.tag(VALUE.simpleValue, WireType.Bit32).float(Math.fround(value.value));
      break;
    case 'histogram':
      writeMessage(writer, VALUE.histogram, (inner) => writeHistogram(inner, value.histogram));
      break;
    case 'image':
      writeMessage(writer, VALUE.image, (inner) => writeImage(inner, value.picture));
      break;
    case 'tensor':
      writeMessage(writer, VALUE.tensor, tensorFields(value.tensor));
      writeOwnMetadata(writer);
  }
}

/** Reads back scalars, histograms and tensors; images are only for display. */
function decodeValue(bytes: Uint8Array): SummaryValue | null {
  let tag = '';
  let found: SummaryValue | null = null;
  decodeMessage(bytes, {
    [VALUE.tag]: (reader) => {
      tag = reader.string();
    },
    [VALUE.simpleValue]: (reader) => {
      found = { kind: 'scalar', tag, value: reader.float() };
    },
    [VALUE.histogram]: (reader) => {
      found = { kind: 'histogram', tag, histogram: decodeHistogram(reader.bytes()) };
    },
    [VALUE.tensor]: (reader) => {
      const tensor = decodeTensor(reader.bytes());
      found = tensor && { kind: 'tensor', tag, tensor };
    },
  });
  return found;
}

export function encodeEvent(event: LoggedEvent): Uint8Array {
  return encodeMessage((writer) => {
    writeDouble(writer, EVENT.wallTime, event.wallTimeSeconds);
    writeInteger(writer, EVENT.step, event.step);
    if (event.fileVersion) writeString(writer, EVENT.fileVersion, event.fileVersion);
    if (event.graphDef) writeBytes(writer, EVENT.graphDef, event.graphDef);
    if (event.startsSession) {
      writeMessage(writer, EVENT.sessionLog, (inner) => writeInteger(inner, 1, SESSION_START));
    }
    if (event.values.length === 0) return;
    writeMessage(writer, EVENT.summary, (summary) => {
      for (const value of event.values) writeMessage(summary, 1, (inner) => writeValue(inner, value));
    });
  });
}

export function decodeEvent(bytes: Uint8Array): LoggedEvent {
  const values: SummaryValue[] = [];
  const event = { wallTimeSeconds: 0, step: 0, startsSession: false };
  const takeValue = (value: SummaryValue | null) => value && values.push(value);
  decodeMessage(bytes, {
    [EVENT.wallTime]: (reader) => {
      event.wallTimeSeconds = reader.double();
    },
    [EVENT.step]: (reader) => {
      event.step = Number(reader.int64());
    },
    [EVENT.sessionLog]: (reader) =>
      decodeMessage(reader.bytes(), {
        1: (inner) => {
          event.startsSession = inner.int32() === SESSION_START;
        },
      }),
    [EVENT.summary]: (reader) =>
      decodeMessage(reader.bytes(), { 1: (inner) => takeValue(decodeValue(inner.bytes())) }),
  });
  return { ...event, values };
}
