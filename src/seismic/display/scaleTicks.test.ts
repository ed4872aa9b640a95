import { describe, expect, it } from 'vitest';
import { ticksOfScale } from '#seismic/display/scaleTicks';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';

const cdp = { name: 'CDP', values: Array.from({ length: 534 }, (_, i) => 1001 + i) };
const falling = { name: 'SP', values: Array.from({ length: 100 }, (_, i) => 900 - 2 * i) };
const repeated = { name: 'FFID', values: Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)) };

describe('ticks of a scale along the traces', () => {
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

  it('are at traces where values repeat, and are trace numbers where there are no values', () => {
    expect(ticksOfScale(repeated, 0, 99, 5)).toContainEqual({ trace: 40, label: '4' });
    expect(ticksOfScale(TRACE_NUMBER, 0, 20, 4).map(({ trace }) => trace)).toEqual([0, 5, 10, 15, 20]);
    expect(ticksOfScale(TRACE_NUMBER, 0, 3, 10).every(({ trace }) => Number.isInteger(trace))).toBe(true);
  });

  it('follow a scale that is monotonic in the visible part, wherever it turns elsewhere', () => {
    const turning = { name: 'CDP', values: Array.from({ length: 60 }, (_, i) => (i < 40 ? i : 80 - i)) };
    expect(ticksOfScale(turning, 0, 20, 4).map(({ label }) => label)).toEqual(['0', '5', '10', '15', '20']);
    expect(ticksOfScale(turning, 45, 55, 2)).toEqual([
      { trace: 55, label: '25' },
      { trace: 50, label: '30' },
      { trace: 45, label: '35' },
    ]);
  });
});
