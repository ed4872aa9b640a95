import { describeFile, type FileInfo } from '#jobs/info';

export { describeFile };

const BYTE_ORDERS: Readonly<Record<string, string>> = {
  big: 'big-endian',
  little: 'little-endian',
  'pair-swapped': 'pair-swapped',
};

/** At most five significant digits, for reading. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function headerTable({ headers }: FileInfo): string[] {
  const width = Math.max(0, ...headers.map(({ name }) => name.length));
  return headers.map(({ name, byte, minimum, maximum, first, last }) => {
    const varying = `${minimum} to ${maximum}, first ${first}, last ${last}`;
    return `  ${String(byte).padStart(3)}  ${name.padEnd(width)}  ${minimum === maximum ? minimum : varying}`;
  });
}

/** The file's description as lines of text. */
export function infoLines(info: FileInfo): string[] {
  const { amplitudes, format, geometry } = info;
  const p = amplitudes.absolutePercentiles;
  const text = info.textHeader.filter((line) => !/^\s*(C\s*\d*)?\s*$/.test(line));
  return [
    info.path,
    `Traces          ${info.traceCount}${info.deadTraceCount > 0 ? `, ${info.deadTraceCount} of them dead` : ''}`,
    `Samples         ${info.sampleCount} a trace, every ${short(info.sampleIntervalUs / 1000)} ms, ` +
      `${short(info.startTimeMs)} to ${short(info.endTimeMs)} ms`,
    `Sample format   ${format.code}: ${format.name}, ${BYTE_ORDERS[info.byteOrder]}`,
    `Revision        ${info.revision}`,
    `Size            ${info.fileBytes} bytes`,
    `Geometry        ${geometry.kind}. ${geometry.reason}`,
    `Amplitudes      ${short(amplitudes.minimum)} to ${short(amplitudes.maximum)}, rms ${short(amplitudes.rms)}, ` +
      `99 % within ±${short(p['99'])}`,
    ...info.warnings.map((warning) => `Warning         ${warning}`),
    'Trace headers that are not 0 (first byte, name, values)',
    ...headerTable(info),
    'Text header',
    ...text.map((line) => `  ${line}`),
  ];
}
