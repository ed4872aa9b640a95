import type { SegyDataset } from 'segyio-wasm';
import { SegyError, type SegyErrorCode } from 'segyio-wasm';
import { openTraceFile, openTraceSource } from 'segyio-wasm/node';
import { LineError } from '#jobs/opening/lineError';
import { openingRemedies } from '#jobs/opening/openingRemedies';
import { type FetchContext, openRemoteSource } from '#jobs/opening/remoteSource';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';
import { JobError, type JobErrorCode } from '#system/failure';

const CODES: Readonly<Record<SegyErrorCode, JobErrorCode>> = {
  'file.missing': 'file.missing',
  'file.unreadable': 'file.unreadable',
  'file.changed': 'file.unreadable',
  'file.directory': 'file.notSegy',
  'file.empty': 'file.notSegy',
  'file.notSegy': 'file.notSegy',
  'file.tooShort': 'file.notSegy',
  'file.truncated': 'file.truncated',
  'file.write': 'file.write',
  'disk.full': 'disk.full',
  'format.unknown': 'file.notSegy',
  'format.unsupported': 'file.notSegy',
  'samples.none': 'file.notSegy',
  'field.unknown': 'argument.invalid',
  'trace.outside': 'argument.invalid',
  'value.outside': 'argument.invalid',
  'argument.invalid': 'argument.invalid',
  cancelled: 'cancelled',
};

/** A failure of the SEG-Y library as one of a job; others pass as they are. */
export function toJobError(error: unknown): unknown {
  if (!(error instanceof SegyError)) return error;
  const { code, message, remedy } = error;
  const remedies = openingRemedies(error.remedies);
  return remedies.length > 0
    ? new LineError(CODES[code], message, remedy, remedies, { cause: error })
    : new JobError(CODES[code], message, remedy, { cause: error });
}

/** Runs an action and passes its failure on as a JobError. */
export async function withJobErrors<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw toJobError(error);
  }
}

/**
 * Opens a line of any kind that is read, from a path or the address of a file on a server: SEG-Y, Seismic Unix, radar, SEG-2; by its headers but for what the
 * options state. A file that ends inside a trace opens with its complete traces and a warning; one without a complete trace does not open. Samples that contradict the
 * stated format are among its warnings.
 * @param context hears of what is fetched from a server, and may stop the opening there
 * @throws JobError that says which kind of file it is instead of SEG-Y, or its fault; LineError where it opens
 *   by other options
 */
export function openLineFile(
  path: string,
  opening: OpeningOptions = {},
  context?: FetchContext,
): Promise<SegyDataset> {
  const { headerBytes: _bytes, coordinateScalar: _scalar, ...stated } = opening;
  const options = { ...stated, truncated: 'keep-whole', judgeSamples: true } as const;
  return withJobErrors(async () => {
    const dataset = isAddress(path)
      ? await openTraceSource(await openRemoteSource(path, context), { ...options, signal: context?.signal })
      : await openTraceFile(path, options);
    if (dataset.layout.traceCount > 0) return dataset;
    await dataset.dispose();
    throw new JobError(
      'file.truncated',
      `The file holds headers but no trace: ${path}`,
      'Copy it again from its source.',
    );
  });
}
