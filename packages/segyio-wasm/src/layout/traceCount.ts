import { SegyError } from '../base/errors.js';
import { extendedField, type LayoutInput } from './layout.js';

/** How many traces a file holds, and what is behind them. */
export interface TraceCount {
  readonly traceCount: number;
  readonly leftOutBytes: number;
}

/** True if a damaged file is to be opened as far as it goes. */
export function keepsWholeTraces({ options }: LayoutInput): boolean {
  return options.truncated === 'keep-whole' || options.recover === true;
}

function byteText(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}

/**
 * How many whole traces are between the headers and the trailers, `endOffset`.
 * @throws SegyError 'file.truncated' unless whole traces are to be kept
 */
export function traceCountOf(input: LayoutInput, traceBytes: number, endOffset: number): TraceCount {
  const bytes = Math.max(0, endOffset - input.firstTraceOffset);
  const wholeTraceCount = Math.floor(bytes / traceBytes);
  const rest = bytes - wholeTraceCount * traceBytes;
  const stated = extendedField(input, 'TraceCount');
  if (rest === 0) {
    if (stated > 0 && stated !== wholeTraceCount)
      input.warn(
        `${stated} traces stated in bytes 3513-3520 of the binary header, but the file holds ${wholeTraceCount}.`,
      );
    return { traceCount: wholeTraceCount, leftOutBytes: 0 };
  }
  if (stated > 0 && stated <= wholeTraceCount) return behindStated(input, { stated, traceBytes, bytes });
  const ofHowMany = stated > wholeTraceCount ? ` of ${stated}` : '';
  const message = `The file ends inside trace ${wholeTraceCount + 1}${ofHowMany}: ${rest} of its ${traceBytes} bytes are there`;
  if (keepsWholeTraces(input) && wholeTraceCount > 0) {
    input.warn(`${message}; the ${wholeTraceCount} whole traces are read.`);
    return { traceCount: wholeTraceCount, leftOutBytes: rest };
  }
  const expectedTraceCount = Math.max(stated, wholeTraceCount + 1);
  throw truncated(input, { message, wholeTraceCount, expectedTraceCount });
}

/** The traces that rev 2's count states are all there: what follows them is no trace. */
function behindStated(
  { warn }: LayoutInput,
  found: { readonly stated: number; readonly traceBytes: number; readonly bytes: number },
): TraceCount {
  const leftOutBytes = found.bytes - found.stated * found.traceBytes;
  warn(
    `${byteText(leftOutBytes)} behind the ${found.stated} traces that the binary header states (bytes 3513-3520) are left out.`,
  );
  return { traceCount: found.stated, leftOutBytes };
}

function truncated(
  { file, fileBytes }: LayoutInput,
  found: {
    readonly message: string;
    readonly wholeTraceCount: number;
    readonly expectedTraceCount: number;
  },
): SegyError {
  const { message, wholeTraceCount, expectedTraceCount } = found;
  const place = { file, trace: wholeTraceCount, byte: fileBytes + 1, wholeTraceCount, expectedTraceCount };
  return new SegyError(
    'file.truncated',
    `${message}: ${file}`,
    wholeTraceCount > 0
      ? `Copy the file again from where it came from, or open its ${wholeTraceCount} whole traces.`
      : 'Copy the file again from where it came from.',
    { place },
  );
}
