import { beforeEach, describe, expect, it } from 'vitest';
import { measureText, measureTool, sliceText } from '#renderer/tools/measureTool.svelte';
import type { Plot } from '#renderer/tools/mouseTool';

const plot: Plot = {
  // 4 pixels a trace, 1 pixel a millisecond.
  range: { firstTrace: 100, traceCount: 200, startTimeMs: 1000, durationMs: 500 },
  size: { width: 800, height: 500 },
  axes: { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 },
  boxes: [],
};

function measure(from: { x: number; y: number }, to: { x: number; y: number }) {
  measureTool.press({ at: from, isForcedPan: false }, plot);
  measureTool.drag(to, plot);
  measureTool.release();
  return measureTool.draw(null, plot);
}

const wordsOf = (marks: ReturnType<typeof measure>) =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('the measure tool', () => {
  beforeEach(() => {
    measureTool.cancel();
  });

  it('gives traces, time and slope between the samples under the pointer', () => {
    // Traces 110 and 130, samples at 1 100 and 1 060 ms.
    expect(wordsOf(measure({ x: 41, y: 101 }, { x: 122, y: 62 }))).toEqual([
      '20 traces · \u221240 ms · \u22122.00 ms/trace',
    ]);
    expect(wordsOf(measure({ x: 122, y: 62 }, { x: 41, y: 101 }))).toEqual([
      '20 traces · 40 ms · \u22122.00 ms/trace',
    ]);
    expect(wordsOf(measure({ x: 41, y: 100 }, { x: 41, y: 140 }))).toEqual(['0 traces · 40 ms · vertical']);
  });

  it('puts its line through the centres of the two samples', () => {
    const [line] = measure({ x: 41, y: 101 }, { x: 122, y: 62 });
    expect(line).toMatchObject({ kind: 'line', from: { x: 42, y: 102 }, to: { x: 122, y: 62 } });
  });

  it('stays until the next press, and is removed by a click or a cancel', () => {
    measure({ x: 41, y: 101 }, { x: 122, y: 62 });
    expect(measureTool.draw(null, plot)).not.toEqual([]);
    measureTool.press({ at: { x: 300, y: 300 }, isForcedPan: false }, plot);
    measureTool.release();
    expect(measureTool.draw(null, plot)).toEqual([]);
    measure({ x: 41, y: 101 }, { x: 122, y: 62 });
    expect([measureTool.cancel(), measureTool.cancel()]).toEqual([true, false]);
  });

  it('ends at the section’s ends, and keeps its label inside the plot', () => {
    const marks = measure({ x: 100, y: 100 }, { x: 9000, y: -9000 });
    expect(wordsOf(marks)[0]).toContain('274 traces');
    const [text] = marks.filter((mark) => mark.kind === 'text');
    expect(text).toMatchObject({ anchor: 'end' });
    expect(text.kind === 'text' && text.at.y).toBe(16);
  });

  it('puts its label where it fits, left of an end near the right edge', () => {
    const anchorOf = (x: number) => {
      const [text] = measure({ x: 10, y: 100 }, { x, y: 200 }).filter((mark) => mark.kind === 'text');
      return text.kind === 'text' ? [text.anchor, text.at.x < x] : [];
    };
    expect(anchorOf(420)).toEqual(['start', false]);
    expect(anchorOf(620)).toEqual(['end', true]);
  });

  it('counts crosslines and inlines on a slice', () => {
    const ends = [
      { trace: 4, timeMs: 10 },
      { trace: 17, timeMs: 9 },
    ] as const;
    expect(sliceText(ends)).toBe('13 crosslines · 1 inline');
  });

  it('uses the singular for one trace, and tenths of a millisecond if the interval has them', () => {
    expect(
      measureText([
        { trace: 4, timeMs: 10 },
        { trace: 5, timeMs: 10.5 },
      ]),
    ).toBe('1 trace · 0.5 ms · 0.500 ms/trace');
  });
});
