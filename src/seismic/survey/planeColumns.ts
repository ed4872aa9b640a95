import type { SectionPlane } from '#seismic/survey/plane';

/** The columns of a plane that have a trace. */
export function columnsWithTrace({ axes, traceAt }: SectionPlane): number[] {
  const columns = Array.from({ length: axes.traceCount }, (_, column) => column);
  return columns.filter((column) => traceAt(column) !== null);
}

/** The traces of a plane in the order of its columns. */
export function tracesOn({ columns, traceAt }: SectionPlane): number[] {
  return Array.from({ length: columns.count }, (_, column) => traceAt(column)).flatMap(
    (trace) => trace ?? [],
  );
}

/** The traces of a trace-major field on a plane without those of empty columns. */
export function withoutEmptyColumns(field: Float32Array, plane: SectionPlane): Float32Array {
  const columns = columnsWithTrace(plane);
  const { traceCount, sampleCount } = plane.axes;
  if (columns.length === traceCount) return field;
  const kept = field.slice(0, columns.length * sampleCount);
  columns.forEach((column, i) => {
    kept.set(field.subarray(column * sampleCount, (column + 1) * sampleCount), i * sampleCount);
  });
  return kept;
}
