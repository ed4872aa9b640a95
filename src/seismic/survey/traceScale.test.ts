import { describe, expect, it } from 'vitest';
import {
  headerScalesOf,
  SCALE_FIELDS,
  scaleNamed,
  TRACE_NUMBER,
  ticksOfScale,
  valueOfTrace,
  withTraceNumber,
} from '#seismic/survey/traceScale';

const cdp = { name: 'CDP', values: Array.from({ length: 534 }, (_, i) => 1001 + i) };
const falling = { name: 'SP', values: Array.from({ length: 100 }, (_, i) => 900 - 2 * i) };
const repeated = { name: 'FFID', values: Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)) };

describe('scales along the traces', () => {
  it('put ticks at round values, on the traces that have them', () => {
    const ticks = ticksOfScale(cdp, 0, 533, 6);
    expect(ticks.map(({ label }) => label)).toEqual([
      '1\u2009100',
      '1\u2009200',
      '1\u2009300',
      '1\u2009400',
      '1\u2009500',
    ]);
    for (const { trace, label } of ticks) expect(`${cdp.values[trace]}`).toBe(label.replace('\u2009', ''));
  });

  it('also where values fall', () => {
    const ticks = ticksOfScale(falling, 10, 40, 5);
    expect(ticks.map(({ label }) => label)).toEqual(['820', '830', '840', '850', '860', '870', '880']);
    expect(ticks[0].trace).toBe(40);
  });

  it('stand on traces where values repeat, and count traces where there are none', () => {
    expect(ticksOfScale(repeated, 0, 99, 5)).toContainEqual({ trace: 40, label: '4' });
    expect(ticksOfScale(TRACE_NUMBER, 0, 20, 4).map(({ trace }) => trace)).toEqual([0, 5, 10, 15, 20]);
    expect(ticksOfScale(TRACE_NUMBER, 0, 3, 10).every(({ trace }) => Number.isInteger(trace))).toBe(true);
  });

  it('can be chosen by name, the best of the line first', () => {
    const scales = withTraceNumber([cdp, { name: 'trace', values: [1, 2] }]);
    expect(scales.map(({ name }) => name)).toEqual(['CDP', 'Trace']);
    expect(scaleNamed(scales, 'Trace')).toBe(TRACE_NUMBER);
    expect(valueOfTrace(scaleNamed(scales, null), 237)).toBe(1238);
    expect(valueOfTrace(TRACE_NUMBER, 237)).toBe(237);
  });

  it('follow a scale where it is steady in the part on show, wherever it turns elsewhere', () => {
    const turning = { name: 'CDP', values: Array.from({ length: 60 }, (_, i) => (i < 40 ? i : 80 - i)) };
    expect(ticksOfScale(turning, 0, 20, 4).map(({ label }) => label)).toEqual(['0', '5', '10', '15', '20']);
    expect(ticksOfScale(turning, 45, 55, 2)).toEqual([
      { trace: 55, label: '25' },
      { trace: 50, label: '30' },
      { trace: 45, label: '35' },
    ]);
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
