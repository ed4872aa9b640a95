/** SEG-Y for JavaScript. The entry for every engine; `segyio-wasm/node` adds files. */
export { BINARY_FIELDS } from './binaryFields.js';
export type { ByteOrder, WordType } from './byteOrder.js';
export type { ByteSink } from './byteSink.js';
export { createMemorySink } from './byteSink.js';
export type { BlobLike, ByteRange, ByteSource } from './byteSource.js';
export { createBlobSource, createMemorySource, joinRanges, readGroup } from './byteSource.js';
export type { FieldValues } from './changeHeader.js';
export { changeBinaryHeader, changeTraceHeader } from './changeHeader.js';
export type { TextLines } from './changeText.js';
export { changeText, textThatFits } from './changeText.js';
export type { CopyChanges } from './copySegy.js';
export { copySegy } from './copySegy.js';
export { createSegy, createSegyWriter, traceHeaderOf } from './createSegy.js';
export type { TextHeader } from './dataset.js';
export { openSegy, SegyDataset } from './dataset.js';
export type { CancelSignal, SegyErrorCode, SegyErrorPlace } from './errors.js';
export { SegyError } from './errors.js';
export { fingerprintOf } from './fingerprint.js';
export type { SampleFormat } from './formats.js';
export { formatOfCode, SAMPLE_FORMATS } from './formats.js';
export type { Geometry } from './geometry.js';
export { geometryOfColumns, inferGeometry } from './geometry.js';
export type { GeometryBytes, GeometryColumns, GeometryNames } from './geometryColumns.js';
export { GprDataset } from './gpr/gprDataset.js';
export { DT1_FIELDS } from './gpr/gprFields.js';
export { GprHeader } from './gpr/gprHeader.js';
export type { GprKind, GprLayout } from './gpr/gprLayout.js';
export type { GprOptions } from './gpr/gprOptions.js';
export type { GprSettings } from './gpr/gprText.js';
export type { GprToSegyOptions, GprToSegyResult } from './gpr/gprToSegy.js';
export { gprToSegy } from './gpr/gprToSegy.js';
export { gprKindOfName, openGpr } from './gpr/openGpr.js';
export type { Gather, GridReadOptions, SubvolumeOptions } from './grid.js';
export { Grid } from './grid.js';
export type { GridBlock, SampleRange } from './gridBlock.js';
export type { AxisFacts, GridFacts } from './gridFacts.js';
export type { GridPlacement, TracePoints } from './gridPlacement.js';
export type { GridSorting } from './gridTable.js';
export type { GridDuplicate } from './gridTraces.js';
export type { TraceRange } from './headerAccess.js';
export { buildHeaderIndex, HeaderIndex, readHeaderIndex } from './headerIndex.js';
export type { IndexedField, IndexedFile } from './headerIndexBytes.js';
export type { HeaderColumn } from './headerWordReader.js';
export type { FieldChoice, NamedWord } from './headerWords.js';
export { Header } from './headerWords.js';
export type { HttpAnswer, HttpFetch, HttpOptions } from './httpSource.js';
export { createHttpSource } from './httpSource.js';
export type { FileKind, FileLayout } from './layout.js';
export type { GridOptions } from './openGrid.js';
export { openGrid } from './openGrid.js';
export type { OpenOptions } from './options.js';
export type { TraceWindow } from './pieces.js';
export type { KeyProposal } from './proposeKeys.js';
export { proposeKeys } from './proposeKeys.js';
export type { Revision } from './revision.js';
export type { SampleArray } from './sampleArrays.js';
export type { CoordinateUnit, TraceCoordinates, TraceTimes } from './scaledWords.js';
export {
  coordinatesOf,
  scalarByteOf,
  scaledBy,
  scaledCoordinate,
  scaledTimeMs,
  timesOf,
} from './scaledWords.js';
export type { SegySpec } from './segySpec.js';
export { SegyWriter } from './segyWriter.js';
export type { SliceIndex } from './sliceCache.js';
export type { SliceOptions } from './sliceIndex.js';
export { openSliceIndex, writeSliceIndex } from './sliceIndex.js';
export type { Stanza } from './stanzas.js';
export type { TextEncoding } from './textHeader.js';
export type { TraceBlock } from './traceAccess.js';
export type { HeaderField } from './traceFields.js';
export { TRACE_FIELDS } from './traceFields.js';
