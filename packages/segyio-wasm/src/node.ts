/** The part of segyio-wasm for Node and Electron: files. */

import { type OpenOptions, openSegy, type SegyDataset } from './index.js';
import { openFileSource } from './source/fileSource.js';

export type { AllTraces, ReadAllOptions } from './dataset/readAllTraces.js';
export { readAllTraces } from './dataset/readAllTraces.js';
export { openGprFile } from './gpr/openGprFile.js';
export { openTraceFile, openTraceSource } from './openTraceFile.js';
export { writeError } from './source/fileErrors.js';
export { type FileSink, openFileSink } from './source/fileSink.js';
export { openFileSource } from './source/fileSource.js';
export type { EditedHeaders, HeaderEdits } from './write/editHeaders.js';
export { editHeadersInPlace } from './write/editHeaders.js';

/** Opens a SEG-Y file. @throws SegyError with a code, a message that names file and byte, and a remedy */
export async function openSegyFile(path: string, options: OpenOptions = {}): Promise<SegyDataset> {
  return openSegy(await openFileSource(path), options);
}
