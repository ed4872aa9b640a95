import { type FileHandle, open } from 'node:fs/promises';
import { type CancelSignal, SegyError, throwIfCancelled } from '../base/errors.js';
import { openSegy, type SegyDataset } from '../dataset/segyDataset.js';
import type { OpenOptions } from '../layout/options.js';
import { writeError } from '../source/fileErrors.js';
import { openFileSource } from '../source/fileSource.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { changedTexts } from './changedTexts.js';
import {
  changeBinaryHeader,
  changeTraceHeader,
  checkBinaryChanges,
  checkPairsOfTraces,
  entriesOf,
  type FieldValues,
} from './changeHeader.js';
import type { TextLines } from './changeText.js';

/** What is to be changed in a file where it is. */
export interface HeaderEdits {
  /** New lines of text by row: 0 to 39 in the text header, 40 to 79 in the first extended one, and so on. */
  readonly textLines?: TextLines;
  readonly binary?: FieldValues;
  /**
   * New values of trace header fields, by trace; `{}` for none. Called twice for each trace, once to check
   * and once to write, so it must answer alike both times.
   */
  readonly traceFields?: (trace: number) => FieldValues;
  /** How the file is to be opened, as for `openSegy`. */
  readonly open?: OpenOptions;
  readonly signal?: CancelSignal;
}

/** How many headers were written. */
export interface EditedHeaders {
  readonly textHeaderCount: number;
  readonly isBinaryChanged: boolean;
  readonly traceCount: number;
}

interface FileEdit {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Headers read and written at a time. */
const BLOCK_TRACES = 1024;

function editedBinary({ bin, layout }: SegyDataset, values: FieldValues): FileEdit[] {
  checkBinaryChanges(layout, values);
  if (entriesOf(values).length === 0) return [];
  const bytes = bin.bytes.slice();
  changeBinaryHeader(bytes, values, layout.byteOrder);
  return [{ offset: TEXT_HEADER_BYTES, bytes }];
}

/** Changed trace headers, block by block. */
async function* editedTraces(dataset: SegyDataset, edits: HeaderEdits): AsyncGenerator<FileEdit[]> {
  const { traceFields, signal } = edits;
  const { traceCount, traceBytes, traceHeaderBytes, firstTraceOffset, byteOrder } = dataset.layout;
  for (let firstTrace = 0; traceFields && firstTrace < traceCount; firstTrace += BLOCK_TRACES) {
    throwIfCancelled(signal);
    const range = { firstTrace, traceCount: Math.min(BLOCK_TRACES, traceCount - firstTrace) };
    const headers = await dataset.header.readBytes(range, signal);
    const changed: FileEdit[] = [];
    for (let i = 0; i < range.traceCount; i++) {
      const values = traceFields(firstTrace + i);
      if (entriesOf(values).length === 0) continue;
      const bytes = headers.subarray(i * traceHeaderBytes, (i + 1) * traceHeaderBytes);
      changeTraceHeader(bytes, values, byteOrder, dataset.layout);
      changed.push({ offset: firstTraceOffset + (firstTrace + i) * traceBytes, bytes });
    }
    yield changed;
  }
}

async function writeEdits(file: FileHandle, edits: readonly FileEdit[]): Promise<void> {
  for (const { offset, bytes } of edits) {
    let done = 0;
    while (done < bytes.byteLength) {
      const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, offset + done);
      done += bytesWritten;
    }
  }
}

async function checkSize(file: FileHandle, { source }: SegyDataset): Promise<void> {
  const { size } = await file.stat();
  if (size === source.size) return;
  throw new SegyError(
    'file.changed',
    `The file had ${source.size} bytes and has ${size} now: ${source.name}`,
    'Edit it once nothing else is writing to it. Nothing was changed.',
    { place: { file: source.name } },
  );
}

/** What has been checked and may be written. */
interface CheckedEdits {
  readonly text: readonly FileEdit[];
  readonly binary: readonly FileEdit[];
  readonly traceCount: number;
}

async function checkEdits(dataset: SegyDataset, edits: HeaderEdits): Promise<CheckedEdits> {
  const text = changedTexts(dataset, edits.textLines ?? new Map());
  const binary = editedBinary(dataset, edits.binary ?? {});
  if (edits.traceFields) checkPairsOfTraces(dataset.layout);
  let traceCount = 0;
  for await (const changed of editedTraces(dataset, edits)) traceCount += changed.length;
  throwIfCancelled(edits.signal);
  return { text, binary, traceCount };
}

/** A request to stop comes too late here: half the edits would be worse than all. */
async function writeChecked(
  dataset: SegyDataset,
  file: FileHandle,
  { edits, checked }: { edits: HeaderEdits; checked: CheckedEdits },
): Promise<void> {
  const { name } = dataset.source;
  try {
    await writeEdits(file, [...checked.text, ...checked.binary]);
    let traceCount = 0;
    for await (const changed of editedTraces(dataset, { ...edits, signal: undefined })) {
      await writeEdits(file, changed);
      traceCount += changed.length;
    }
    if (traceCount !== checked.traceCount)
      throw new Error(
        `traceFields named ${checked.traceCount} traces at first, ${traceCount} when asked again`,
      );
    await file.sync();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SegyError(
      'file.write',
      `Editing stopped on the way (${why}); some headers may be new and others old: ${name}`,
      'Run the same edit again once the cause is gone.',
      { place: { file: name }, cause: error },
    );
  }
}

/** Places in a wrapped file are not those of its SEG-Y. @throws SegyError 'argument.invalid' */
function checkNotWrapped({ source: { name, wrapping } }: SegyDataset): void {
  if (wrapping === undefined) return;
  throw new SegyError(
    'argument.invalid',
    `Headers cannot be edited in place in a ${wrapping}: ${name}`,
    'Copy it to plain SEG-Y (copySegy) and edit the copy.',
    { place: { file: name } },
  );
}

/**
 * Changes header fields in a file where it is: text lines, binary and trace header fields. Samples and all
 * bytes that are not named stay. Everything is checked before the first byte is written, and the file is
 * synced at the end. **Not atomic**: if the machine or disk fails on the way, some headers are new and some
 * old (each value is whole unless the disk tore a sector); run the same call again to finish, or use
 * `copySegy` where that must not happen. Afterwards the file is read by what its headers now say.
 * @throws SegyError 'field.unknown', 'value.outside', 'argument.invalid', 'file.changed', 'cancelled' and those
 *   of opening, all before anything was changed; 'file.write' as its message says
 */
export async function editHeadersInPlace(path: string, edits: HeaderEdits): Promise<EditedHeaders> {
  const dataset = await openSegy(await openFileSource(path), edits.open);
  try {
    checkNotWrapped(dataset);
    const checked = await checkEdits(dataset, edits);
    const file = await open(path, 'r+').catch((error: unknown) => {
      throw writeError(error, path);
    });
    try {
      await checkSize(file, dataset);
      await writeChecked(dataset, file, { edits, checked });
    } finally {
      await file.close();
    }
    const { text, binary, traceCount } = checked;
    return { textHeaderCount: text.length, isBinaryChanged: binary.length > 0, traceCount };
  } finally {
    await dataset.dispose();
  }
}
