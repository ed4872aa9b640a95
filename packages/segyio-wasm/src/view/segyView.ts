import { SegyDataset } from '../dataset/segyDataset.js';
import type { ByteOrder } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { revisionOfText } from '../header/revision.js';
import { TRACE_FIELDS } from '../header/traceFields.js';
import type { FileLayout } from '../layout/layout.js';
import { DATASET_KINDS } from '../layout/options.js';
import type { SampleFormat } from '../samples/formats.js';
import { type ByteSource, createMemorySource } from '../source/byteSource.js';
import { recordSource } from '../source/recordSource.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { fileHeaderOf, type SegySpec } from '../write/segySpec.js';
import { joinedSources } from './joinedSources.js';

const FILE_HEADER_BYTES = 3600;

/** What a file of another kind has, in the terms of SEG-Y. */
export interface SegyViewParts
  extends Pick<FileLayout, 'kind' | 'sampleIntervalUs' | 'startTimeMs' | 'sampleDomain' | 'warnings'> {
  readonly radar?: FileLayout['radar'];
  /** What the file header says. Without extended text headers. */
  readonly spec: SegySpec;
  /** The trace headers, 240 bytes each, one behind the other, big-endian. */
  readonly traceHeaders: Uint8Array;
  readonly samples: {
    readonly source: ByteSource;
    readonly format: SampleFormat;
    readonly byteOrder: ByteOrder;
    /** Where the samples of each trace begin in the source. */
    readonly offsets: readonly number[];
    /** How many bytes of each trace are there, where some have less than the others; the rest is 0. */
    readonly filled?: readonly number[];
  };
  /** Bytes of all files that it is made of. */
  readonly fileBytes: number;
  /** Closes the sources. */
  readonly dispose: () => Promise<void>;
}

/** The bytes as SEG-Y would have them: file header, then header and samples of each trace. */
function viewSource(parts: SegyViewParts, fileHeader: Uint8Array): ByteSource {
  const { traceHeaders, samples, spec, fileBytes, dispose } = parts;
  const headers = new Uint8Array(fileHeader.length + traceHeaders.length);
  headers.set(fileHeader);
  headers.set(traceHeaders, fileHeader.length);
  const sampleBytes = spec.sampleCount * samples.format.bytes;
  const perTrace = <Value>(header: (trace: number) => Value, data: (trace: number) => Value): Value[] =>
    samples.offsets.flatMap((_, trace) => [header(trace), data(trace)]);
  const source = recordSource(
    joinedSources(createMemorySource(headers), samples.source),
    {
      offsets: [
        0,
        ...perTrace(
          (trace) => fileHeader.length + trace * TRACE_HEADER_BYTES,
          (trace) => headers.length + samples.offsets[trace],
        ),
      ],
      lengths: [
        fileHeader.length,
        ...perTrace(
          () => TRACE_HEADER_BYTES,
          () => sampleBytes,
        ),
      ],
      filled: [
        fileHeader.length,
        ...perTrace(
          () => TRACE_HEADER_BYTES,
          (trace) => samples.filled?.[trace] ?? sampleBytes,
        ),
      ],
    },
    `file of another kind (${DATASET_KINDS[parts.kind]})`,
  );
  return { ...source, fileBytes, dispose };
}

function layoutOf(parts: SegyViewParts): FileLayout {
  const { kind, spec, samples, sampleIntervalUs, startTimeMs, sampleDomain, warnings, radar } = parts;
  return {
    ...{ kind, sampleIntervalUs, startTimeMs, sampleDomain, warnings, radar },
    byteOrder: 'big',
    sampleByteOrder: samples.byteOrder,
    format: samples.format,
    revision: revisionOfText(spec.revision ?? '1'),
    extendedTextCount: 0,
    textCodes: [{ encoding: 'ebcdic', codePage: 37, reason: 'made from the header of the file' }],
    firstTraceOffset: FILE_HEADER_BYTES,
    traceHeaderBytes: TRACE_HEADER_BYTES,
    headerFields: TRACE_FIELDS,
    extensionFields: [],
    sampleCount: spec.sampleCount,
    traceBytes: TRACE_HEADER_BYTES + spec.sampleCount * samples.format.bytes,
    traceCount: samples.offsets.length,
    dataTrailerCount: 0,
    leftOutBytes: 0,
    variesInLength: false,
    nextFileOffset: null,
    remedies: [],
  };
}

/**
 * Presents a file of another kind as SEG-Y: what reads, converts and copies SEG-Y does so with it. Samples stay in
 * their file; headers are made at once, 240 bytes a trace.
 * @throws SegyError 'value.outside' for what the headers of SEG-Y cannot hold
 */
export function viewAsSegy(parts: SegyViewParts): SegyDataset {
  const fileHeader = fileHeaderOf(parts.spec, parts.samples.format.code);
  return new SegyDataset({
    source: viewSource(parts, fileHeader),
    layout: layoutOf(parts),
    textBytes: [fileHeader.subarray(0, TEXT_HEADER_BYTES)],
    isTextSwapped: false,
    binary: new Header(fileHeader.subarray(TEXT_HEADER_BYTES), 'big', 'binary'),
  });
}
