import { describe, expect, it } from 'vitest';
import {
  abstentionCurves,
  operatingCurve,
  precisionCurve,
  reliabilityBars,
  reliabilityCurves,
  reliabilityToCsv,
  rowsToCsv,
} from '#renderer/charts/shareCurves';

const ranking = {
  ...{ class: 'noise', averagePrecision: 0.8333, prevalence: 0.5, areaUnderCurve: 0.75 },
  points: [
    { threshold: 0.8, precision: 1, recall: 0.5, falsePositiveRate: 0 },
    { threshold: 0.4, precision: 0.5, recall: 0.5, falsePositiveRate: 0.5 },
  ],
};
const bin = (from: number, count: number, accuracy: number) => ({
  ...{ from, to: from + 0.5, count, confidence: from + 0.2, accuracy },
});
const calibrated = { bins: [bin(0, 0, 0), bin(0.5, 4, 0.75)], calibrationError: 0.05 };

describe('curves of shares', () => {
  it('begin where nothing is found yet', () => {
    expect(precisionCurve(ranking, '--text')).toMatchObject({
      ...{ name: 'average precision 0.83', isStepped: true },
      points: [
        [0, 1],
        [0.5, 1],
        [0.5, 0.5],
      ],
    });
    expect(operatingCurve(ranking, '--text').points).toEqual([
      [0, 0],
      [0, 0.5],
      [0.5, 0.5],
    ]);
  });

  it('leave out empty bins, and tell before and after the temperature apart', () => {
    const [one] = reliabilityCurves({ uncalibrated: null, calibrated });
    expect(one).toMatchObject({ name: 'as answered, ECE 0.05', points: [[0.7, 0.75]] });
    const both = reliabilityCurves({ uncalibrated: calibrated, calibrated });
    expect(both.map(({ name }) => name.split(',')[0])).toEqual(['before temperature', 'after temperature']);
    expect(reliabilityBars({ uncalibrated: null, calibrated }).map(({ height }) => height)).toEqual([0, 1]);
  });

  it('answer all at threshold 0', () => {
    const points = [
      { threshold: 0.4, answered: 1, accuracy: 0.5 },
      { threshold: 0.9, answered: 0.5, accuracy: 1 },
    ];
    const [accuracy, answered] = abstentionCurves({ points, wanted: 0.95, threshold: 0.9 });
    expect(accuracy.points).toEqual([
      [0, 0.5],
      [0.4, 0.5],
      [0.9, 1],
    ]);
    expect(answered.points[0]).toEqual([0, 1]);
  });

  it('are tables with names', () => {
    expect(rowsToCsv(ranking.points)).toBe(
      'threshold,precision,recall,falsePositiveRate\n0.8,1,0.5,0\n0.4,0.5,0.5,0.5\n',
    );
    expect(reliabilityToCsv({ uncalibrated: null, calibrated })).toMatch(
      /^temperature,from,to,count,confidence,accuracy\nas answered,0,0.5,0,/,
    );
  });
});
