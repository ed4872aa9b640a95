import { describe, expect, it } from 'vitest';
import type { Progress } from '#system/progress';
import { type MeteredWork, ProgressMeter } from '#system/progressMeter';

/** A meter on a clock set by hand, and its reports. */
function meterAt(work: MeteredWork) {
  const clock = { ms: 1000 };
  const told: Progress[] = [];
  const meter = new ProgressMeter({ progress: (one) => told.push(one) }, work, () => clock.ms);
  const tellAt = (ms: number, done: number, stage?: string): void => {
    clock.ms = 1000 + ms;
    meter.tell(done, stage);
  };
  return { meter, told, tellAt };
}

const READING = { stage: 'Reading', total: 100, unit: 'traces' };

describe('progress meter', () => {
  it('reports the beginning at once, with an unknown rate', () => {
    const { told } = meterAt(READING);
    expect(told).toEqual([{ ...READING, done: 0, ratePerSecond: 0, secondsLeft: Number.POSITIVE_INFINITY }]);
  });

  it('reports rate and time left', () => {
    const { told, tellAt } = meterAt(READING);
    tellAt(2000, 20);
    expect(told.at(-1)).toEqual({ ...READING, done: 20, ratePerSecond: 10, secondsLeft: 8 });
  });

  it('reports at most ten times a second, but always the end and a new stage', () => {
    const { told, tellAt } = meterAt(READING);
    for (let ms = 1; ms < 1000; ms++) tellAt(ms, ms / 20);
    expect(told.length).toBe(10);
    tellAt(1000, 60, 'Reading again');
    tellAt(1001, 61);
    tellAt(1002, 100);
    expect(told.slice(11).map(({ stage, done }) => [stage, done])).toEqual([['Reading again', 100]]);
    expect(told[10]).toMatchObject({ stage: 'Reading again', done: 60 });
    expect(told[11].secondsLeft).toBe(0);
  });

  it('lets a slow beginning drop out of the rate after five seconds', () => {
    const { told, tellAt } = meterAt(READING);
    tellAt(10_000, 1);
    expect(told.at(-1)?.ratePerSecond).toBe(0.1);
    for (let s = 11; s <= 16; s++) tellAt(1000 * s, 1 + 4 * (s - 10));
    expect(told.at(-1)).toMatchObject({ done: 25, ratePerSecond: 4, secondsLeft: 75 / 4 });
  });

  it('has a rate where single steps take longer than the window', () => {
    const { told, tellAt } = meterAt(READING);
    tellAt(20_000, 10);
    tellAt(40_000, 20);
    expect(told.at(-1)).toMatchObject({ ratePerSecond: 0.5, secondsLeft: 160 });
  });

  it('does not count in the rate what was done before', () => {
    const { meter, told, tellAt } = meterAt({ ...READING, done: 50 });
    expect(told[0].done).toBe(50);
    tellAt(1000, 60);
    expect(told.at(-1)).toMatchObject({ ratePerSecond: 10, secondsLeft: 4 });
    meter.add(40);
    expect(told.at(-1)).toMatchObject({ done: 100, secondsLeft: 0 });
  });
});
