import { SegyError } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import type { OpenOptions } from '../layout/options.js';
import { RADAR_TIMES } from '../layout/radarTimes.js';
import { formatOfCode, type SampleFormat } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { segyIntervalOf, viewSpec } from '../view/segyFields.js';
import { type SegyViewParts, viewAsSegy } from '../view/segyView.js';
import { textThatFits } from '../write/changeText.js';
import { readSeg2Blocks, SEG2_FORMATS, type Seg2Blocks } from './seg2Blocks.js';
import { seg2Format, seg2Times, seg2TraceHeaders } from './seg2Layout.js';
import { twentyBitSource } from './twentyBitSource.js';

const MOST_LINES = 38;

function formatOf(formatCode: keyof typeof SEG2_FORMATS): SampleFormat {
  const { name, segyCode } = SEG2_FORMATS[formatCode];
  const format = formatOfCode(segyCode);
  if (!format) throw new Error(`Format ${segyCode} has gone from the table of formats.`);
  return { ...format, name };
}

/** What the text header says: the descriptors of the file, and of the first trace. */
function textLines({ strings, traces }: Seg2Blocks, isRadar: boolean): string[] {
  const lines = [
    'MADE FROM THE DESCRIPTORS OF A SEG-2 FILE',
    ...(isRadar ? [`TIMES: ${RADAR_TIMES}; INTERVAL FIELDS HOLD PICOSECONDS`] : []),
    ...[...strings].map(([name, value]) => `${name} ${value}`),
    ...[...traces[0].strings].map(([name, value]) => `TRACE 1: ${name} ${value}`),
  ].slice(0, MOST_LINES);
  return lines.map((line, i) => textThatFits(`C${String(i + 1).padStart(2)} ${line}`, 'ebcdic'));
}

/** Where samples are, and as which format of SEG-Y they decode. */
function samplesOf(
  source: ByteSource,
  { traces, order }: Seg2Blocks,
  sampleCount: number,
): SegyViewParts['samples'] {
  const formatCode = seg2Format(traces, source.name);
  const format = formatOf(formatCode);
  const stored = traces.map(({ samplesOffset }) => samplesOffset);
  const filled = traces.map((trace) => trace.sampleCount * format.bytes);
  if (formatCode !== 3) return { source, format, byteOrder: order, offsets: stored, filled };
  return {
    ...{ source: twentyBitSource(source, stored, { sampleCount, order }), format, byteOrder: 'little' },
    ...{ offsets: stored.map((_, trace) => trace * sampleCount * format.bytes), filled },
  };
}

function sampleCountOf({ traces }: Seg2Blocks, file: string, warn: (message: string) => void): number {
  const counts = traces.map(({ sampleCount }) => sampleCount);
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const shorter = counts.filter((count) => count < most).length;
  if (shorter > 0) warn(`${shorter} traces have fewer than ${most} samples; zeros follow theirs.`);
  if (most > 0) return most;
  throw new SegyError(
    'samples.none',
    `The trace descriptors state no samples: ${file}`,
    'Copy the file again from its source.',
    { place: { file, trace: 0 } },
  );
}

function viewParts(source: ByteSource, blocks: Seg2Blocks, options: OpenOptions): SegyViewParts {
  const warnings: string[] = [...blocks.warnings];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const sampleCount = sampleCountOf(blocks, source.name, warn);
  const { sampleDomain, interval: found, start } = seg2Times(blocks, warn);
  const interval = segyIntervalOf(options.sampleIntervalUs ?? found);
  const factors = new Set(blocks.traces.map(({ strings }) => strings.get('DESCALING_FACTOR')));
  if (factors.size > 1)
    warn('DESCALING_FACTOR differs from trace to trace; samples are read as stored, without it.');
  const unit = sampleDomain === 'radar' ? 'ns' : 'ms';
  return {
    ...{ kind: 'seg2', sampleIntervalUs: interval.exact, startTimeMs: start, sampleDomain, warnings },
    spec: viewSpec(sampleCount, interval, textLines(blocks, sampleDomain === 'radar')),
    traceHeaders: seg2TraceHeaders(blocks, { start, interval, sampleCount }, { unit, warn }),
    samples: samplesOf(source, blocks, sampleCount),
    fileBytes: source.size,
    dispose: () => source.dispose(),
  };
}

/**
 * Opens SEG-2, presented as SEG-Y: numbers, places (metres) and times of the descriptors in the trace headers,
 * descriptors of the file and of the first trace in the text header. Samples are as stored, without the
 * descaling factor. The source is closed again where it cannot be opened.
 * @throws SegyError 'file.notSegy', 'file.truncated', 'format.unknown', 'format.unsupported', 'samples.none',
 *   'value.outside'
 */
export async function openSeg2(source: ByteSource, options: OpenOptions = {}): Promise<SegyDataset> {
  try {
    return viewAsSegy(viewParts(source, await readSeg2Blocks(source, options), options));
  } catch (error) {
    await source.dispose();
    throw error;
  }
}
