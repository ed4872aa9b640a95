import { describe, expect, it } from 'vitest';
import { parsePlaneName, planeNameOf } from '#seismic/survey/planeName';

describe('names of planes', () => {
  it('are read back as written', () => {
    const names = [
      ...['line', 'inline:-12', 'inline:120:450', 'crossline:340', 'slice:1200.5', 'gather:cdp:17'],
      ...['gather:shot:3', 'gather:place:120,340', 'arbitrary:1,2;3,4;5,6'],
    ];
    for (const name of names) {
      const spec = parsePlaneName(name);
      expect(spec && planeNameOf(spec)).toBe(name);
    }
  });

  it.each([
    '',
    'lines',
    'inline:',
    'inline:1:2:3',
    'slice:x',
    'gather:cdp:1,2',
    'arbitrary:1,2',
    'arbitrary:1,2;3',
  ])('%j is refused', (name) => {
    expect(parsePlaneName(name)).toBeNull();
  });
});
