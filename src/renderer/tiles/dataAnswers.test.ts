import { describe, expect, it } from 'vitest';
import { checkAnswer } from '#renderer/tiles/dataAnswers';

const window = { columnCount: 2, rowCount: 3, amplitudes: new Float32Array(6) };
const panels = { pickIds: ['a'], traceLags: [-1, 0, 1], timeLagsMs: [0], panels: new Float32Array(3) };
const spread = { quantiles: new Float32Array(1001), histogram: new Uint32Array(64) };
const headerWords = { words: [{ name: 'CDP', byte: 21, value: 7 }] };

describe('answers of the data process', () => {
  it('that fit pass unchanged, arrays without a copy', () => {
    expect(checkAnswer('window', window).amplitudes).toBe(window.amplitudes);
    expect(checkAnswer('panels', panels)).toEqual(panels);
    expect(checkAnswer('spread', spread)).toEqual(spread);
    expect(checkAnswer('headerWords', headerWords)).toEqual(headerWords);
  });

  it.each([
    ['window', { ...window, rowCount: 4 }],
    ['window', { ...window, amplitudes: [0, 0, 0, 0, 0, 0] }],
    ['window', null],
    ['panels', { ...panels, pickIds: ['a', 'b'] }],
    ['panels', { ...panels, traceLags: 'none' }],
    ['spread', { ...spread, quantiles: new Float32Array(3) }],
    ['headerWords', { words: [{ name: 'CDP', byte: '21', value: 7 }] }],
  ] as const)('to %s that do not fit are refused with a message: %j', (name, answer) => {
    expect(() => checkAnswer(name, answer)).toThrow(`to "${name}" that does not fit the request`);
  });
});
