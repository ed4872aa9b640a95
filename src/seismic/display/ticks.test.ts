import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatSignificant, niceStep, niceTicks } from '#seismic/display/ticks';

describe('ticks', () => {
  it('fall on round numbers', () => {
    expect(niceTicks(0, 6000, 6)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000]);
    expect(niceTicks(1001, 1534, 10)).toEqual([1050, 1100, 1150, 1200, 1250, 1300, 1350, 1400, 1450, 1500]);
    expect(niceTicks(-0.35, 0.3, 6)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  });

  it('are about as many as requested, inside the ends, equally spaced, for any span', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e7, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, fc.integer({ min: 2, max: 20 }), ([first, span], count) => {
        const ticks = niceTicks(first, first + span, count);
        expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 1.6) - 1);
        expect(ticks.length).toBeLessThanOrEqual(Math.ceil(count * 1.6) + 1);
        const step = niceStep(span, count);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThan(first - step * 1e-3);
          expect(tick).toBeLessThan(first + span + step * 1e-3);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('numbers as text', () => {
  it('have thin spaces and true minus signs', () => {
    expect([1812, -1234567, 999, -0.4, 0].map((value) => formatNumber(value))).toEqual([
      '1\u2009812',
      '\u22121\u2009234\u2009567',
      '999',
      '0',
      '0',
    ]);
    expect(formatNumber(-0.4312, 2)).toBe('\u22120.43');
  });

  it('keep the significant digits', () => {
    expect([0, 0.012345, -1.2345, 12345, 2.5e7, 3e-6].map((value) => formatSignificant(value))).toEqual([
      '0',
      '0.0123',
      '\u22121.23',
      '12\u2009300',
      '2.50\u2009×\u200910⁷',
      '3.00\u2009×\u200910⁻⁶',
    ]);
  });
});
