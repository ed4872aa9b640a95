import { describe, expect, it } from 'vitest';
import { formatDuration, formatProgress, ProgressLine } from '#cli/shell/progressLine';
import { describeFailure } from '#cli/shell/runCommand';
import { alignColumns } from '#cli/words/reportText';
import { JobError } from '#system/failure';

const progress = {
  stage: 'Training',
  done: 300,
  total: 1200,
  unit: 'steps',
  ratePerSecond: 81.4,
  secondsLeft: 11,
};

describe('progress line', () => {
  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [125, '2 min 05 s'],
    [3600 + 3 * 60, '1 h 03 min'],
  ])('gives %d seconds as %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  it('shows bar, share, rate and time left', () => {
    expect(formatProgress(progress)).toBe('Training  ██████░░░░░░░░░░░░░░░░░░  25 %  81 steps/s  11 s left');
    expect(formatProgress({ ...progress, total: 0 })).toBe('Training  300 steps  81 steps/s');
    expect(formatProgress({ ...progress, done: 1200, ratePerSecond: 0, secondsLeft: 0 })).toBe(
      'Training  ████████████████████████ 100 %',
    );
  });

  it('writes a line a minute where there is no terminal, beginning after a minute', () => {
    const written: string[] = [];
    let ms = 5000;
    const piped = new ProgressLine({ isTTY: false, write: (text) => written.push(text) }, () => ms);
    for (const seconds of [0, 59, 61, 100, 119, 122]) {
      ms = 5000 + 1000 * seconds;
      piped.show({ ...progress, done: seconds });
      piped.clear();
    }
    expect(written.map((line) => /(\d+) %.*\n$/.exec(line)?.[1])).toEqual(['5', '10']);
  });

  it('draws within the width of a terminal, and clears what it drew', () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    const line = new ProgressLine({ isTTY: true, columns: 30, write });
    line.show(progress);
    line.show(progress);
    line.clear();
    line.clear();
    expect(written.map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
      'Training  ██████░░░░░░░░░░░░░',
      '',
    ]);
  });
});

describe('failures', () => {
  it('are one line with the remedy', () => {
    const error = new JobError('file.truncated', 'Cut off\nafter trace 7', 'Copy it again.');
    expect(describeFailure(error)).toBe('diffrakt: Cut off after trace 7. Copy it again.');
  });

  it('of the program itself explain how to report them', () => {
    expect(describeFailure(new TypeError('x is undefined'))).toMatch(
      /^diffrakt: internal error: .*--verbose/,
    );
  });
});

describe('alignColumns', () => {
  it('pads the first column right and the others left', () => {
    expect(
      alignColumns([
        ['', 'a'],
        ['long', '10'],
      ]),
    ).toEqual(['       a', 'long  10']);
  });
});
