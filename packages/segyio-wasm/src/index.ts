/** SEG-Y for JavaScript. The entry for every engine; `segyio-wasm/node` adds files. */

export type { CancelSignal, Remedy, SegyErrorCode, SegyErrorPlace } from './base/errors.js';
export { SegyError } from './base/errors.js';
export { fingerprintOf } from './dataset/fingerprint.js';
export { buildHeaderIndex, HeaderIndex, readHeaderIndex } from './dataset/headerIndex.js';
export type { IndexedField, IndexedFile } from './dataset/headerIndexBytes.js';
export { openSegy, SegyDataset } from './dataset/segyDataset.js';
export { type GprAsSegy, gprAsSegy } from './gpr/gprAsSegy.js';
export { GprDataset } from './gpr/gprDataset.js';
export { DT1_FIELDS } from './gpr/gprFields.js';
export { GprHeader } from './gpr/gprHeader.js';
export type { GprLayout } from './gpr/gprLayout.js';
export type { GprKind, GprOptions } from './gpr/gprOptions.js';
export type { GprSettings } from './gpr/gprText.js';
export type { GprToSegyOptions, GprToSegyResult } from './gpr/gprToSegy.js';
export { gprToSegy } from './gpr/gprToSegy.js';
export { gprKindOfName, openGpr } from './gpr/openGpr.js';
export type { Geometry } from './grid/geometry.js';
export { geometryOfColumns, inferGeometry } from './grid/geometry.js';
export type { GeometryBytes, GeometryColumns, GeometryNames, NamedColumn } from './grid/geometryColumns.js';
export { geometryNames, OTHER_NUMBERS, otherColumns } from './grid/geometryColumns.js';
export type { Gather, GridReadOptions, SubvolumeOptions } from './grid/grid.js';
export { Grid } from './grid/grid.js';
export type { GridBlock, SampleRange } from './grid/gridBlock.js';
export type { AxisFacts, GridFacts } from './grid/gridFacts.js';
export type { GridPlacement, TracePoints } from './grid/gridPlacement.js';
export { placeGrid } from './grid/gridPlacement.js';
export type { GridSorting } from './grid/gridTable.js';
export type { GridDuplicate } from './grid/gridTraces.js';
export type { GridOptions, SampledGeometry } from './grid/openGrid.js';
export { openGrid, sampleGeometry } from './grid/openGrid.js';
export type { RegularGrid } from './grid/sampledGrid.js';
export type { SliceIndex } from './grid/sliceCache.js';
export type { SliceOptions } from './grid/sliceIndex.js';
export { openSliceIndex, writeSliceIndex } from './grid/sliceIndex.js';
export { BINARY_FIELDS } from './header/binaryFields.js';
export type { ByteOrder, WordType } from './header/byteOrder.js';
export { columnOfType, type HeaderColumn } from './header/headerWordReader.js';
export type { FieldChoice, NamedWord, TraceHeaderFields } from './header/headerWords.js';
export { Header } from './header/headerWords.js';
export type { Revision } from './header/revision.js';
export type { CoordinateUnit, TraceCoordinates, TraceTimes } from './header/scaledWords.js';
export {
  coordinatesOf,
  scalarByteOf,
  scaledBy,
  scaledCoordinate,
  scaledTimeMs,
  timesOf,
} from './header/scaledWords.js';
export { shortestDecimal } from './header/shortestDecimal.js';
export { SU_FIELDS } from './header/suFields.js';
export type { HeaderField } from './header/traceFields.js';
export { TRACE_FIELDS } from './header/traceFields.js';
export type { OddField, OddWords } from './keys/judgeHeaderWords.js';
export { judgeHeaderWords } from './keys/judgeHeaderWords.js';
export type { KeyProposal, ProposedField } from './keys/keyProposal.js';
export { proposeKeys } from './keys/proposeKeys.js';
export type { FileLayout, RadarFacts, SampleDomain } from './layout/layout.js';
export { DATASET_KINDS, type DatasetKind, type FileKind, type OpenOptions } from './layout/options.js';
export { encodeSamples } from './samples/encodeSamples.js';
export type { SampleFormat } from './samples/formats.js';
export { formatOfCode, SAMPLE_FORMATS } from './samples/formats.js';
export type { SampleArray } from './samples/sampleArrays.js';
export { openSeg2 } from './seg2/openSeg2.js';
export type { ByteSink } from './source/byteSink.js';
export { createMemorySink } from './source/byteSink.js';
export type { BlobLike, ByteRange, ByteSource } from './source/byteSource.js';
export { createBlobSource, createMemorySource, joinRanges, readGroup } from './source/byteSource.js';
export type { HttpAnswer, HttpFetch, HttpOptions } from './source/httpSource.js';
export { createHttpSource } from './source/httpSource.js';
export type { CodePage } from './text/ebcdic.js';
export type { Stanza } from './text/stanzas.js';
export type { FoundTextCode, TextCode, TextEncoding, TextEncodingName } from './text/textEncoding.js';
export { latinOfText, TEXT_ENCODINGS, titleOfCode } from './text/textEncoding.js';
export type { TextHeader } from './text/textHeader.js';
export type { TraceRange } from './traces/headerAccess.js';
export type { TraceWindow } from './traces/pieces.js';
export type { TraceBlock } from './traces/traceAccess.js';
export type { FieldValues } from './write/changeHeader.js';
export { changeBinaryHeader, changeTraceHeader } from './write/changeHeader.js';
export type { ChangeableText, TextLines } from './write/changeText.js';
export { changeText, fitsText, textThatFits } from './write/changeText.js';
export type { CopyChanges } from './write/copySegy.js';
export { copySegy } from './write/copySegy.js';
export { createSegy, createSegyWriter, traceHeaderOf } from './write/createSegy.js';
export type { SegySpec } from './write/segySpec.js';
export { SegyWriter } from './write/segyWriter.js';
