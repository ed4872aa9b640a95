/** The small files of ../shared/data/cases, one trait each, with their right values. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { createMemorySource, type OpenOptions, openSegy, type SegyDataset } from '../src/index.js';

export const casesFolder = join(import.meta.dirname, '../../../../shared/data/cases');

export const hasCases = existsSync(casesFolder);
/** For the title of a suite, so that it is seen where its files are missing. */
export const casesMissing = hasCases ? '' : ' (skipped without ../shared/data/cases)';

/** Right values of a line; a case has some of them. */
export interface RightValues {
  readonly traces?: number;
  readonly samples?: number;
  readonly intervalUs?: number;
  readonly startMs?: number;
  readonly firstSamplesOfTrace0?: readonly number[];
  readonly lastSampleOfLastTrace?: number;
  /** Of radar. */
  readonly samplesWithoutStatus?: number;
  readonly intervalNs?: number;
}

/** The bytes of a file of a case, unpacked. */
export function readCaseFile(name: string, file: string): Uint8Array {
  const bytes = readFileSync(join(casesFolder, name, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export function rightOf(name: string): RightValues {
  return JSON.parse(readFileSync(join(casesFolder, name, 'right.json'), 'utf8'));
}

/** Opens a file of a case from memory. */
export function openCase(name: string, file: string, options: OpenOptions = {}): Promise<SegyDataset> {
  return openSegy(createMemorySource(readCaseFile(name, file), file.replace(/\.gz$/, '')), {
    judgeSamples: true,
    ...options,
  });
}

/** IBM words have 21 to 24 bits; the right values are those before they were written. */
function roundedLike(found: number, right: number): number {
  return Math.abs(found - right) <= Math.abs(right) * 2 ** -21 ? right : found;
}

/** Holds an open file to the right values; samples of IBM floats to their rounding. */
export async function expectRight(dataset: SegyDataset, right: RightValues): Promise<void> {
  const { layout, trace } = dataset;
  const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = layout;
  const isIbm = layout.format.code === 1;
  const first = right.firstSamplesOfTrace0 ?? [];
  const samples = await trace.readBlock({
    firstTrace: 0,
    traceCount: 1,
    firstSample: 0,
    sampleCount: first.length,
  });
  const [last] = await trace.readBlock({
    firstTrace: traceCount - 1,
    traceCount: 1,
    firstSample: sampleCount - 1,
    sampleCount: 1,
  });
  expect({
    traces: traceCount,
    samples: sampleCount,
    intervalUs: sampleIntervalUs,
    startMs: startTimeMs,
    first: [...samples].map((value, i) => (isIbm ? roundedLike(value, first[i]) : value)),
    last: isIbm ? roundedLike(last, right.lastSampleOfLastTrace ?? last) : last,
  }).toEqual({
    traces: right.traces ?? traceCount,
    samples: right.samples ?? sampleCount,
    intervalUs: right.intervalUs ?? sampleIntervalUs,
    startMs: right.startMs ?? startTimeMs,
    first: first.map((value) => value + 0),
    last: right.lastSampleOfLastTrace ?? last,
  });
}
