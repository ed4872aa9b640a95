import { SegyError, type SegyErrorCode } from '../base/errors.js';

const STATUS_REASONS: Readonly<Record<number, readonly [SegyErrorCode, string, string]>> = {
  401: [
    'file.unreadable',
    'The server asks who you are',
    'Give credentials: createHttpSource(url, { headers }).',
  ],
  403: [
    'file.unreadable',
    'The server does not let you read this file',
    'Ask its owner for the right to read it.',
  ],
  404: ['file.missing', 'The server has no such file', 'Check the address.'],
  410: ['file.missing', 'The server has this file no longer', 'Check the address.'],
  412: ['file.changed', 'The file has changed on the server since it was opened', 'Open it again.'],
  416: ['file.changed', 'The file on the server has become shorter since it was opened', 'Open it again.'],
  429: ['file.unreadable', 'The server was asked too often', 'Wait a while and try again.'],
};

/** A status other than success, in words. */
export function httpStatus(status: number, url: string): SegyError {
  const [code, what, remedy] = STATUS_REASONS[status] ?? [
    'file.unreadable',
    `The server answers with an error`,
    status >= 500 ? 'Try again later.' : 'Check the address.',
  ];
  return new SegyError(code, `${what} (HTTP ${status}): ${url}`, remedy, { place: { file: url } });
}

/** 200 where a range was requested. */
export function httpIgnoresRanges(url: string): SegyError {
  return new SegyError(
    'file.unreadable',
    `The server sends the whole file where a range of bytes was requested (HTTP 200 in place of 206): ${url}`,
    'Put the file on a server that knows Range requests, or download it first.',
    { place: { file: url } },
  );
}

/** A partial answer whose Content-Range is missing or is not what was requested. */
export function httpWrongRange(url: string, asked: string, found: string | null): SegyError {
  const remedy =
    found === null
      ? 'In a browser the server must expose it: Access-Control-Expose-Headers: Content-Range, ETag.'
      : 'Download the file first; the server, or something on the way, answers wrongly.';
  const said = found === null ? 'no Content-Range that can be read' : `"${found}"`;
  return new SegyError(
    'file.unreadable',
    `Bytes ${asked} requested, the answer says ${said}: ${url}`,
    remedy,
    {
      place: { file: url },
    },
  );
}

/** The answer's body is not as long as its head says. */
export function httpWrongLength(url: string, offset: number, counts: readonly [number, number]): SegyError {
  return new SegyError(
    'file.unreadable',
    `${counts[0]} bytes came where ${counts[1]} were requested, from byte ${offset + 1} on: ${url}`,
    'Try again; the connection may have been cut.',
    { place: { file: url, byte: offset + 1 } },
  );
}

/** Another size, ETag or Last-Modified than when it was opened. */
export function httpChanged(url: string, what: string, values: readonly [string, string]): SegyError {
  return new SegyError(
    'file.changed',
    `The file has changed on the server since it was opened: ${what} was ${values[0]}, is ${values[1]}: ${url}`,
    'Open it again.',
    { place: { file: url } },
  );
}

/** The request itself failed: no connection, no such server, a browser's refusal. */
export function httpFailure(error: unknown, url: string): SegyError {
  if (error instanceof SegyError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const text = error instanceof Error ? error.message : String(error);
  return new SegyError(
    'file.unreadable',
    `The server cannot be reached (${text}${cause}): ${url}`,
    'Check the address and the connection; in a browser the server must allow requests from this page (CORS).',
    { place: { file: url }, cause: error },
  );
}
