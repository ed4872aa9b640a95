import { type Column, rankColumn } from '../header/distinctValues.js';
import type { GeometryColumns, GeometryNames, NamedColumn } from './geometryColumns.js';

/** Up to this share of traces may have the number of another before the numbers are no longer a line's. */
const MOST_REPEATED = 0.1;

interface Found {
  readonly kind: 'line' | 'pre-stack' | 'unknown';
  readonly reason: string;
}

function countDistinct(values: Column): number {
  return rankColumn(values).values.length;
}

/** "CDP 110 comes twice (traces 11 and 12, counted from 1)": the numbers that several traces have. */
function repeatedWords(name: string, values: Column): string {
  const { values: rising, ranks } = rankColumn(values);
  const counts = new Int32Array(rising.length);
  for (const rank of ranks) counts[rank]++;
  const first = ranks.findIndex((rank) => counts[rank] > 1);
  const rank = ranks[first];
  const traces = [...ranks.keys()].filter((trace) => ranks[trace] === rank).map((trace) => trace + 1);
  const which = `traces ${traces.slice(0, -1).join(', ')} and ${traces[traces.length - 1]}, counted from 1`;
  const times = traces.length === 2 ? 'twice' : `${traces.length} times`;
  const others = counts.filter((count) => count > 1).length - 1;
  const more = others === 0 ? '' : `; ${others} more ${others === 1 ? 'comes' : 'come'} several times`;
  return `${name} ${rising[rank]} comes ${times} (${which})${more}`;
}

/** A line whose numbers are its own but for a few that come again; null where they are none. */
function nearlyOwn({ name, values }: NamedColumn, why: string): Found | null {
  const repeated = values.length - countDistinct(values);
  if (values.length < 4 || repeated > Math.max(1, MOST_REPEATED * values.length)) return null;
  const told = repeatedWords(name.replace(/ \(.*/, ''), values);
  return { kind: 'line', reason: `Nearly each trace has its own ${name}: ${told}; ${why}.` };
}

/** True for numbers that count traces whatever these are. */
function isCounter({ name }: NamedColumn): boolean {
  return name.startsWith('trace number');
}

/** What the numbers that are no keys of a line tell, where CDP and field record do not. */
function byOthers(others: readonly NamedColumn[], found: string, isGrouped: boolean): Found | null {
  const own = others.filter(({ values }) => countDistinct(values) === values.length);
  const place = own.find((column) => !isCounter(column));
  if (place) return { kind: 'line', reason: `Each trace has its own ${place.name}; ${found}.` };
  if (own.length === 0) return null;
  const reason = `Only the ${own[0].name} tells the traces apart: ${found}.`;
  return { kind: isGrouped ? 'unknown' : 'line', reason };
}

/** One shot into receivers whose offsets are not given. */
function oneGather({ fieldRecord, others = [] }: GeometryColumns): Found | null {
  const columnOf = (name: string) => others.find((column) => column.name.startsWith(name));
  const [sourceX, sourceY] = [columnOf('source X'), columnOf('source Y')];
  if (!sourceX || !sourceY || countDistinct(fieldRecord) > 1) return null;
  const isOneSource = countDistinct(sourceX.values) === 1 && countDistinct(sourceY.values) === 1;
  const isGiven = sourceX.values[0] !== 0 || sourceY.values[0] !== 0;
  const receiver = [columnOf('group X'), columnOf('group Y')].find(
    (column) => column && countDistinct(column.values) === column.values.length,
  );
  if (!isOneSource || !isGiven || !receiver) return null;
  return { kind: 'pre-stack', reason: `One gather: only the ${receiver.name} varies.` };
}

/** What single numbers tell, where inline and crossline do not both vary and no offset makes gathers. */
export function lineOf(columns: GeometryColumns, names: GeometryNames): Found {
  const { cdp, inline, crossline, fieldRecord, others } = columns;
  const traces = cdp.length;
  const why = `inline (${names.inline}) and crossline (${names.crossline}) do not both vary`;
  const cdpColumn = { name: `CDP (${names.cdp})`, values: cdp };
  const recordColumn = { name: `field record (${names.fieldRecord})`, values: fieldRecord };
  for (const { name, values } of [cdpColumn, recordColumn])
    if (countDistinct(values) === traces)
      return { kind: 'line', reason: `Each trace has its own ${name}; ${why}.` };
  const [inlines, crosslines] = [countDistinct(inline), countDistinct(crossline)];
  if (inlines === traces || crosslines === traces) {
    const [fast, slow] = crosslines === traces ? ['crossline', 'inline'] : ['inline', 'crossline'];
    const bytes = fast === 'inline' ? names.inline : names.crossline;
    return { kind: 'line', reason: `Each trace has its own ${fast} (${bytes}) on one ${slow}.` };
  }
  const cdps = countDistinct(cdp);
  const found = `${cdps === 1 ? 'one CDP' : `${cdps} CDPs`} (${names.cdp}) for ${traces} traces, and ${why}`;
  const isGrouped = cdps > 1 || countDistinct(fieldRecord) > 1;
  const nearly = nearlyOwn(cdpColumn, why) ?? nearlyOwn(recordColumn, why);
  const told = nearly ?? oneGather(columns) ?? byOthers(others ?? [], found, isGrouped);
  if (told) return told;
  const fields = others
    ? 'No number that the standard has for this tells'
    : 'CDP, field record, inline and crossline do not tell';
  return { kind: 'unknown', reason: `${fields} the traces apart: ${found}.` };
}
