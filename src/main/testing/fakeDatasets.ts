import { basename } from 'node:path';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { failureOf } from '#main/base/failure';
import type { LineChoice } from '#main/services/datasetService';

/** The properties of a line of 500 traces of 1000 samples at 4 ms. */
export function makeSummary(path: string, fingerprint = path): DatasetSummary {
  return {
    path,
    fileName: basename(path),
    fileBytes: 1000,
    traceCount: 500,
    sampleCount: 1000,
    sampleIntervalUs: 4000,
    startTimeMs: 0,
    format: { code: 5, name: 'IEEE float' },
    kind: 'segy',
    kindName: 'SEG-Y',
    radar: null,
    byteOrder: 'big',
    sampleByteOrder: 'big',
    revision: '1.0',
    opening: {},
    remedies: [],
    geometry: { kind: 'line', reason: '' },
    sampledHeaderCount: null,
    textHeader: [],
    survey: {
      traceCount: 500,
      samples: { domain: 'time', sampleCount: 1000, sampleIntervalUs: 4000, startTimeMs: 0 },
      grid: null,
      scales: [],
      coordinates: null,
    },
    deadTraceCount: 0,
    fingerprint,
    warnings: [],
  };
}

/** Opens the lines that a test defines; `opened` lists them in order. */
export class FakeDatasets {
  readonly opened: string[] = [];
  dataset: DatasetSummary | null = null;

  constructor(private readonly fingerprints: Record<string, string>) {}

  async openLine(path: string, { now, before }: LineChoice = {}): Promise<DatasetSummary> {
    const fingerprint = this.fingerprints[path];
    if (fingerprint === undefined) throw failureOf('file.missing', `There is no ${path}`, 'Look elsewhere.');
    this.opened.push(path);
    this.dataset = { ...makeSummary(path, fingerprint), opening: now ?? before ?? {} };
    return this.dataset;
  }

  async complete(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {
    this.dataset = null;
  }

  /** Replaces the data of a file. */
  replace(path: string, fingerprint: string): void {
    this.fingerprints[path] = fingerprint;
  }
}
