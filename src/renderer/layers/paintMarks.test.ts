import { describe, expect, it } from 'vitest';
import { countGroups, paintMarks } from '#renderer/layers/paintMarks';
import type { MarkGroup } from '#seismic/display/marks';

/** A context that notes what is drawn, and in which colour, width, dashes and opacity. */
function recorder() {
  const calls: unknown[][] = [];
  let dashes: number[] = [];
  const style = { fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, font: '', textAlign: 'left' };
  const stroked = () => [style.strokeStyle, style.lineWidth, dashes, style.globalAlpha];
  const methods = {
    setLineDash: (lengths: number[]) => {
      dashes = lengths;
    },
    beginPath: () => calls.push(['path']),
    moveTo: (x: number, y: number) => calls.push(['from', x, y]),
    lineTo: (x: number, y: number) => calls.push(['to', x, y]),
    stroke: () => calls.push(['stroke', ...stroked()]),
    strokeRect: (...box: number[]) => calls.push(['box', ...box, ...stroked()]),
    fillRect: (...box: number[]) => calls.push(['fill', ...box, style.fillStyle, style.globalAlpha]),
    strokeText: (text: string) => calls.push(['halo', text, ...stroked()]),
    fillText: (text: string, x: number, y: number) =>
      calls.push(['text', text, x, y, style.fillStyle, style.font, style.textAlign, style.globalAlpha]),
  };
  return { calls, context: Object.assign(style, methods) as unknown as CanvasRenderingContext2D };
}

const red = { colour: 'red', width: 2 };

describe('marks on a canvas', () => {
  it('are filled before they are outlined, each by its own stroke', () => {
    const { calls, context } = recorder();
    const box = { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 } as const;
    const halo = { colour: 'black', width: 5, opacity: 0.5, dashes: [2, 3] };
    paintMarks(
      context,
      [
        {
          marks: [
            { ...box, stroke: halo },
            { ...box, fill: 'blue', stroke: red },
          ],
        },
      ],
      'F',
    );
    expect(calls).toEqual([
      ['box', 1, 2, 3, 4, 'black', 5, [2, 3], 0.5],
      ['fill', 1, 2, 3, 4, 'blue', 1],
      ['box', 1, 2, 3, 4, 'red', 2, [], 1],
    ]);
  });

  it('are lines through their points, and words on a halo', () => {
    const { calls, context } = recorder();
    const [a, b] = [
      { x: 0, y: 1 },
      { x: 2, y: 3 },
    ];
    const word = { kind: 'text', at: b, text: 'D', size: 11, colour: 'blue', anchor: 'middle' } as const;
    const marks = [
      { kind: 'polyline', points: [a, b, a], stroke: red },
      { kind: 'polyline', points: [], stroke: red },
      { ...word, isBold: true, halo: red },
    ] as const;
    paintMarks(context, [{ marks }], 'Inter, serif');
    expect(calls).toEqual([
      ['path'],
      ['from', 0, 1],
      ['to', 2, 3],
      ['to', 0, 1],
      ['stroke', 'red', 2, [], 1],
      ['path'],
      ['halo', 'D', 'red', 2, [], 1],
      ['text', 'D', 2, 3, 'blue', 'bold 11px Inter, serif', 'center', 1],
    ]);
  });

  it('are counted by the attributes and classes of their groups', () => {
    const groups: MarkGroup[] = [
      { marks: [], attributes: { 'data-pick': 'a', class: 'selected highlighted' } },
      { marks: [], attributes: { 'data-pick': 'b', class: 'highlighted' } },
      { marks: [] },
    ];
    expect(countGroups(groups)).toBe('pick:2 selected:1 highlighted:2');
  });
});
