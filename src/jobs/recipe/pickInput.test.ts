import { describe, expect, it } from 'vitest';
import { preparePicks } from '#jobs/recipe/pickInput';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

const axes: SectionAxes = { traceCount: 200, sampleCount: 400, sampleIntervalUs: 2000, startTimeMs: 100 };

function makePicks(perClass: number, size: Partial<PickedWindow> = {}): PickedWindow[] {
  return EVENT_CLASSES.flatMap((name, c) =>
    Array.from({ length: perClass }, (_, i) => ({
      id: `${name}-${i}`,
      class: name,
      trace: 20 + 10 * i,
      timeMs: 300 + 100 * c,
      traces: 16,
      durationMs: 80,
      ...size,
    })),
  );
}

function prepare(picks: readonly PickedWindow[]) {
  const warnings: string[] = [];
  return { ...preparePicks(picks, axes, (message) => warnings.push(message)), warnings };
}

describe('picks for training', () => {
  it('get one window size, the median of theirs, around their own centres', () => {
    const sizes = [10, 12, 14, 30, 31];
    const picks = makePicks(5).map((pick, i) => ({
      ...pick,
      traces: sizes[i % 5],
      durationMs: 4 * sizes[i % 5],
    }));
    const { window, picks: centred, warnings } = prepare(picks);
    expect(window).toEqual({ traces: 14, samples: 28 });
    // 300 ms is sample (300 − 100) / 2.
    expect(centred[0]).toEqual({
      id: 'diffraction-0',
      class: 'diffraction',
      centre: { trace: 20, sample: 100 },
      timeMs: 300,
    });
    expect(warnings).toEqual([]);
  });

  it('have windows between 8 × 8 and 128 × 256, and never larger than the line', () => {
    expect(prepare(makePicks(4, { traces: 2, durationMs: 4 })).window).toEqual({ traces: 8, samples: 8 });
    const large = makePicks(4, { trace: 100, timeMs: 500, traces: 200, durationMs: 800 });
    expect(prepare(large).window).toEqual({ traces: 128, samples: 256 });
  });

  it('are too few when a class has fewer than two, and the message counts them', () => {
    const picks = makePicks(4).filter(({ id }) => id !== 'noise-1' && !id.startsWith('reflection'));
    const few = picks.filter(({ id }) => !/noise-[23]/.test(id));
    expect(() => prepare(few)).toThrow(
      expect.objectContaining({
        code: 'picks.tooFew',
        message: 'Too few picks to train: 4 diffraction, 0 reflection, 1 noise',
        remedy: expect.stringMatching(/at least 2 windows of each class.*missing: reflection, noise/),
      }),
    );
    expect(() => prepare([])).toThrow(expect.objectContaining({ code: 'picks.tooFew' }));
  });

  it('are accepted with a warning when validation would depend on a single one', () => {
    const { warnings } = prepare(makePicks(4).filter(({ id }) => id !== 'noise-3'));
    expect(warnings).toEqual([expect.stringMatching(/3 noise: with fewer than 4 of noise the validation/)]);
  });

  it('outside the section are named with their place and that of the section', () => {
    const picks = makePicks(4).map((pick, i) => (i === 5 ? { ...pick, trace: 195 } : pick));
    expect(() => prepare(picks)).toThrow(
      expect.objectContaining({
        code: 'picks.outside',
        message:
          'Outside the section (traces 0 to 199, 100 to 898 ms): ' +
          'pick 6 (reflection, traces 187 to 202, 360 to 438 ms)',
        remedy: expect.stringMatching(/\w/),
      }),
    );
  });

  it('with the same id are refused: a held-out pick would be trained on', () => {
    const picks = makePicks(4).map((pick, i) => (i === 5 ? { ...pick, id: 'noise-0' } : pick));
    expect(() => prepare(picks)).toThrow(
      expect.objectContaining({ code: 'picks.invalid', message: 'Two picks have the id "noise-0"' }),
    );
  });
});
