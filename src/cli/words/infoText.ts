import { describeFile, type FileInfo, sampleUnit } from '#jobs/tables/info';

export { describeFile };

const BYTE_ORDERS: Readonly<Record<string, string>> = {
  big: 'big-endian',
  little: 'little-endian',
  'pair-swapped': 'pair-swapped',
};

/** The order of bytes, that of samples apart where it is another. */
function byteOrderWords({ byteOrder, sampleByteOrder }: FileInfo): string {
  const headers = BYTE_ORDERS[byteOrder];
  return sampleByteOrder === byteOrder ? headers : `${BYTE_ORDERS[sampleByteOrder]}, headers ${headers}`;
}

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

/** Parts that few files have: stanzas, trace header extensions, data trailers, bytes left out. */
function extraLines({ stanzas, traceHeaderBytes, dataTrailerCount, leftOutBytes }: FileInfo): string[] {
  return [
    ...(stanzas.length > 0
      ? [`Stanzas         ${stanzas.map((name) => name || '(no name)').join(', ')}`]
      : []),
    ...(traceHeaderBytes > 240 ? [`Trace headers   ${traceHeaderBytes} bytes each`] : []),
    ...(dataTrailerCount > 0 ? [`Data trailers   ${dataTrailerCount}`] : []),
    ...(leftOutBytes > 0 ? [`Left out        ${leftOutBytes} bytes`] : []),
  ];
}

/** Intervals, counts and delays that differ along the line. */
function variationLines({ variations }: FileInfo): string[] {
  return variations.map(({ name, usual, traceCount, others }) => {
    const values = others.map(
      (other) => `${other.value} in ${other.traceCount} traces from trace ${other.firstTrace} on`,
    );
    return `  ${name}: ${usual}, but in ${traceCount} traces: ${values.join('; ')}`;
  });
}

/** The planes of a file that has more than its traces in file order, and the one that it opens on. */
function planeLines({ survey: { planes, firstPlane } }: FileInfo): string[] {
  if (planes.length < 2) return [];
  const named = planes.map(({ count, first, last }) =>
    count === 1 ? first : `${first} to ${last} (${count})`,
  );
  return [`Planes          ${named.join(', ')}; opens on ${firstPlane}`];
}

/** How the grid is filled, in one line; nothing for a file that has none. */
function gridLines({ geometry }: FileInfo): string[] {
  const { grid, score } = geometry;
  if (grid === null || grid.inlines.count < 2 || grid.crosslines.count < 2) return [];
  const axis = ({ first, last, count, step }: typeof grid.inlines) =>
    `${count} from ${first} to ${last}${step === 0 ? ', uneven' : `, step ${step}`}`;
  return [
    `  inlines       ${axis(grid.inlines)}`,
    `  crosslines    ${axis(grid.crosslines)}`,
    ...(grid.offsets ? [`  offsets       ${axis(grid.offsets)}`] : []),
    `  filled        ${grid.placeCount} places, ${grid.holeCount} holes, up to ${grid.largestFold} traces a place, ` +
      `${grid.duplicateCount} duplicates, sorted by ${grid.sorting}, score ${short(score)}`,
  ];
}

/** The options by which the file was opened. */
function optionLines({ options }: FileInfo): string[] {
  return options.length > 0 ? [`Opened with     ${options.join(' ')}`] : [];
}

/** Options by which the file is likelier read as it is meant. */
function remedyLines({ remedies }: FileInfo): string[] {
  return remedies.map(
    ({ options, score, reason }) =>
      `Proposal        ${options.join(' ')} (score ${score.toFixed(2)}): ${reason}`,
  );
}

const SHOWN_PROPOSALS = 3;

/** Which bytes may hold the keys, with the score of each proposal. */
function proposalLines({ proposals }: FileInfo): string[] {
  if (proposals.length === 0) return [];
  const lines = proposals
    .slice(0, SHOWN_PROPOSALS)
    .map(({ kind, score, reason }) => `  ${score.toFixed(2)}  ${kind}: ${reason}`);
  return ['Bytes that may hold the keys (score, geometry, reason)', ...lines];
}

/** Antennas and spacing of radar, as far as the file states them. */
function radarLines({ radar, startTimeMs, sampleIntervalUs }: FileInfo): string[] {
  if (radar === null) return [];
  const stated = (value: number | null, unit: string) =>
    value === null ? 'not stated' : `${short(value)} ${unit}`;
  const { channel, channelCount } = radar;
  const zero = (-startTimeMs * 1000) / sampleIntervalUs;
  return [
    `Antenna         ${stated(radar.antennaFrequencyMHz, 'MHz')}, separation ${stated(radar.antennaSeparationMetres, 'm')}`,
    `Time zero       ${short(Math.abs(zero))} samples ${zero < 0 ? 'before' : 'behind'} the first`,
    `Trace spacing   ${stated(radar.traceSpacingMetres, 'm')}`,
    ...(channelCount > 1 ? [`Channel         ${channel + 1} of ${channelCount} (--part)`] : []),
  ];
}

/** The file's description as lines of text. */
export function infoLines(info: FileInfo): string[] {
  const { amplitudes, format, geometry } = info;
  const p = amplitudes.absolutePercentiles;
  const unit = sampleUnit({ domain: info.sampleDomain });
  const text = info.textHeader.filter((line) => !/^\s*(C\s*\d*)?\s*$/.test(line));
  return [
    info.path,
    `Traces          ${info.traceCount}${info.deadTraceCount > 0 ? `, ${info.deadTraceCount} of them dead` : ''}`,
    `Samples         ${info.sampleCount} a trace, every ${short(info.sampleIntervalUs / 1000)} ${unit}, ` +
      `${short(info.startTimeMs)} to ${short(info.endTimeMs)} ${unit}`,
    ...variationLines(info),
    `Sample format   ${format.code}: ${format.name}, ${byteOrderWords(info)}`,
    `Kind            ${info.kindName}${info.kind === 'segy' ? `, revision ${info.revision}` : ''}`,
    ...radarLines(info),
    ...extraLines(info),
    ...optionLines(info),
    `Size            ${info.fileBytes} bytes`,
    `Survey          ${[info.survey.title, ...info.survey.facts].join('; ')}`,
    ...planeLines(info),
    `Geometry        ${geometry.kind}. ${geometry.reason}`,
    ...gridLines(info),
    `Amplitudes      ${short(amplitudes.minimum)} to ${short(amplitudes.maximum)}, rms ${short(amplitudes.rms)}, ` +
      `99 % within ±${short(p['99'])}`,
    ...info.warnings.map((warning) => `Warning         ${warning}`),
    ...remedyLines(info),
    ...proposalLines(info),
    'Trace headers that are not 0 (first byte, name, values)',
    ...headerTable(info),
    ...(info.textCodes.length > 0 ? [`Text header     ${info.textCodes[0].reason}`] : []),
    ...text.map((line) => `  ${line}`),
  ];
}
