import { stat } from 'node:fs/promises';
import type { SegyDataset } from 'segyio-wasm';
import { LineError } from '#jobs/opening/lineError';
import { openLineFile } from '#jobs/opening/segyErrors';
import type { FileReading, OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';
import { JobError } from '#system/failure';

/** A file that is opened by a reading that is assumed, so that its headers can be looked at. */
export interface AssumedFile {
  readonly dataset: SegyDataset;
  readonly opening: OpeningOptions;
}

/** Where no header tells how long traces are: the first trace header is right then, and bytes are shown as they are. */
const MOST_ASSUMED_SAMPLES = 1000;
/** Text header, binary header, and header of the first trace. */
const BYTES_BEFORE_SAMPLES = 3200 + 400 + 240;

/** Readings that need nothing of the binary header: 4-byte IBM floats, and a number of samples. */
async function plainReadings({ path, opening }: FileReading): Promise<OpeningOptions[]> {
  const size = isAddress(path) ? Number.POSITIVE_INFINITY : (await stat(path)).size;
  const sampleCount = Math.min(MOST_ASSUMED_SAMPLES, Math.floor((size - BYTES_BEFORE_SAMPLES) / 4));
  const inFormat: OpeningOptions = { formatCode: 1, ...opening };
  return sampleCount < 1 ? [inFormat] : [inFormat, { sampleCount, ...inFormat }];
}

/** Opens a file by the first of some readings that opens it; null where none does. */
async function openByFirst(path: string, readings: readonly OpeningOptions[]): Promise<AssumedFile | null> {
  for (const opening of readings) {
    try {
      return { dataset: await openLineFile(path, opening), opening };
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
    }
  }
  return null;
}

/**
 * Opens a file that may not open as it is stated, for a look at its headers: as stated, as its bytes propose, or with
 * format and number of samples assumed.
 * @throws JobError of opening it as stated, where no reading opens it
 */
export async function openAssumed(file: FileReading): Promise<AssumedFile> {
  const { path, opening } = file;
  try {
    return { dataset: await openLineFile(path, opening), opening };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    const proposed = error instanceof LineError ? error.remedies.map((remedy) => remedy.opening) : [];
    const found = error.code === 'file.missing' ? null : await openByFirst(path, proposed);
    const assumed = found ?? (await openByFirst(path, await plainReadings(file).catch(() => [])));
    if (assumed) return assumed;
    throw error;
  }
}
