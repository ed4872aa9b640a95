import { describe, expect, it } from 'vitest';
import { annotated, authorsOf, picksBy } from '#seismic/picks/pickWords';

const PICK = { id: 'a', class: 'noise', trace: 1, timeMs: 2, traces: 8, durationMs: 32, plane: 'line' };

describe('words of picks', () => {
  it('are given, kept where they are left out, and taken away by an empty text', () => {
    const noted = annotated(PICK, { note: ' fault tip ' });
    expect(noted).toEqual({ ...PICK, note: 'fault tip' });
    const signed = annotated(noted, { author: 'Anna' });
    expect(signed).toEqual({ ...PICK, note: 'fault tip', author: 'Anna' });
    expect(annotated(signed, { author: '  ' })).toEqual(noted);
    expect(annotated(signed, { author: '', note: '' })).toEqual(PICK);
  });

  it('tell whose picks there are', () => {
    const picks = [{ author: 'ben' }, {}, { author: 'Anna' }, { author: 'ben' }];
    expect(authorsOf(picks)).toEqual(['Anna', 'ben']);
    expect(picksBy(picks, 'ben')).toEqual([picks[0], picks[3]]);
    expect(picksBy(picks, null)).toEqual([{}]);
  });
});
