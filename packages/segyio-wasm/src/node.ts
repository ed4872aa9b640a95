/** The part of segyio-wasm for Node and Electron: files. */

import { openFileSource } from './fileSource.js';
import { type OpenOptions, openSegy, type SegyDataset } from './index.js';

export type { EditedHeaders, HeaderEdits } from './editHeaders.js';
export { editHeadersInPlace } from './editHeaders.js';
export { openFileSink } from './fileSink.js';
export { openFileSource } from './fileSource.js';
export { openGprFile } from './gpr/openGprFile.js';
export type { AllTraces, ReadAllOptions } from './readAllTraces.js';
export { readAllTraces } from './readAllTraces.js';

/** Opens a SEG-Y file. @throws SegyError with a code, a message that names file and byte, and a remedy */
export async function openSegyFile(path: string, options: OpenOptions = {}): Promise<SegyDataset> {
  return openSegy(await openFileSource(path), options);
}
