import type { SegyDataset } from 'segyio-wasm';

/** A header field that varies along the line, with its value for each trace. */
export interface TraceScaleColumn {
  readonly name: string;
  readonly byte: number;
  readonly values: number[];
}

/** Fields that number the traces of a line, most telling first, under the names a section's axis shows. */
const CANDIDATES: readonly (readonly [byte: number, name: string])[] = [
  [21, 'CDP'],
  [197, 'Shot point'],
  [17, 'Source point'],
  [189, 'Inline'],
  [193, 'Crossline'],
  [9, 'Field record'],
  [5, 'Trace in file'],
  [1, 'Trace in line'],
  [13, 'Trace in record'],
  [37, 'Offset'],
];

/** True where the values only rise or only fall, so that each of them names one trace. */
function isSteady(values: Float64Array): boolean {
  const sign = Math.sign(values[values.length - 1] - values[0]);
  return sign !== 0 && values.every((value, i) => i === 0 || (value - values[i - 1]) * sign > 0);
}

/** Scales that vary along the line, those that name each trace first. Reads the file's headers once. */
export async function readTraceScales(
  dataset: SegyDataset,
  signal: AbortSignal,
): Promise<TraceScaleColumn[]> {
  const bytes = CANDIDATES.map(([byte]) => byte);
  const columns = await dataset.header.columns(bytes, {}, signal);
  const varying = CANDIDATES.flatMap(([byte, name], i) => {
    const values = columns[i];
    return values.some((value) => value !== values[0]) ? [{ name, byte, values }] : [];
  });
  const steady = varying.filter(({ values }) => isSteady(values));
  const others = varying.filter(({ values }) => !isSteady(values));
  return [...steady, ...others].map(({ name, byte, values }) => ({ name, byte, values: Array.from(values) }));
}
