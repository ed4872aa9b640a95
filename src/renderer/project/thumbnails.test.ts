import { describe, expect, it } from 'vitest';
import type { WindowAnswer } from '#contract/dataPort';
import { Thumbnails, thumbnailOf } from '#renderer/project/thumbnails';
import type { PickedWindow } from '#seismic/picks/pick';
import type { PlaneWindow } from '#seismic/survey/plane';

const line = {
  fingerprint: 'west',
  plane: 'line',
  traceCount: 500,
  sampleCount: 1000,
  sampleIntervalUs: 4000,
  startTimeMs: 0,
};
const pick: PickedWindow = {
  id: 'a',
  class: 'noise',
  trace: 100,
  timeMs: 800,
  traces: 32,
  durationMs: 160,
};
const requestOf = (change: Partial<PickedWindow> = {}) =>
  thumbnailOf({ ...pick, ...change }, line, 'diverging');
const never = new AbortController().signal;
const settled = () => new Promise((done) => setTimeout(done, 0));

/** Thumbnails whose samples are delivered by the test. */
function makeThumbnails() {
  const asked: PlaneWindow[] = [];
  const answers: ((answer: WindowAnswer) => void)[] = [];
  const thumbnails = new Thumbnails<{ firstTrace: number }>({
    ask: (window) => {
      asked.push(window);
      return new Promise((resolve) => answers.push(resolve));
    },
    draw: ({ amplitudes }) => ({ firstTrace: amplitudes[0] }),
    bytesOf: () => 4096,
  });
  const answer = async (at: number) => {
    const amplitudes = Float32Array.of(asked[at].firstColumn);
    answers[at]({ columnCount: 1, rowCount: 1, amplitudes });
    await settled();
  };
  return { thumbnails, asked, answer };
}

describe('thumbnails', () => {
  it('cuts the window to the section', () => {
    expect(requestOf().window).toMatchObject({
      plane: 'line',
      firstColumn: 84,
      columnCount: 32,
      firstRow: 180,
      rowCount: 40,
    });
    expect(requestOf({ trace: 10, timeMs: 40 }).window).toMatchObject({
      firstColumn: 0,
      columnCount: 26,
      firstRow: 0,
      rowCount: 30,
    });
    expect(requestOf({ trace: 495 }).window).toMatchObject({ firstColumn: 479, columnCount: 21 });
  });

  it('draws a pick again only if its window, its line or the colours change', async () => {
    const { thumbnails, asked, answer } = makeThumbnails();
    const first = thumbnails.get(requestOf(), never);
    await settled();
    await answer(0);
    const drawn = await first;
    expect(drawn).toEqual({ firstTrace: 84 });
    expect(await thumbnails.get(requestOf({ class: 'diffraction', note: 'x' }), never)).toBe(drawn);
    expect(asked).toHaveLength(1);
    void thumbnails.get(requestOf({ trace: 101 }), never);
    void thumbnails.get(thumbnailOf(pick, line, 'grey'), never);
    await settled();
    expect(asked).toHaveLength(3);
    void thumbnails.get(thumbnailOf(pick, { ...line, fingerprint: 'east' }, 'diverging'), never);
    await answer(1);
    expect(asked).toHaveLength(4);
  });

  it('requests two at a time and never one that left the view while it waited', async () => {
    const { thumbnails, asked, answer } = makeThumbnails();
    const gone = new AbortController();
    void thumbnails.get(requestOf({ trace: 101 }), never);
    void thumbnails.get(requestOf({ trace: 102 }), never);
    const dropped = thumbnails.get(requestOf({ trace: 103 }), gone.signal);
    const last = thumbnails.get(requestOf({ trace: 104 }), never);
    await settled();
    expect(asked.map(({ firstColumn }) => firstColumn)).toEqual([85, 86]);
    gone.abort();
    await answer(1);
    expect(asked.map(({ firstColumn }) => firstColumn)).toEqual([85, 86, 88]);
    expect(await dropped).toBeNull();
    await answer(2);
    expect(await last).toEqual({ firstTrace: 88 });
  });
});
