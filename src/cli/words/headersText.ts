import { MOST_DISTINCT, VALUE_ORDER_WORDS } from '#jobs/headers/headerRange';
import { describeHeaders, type HeaderReport } from '#jobs/headers/headerReport';

export { describeHeaders };

type Field = HeaderReport['headers'][number];

/** Different values and their order: "166000 values, rising". */
function valueWords({ distinctCount, order, minimum, maximum }: Field): string {
  if (order === 'equal') return `${minimum}, ${VALUE_ORDER_WORDS.equal}`;
  const count = distinctCount === null ? `more than ${MOST_DISTINCT}` : String(distinctCount);
  return `${minimum} to ${maximum}, ${count} values, ${VALUE_ORDER_WORDS[order]}`;
}

function fieldLine(field: Field, nameWidth: number): string {
  const { byte, name, first, last, order, roles } = field;
  const ends = order === 'equal' ? [] : [`first ${first}, last ${last}`];
  const may = roles.map(({ field: key, score }) => `${key} (${score.toFixed(2)})`).join(' or ');
  const facts = [valueWords(field), ...ends, ...(may ? [`may be ${may}`] : [])];
  return `  ${String(byte).padStart(3)}  ${name.padEnd(nameWidth)}  ${facts.join(', ')}`;
}

function scanWords({ scan, scannedTraceCount, traceCount }: HeaderReport): string {
  if (scannedTraceCount === traceCount) return `all ${traceCount} traces`;
  return `${scannedTraceCount} of ${traceCount} traces (${scan} scan; --scan full reads all)`;
}

/** The scan of a file's trace headers as lines of text. */
export function headerLines(report: HeaderReport): string[] {
  const { headers, proposals } = report;
  const nameWidth = Math.max(0, ...headers.map(({ name }) => name.length));
  const proposed = proposals.map(({ kind, score, reason, options }) => {
    const by = options.length === 0 ? 'as the standard has it' : options.join(' ');
    return `  ${score.toFixed(2)}  ${kind}, ${by}: ${reason}`;
  });
  return [
    report.path,
    `Headers of ${scanWords(report)}: fields that are not 0 (first byte, name, values)`,
    ...headers.map((field) => fieldLine(field, nameWidth)),
    ...(proposed.length > 0 ? ['Bytes that may hold the keys (score, geometry, options, reason)'] : []),
    ...proposed,
  ];
}
