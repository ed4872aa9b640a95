import { describe, expect, it } from 'vitest';
import {
  headerScalesOf,
  SCALE_FIELDS,
  scaleNamed,
  TRACE_NUMBER,
  valueOfTrace,
  withTraceNumber,
} from '#seismic/survey/traceScale';

const cdp = { name: 'CDP', values: Array.from({ length: 534 }, (_, i) => 1001 + i) };

describe('scales along the traces', () => {
  it('can be chosen by name, the best of the line first', () => {
    const scales = withTraceNumber([cdp, { name: 'trace', values: [1, 2] }]);
    expect(scales.map(({ name }) => name)).toEqual(['CDP', 'Trace']);
    expect(scaleNamed(scales, 'Trace')).toBe(TRACE_NUMBER);
    expect(valueOfTrace(scaleNamed(scales, null), 237)).toBe(1238);
    expect(valueOfTrace(TRACE_NUMBER, 237)).toBe(237);
  });

  it('of a file are the fields that vary, those that name each trace first', () => {
    const columns = SCALE_FIELDS.map(([byte]) =>
      byte === 21 ? [3, 3, 4, 4] : byte === 5 ? [4, 3, 2, 1] : byte === 37 ? [10, 20, 10, 20] : [7, 7, 7, 7],
    );
    expect(headerScalesOf(columns)).toEqual([
      { name: 'Trace in file', byte: 5, values: [4, 3, 2, 1] },
      { name: 'CDP', byte: 21, values: [3, 3, 4, 4] },
      { name: 'Offset', byte: 37, values: [10, 20, 10, 20] },
    ]);
  });
});
