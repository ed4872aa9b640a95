import { describe, expect, it } from 'vitest';
import { computePanels, type PanelMatrixJob } from '#jobs/panels/computePanels';
import { directPanel } from '#seismic/correlation/directPanel';
import { cutWindow } from '#seismic/correlation/window';
import { createRandom } from '#seismic/numerics/random';
import { extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';
import type { Progress } from '#system/progress';

const random = createRandom(3);
const section: Section = {
  traceCount: 60,
  sampleCount: 80,
  sampleIntervalUs: 4000,
  startTimeMs: 100,
  amplitudes: Float32Array.from({ length: 60 * 80 }, (_, i) => (i < 20 * 80 ? 0 : random.normal())),
};

const picks: PickedWindow[] = [
  { id: 'a', class: 'diffraction', trace: 30, timeMs: 260, traces: 9, durationMs: 60 },
  { id: 'b', class: 'reflection', trace: 44, timeMs: 200, traces: 12, durationMs: 40 },
  { id: 'dead', class: 'noise', trace: 8, timeMs: 260, traces: 8, durationMs: 60 },
];

const job: PanelMatrixJob = { section, picks, maximumTraceLag: 6, maximumSampleLag: 7, lagStep: 1 };

interface Heard {
  readonly context: JobContext;
  readonly warnings: string[];
  readonly progress: Progress[];
}

function listen(signal = new AbortController().signal): Heard {
  const warnings: string[] = [];
  const progress: Progress[] = [];
  const context: JobContext = {
    signal,
    warn: (message) => warnings.push(message),
    progress: (news) => progress.push(news),
    emit: () => {},
  };
  return { context, warnings, progress };
}

function directOf(a: PickedWindow, b: PickedWindow): Float64Array {
  const sized = (pick: PickedWindow) => {
    const extent = extentOfPick(pick, section);
    return { traces: extent.traceCount, samples: extent.sampleCount, values: cutWindow(section, extent) };
  };
  return directPanel(sized(a), sized(b), job);
}

describe('computePanels', () => {
  it('gives the direct sum for every pair, the mirrored ones among them', async () => {
    const { context, progress } = listen();
    const answer = await computePanels(job, context);
    const expected = picks.flatMap((a) => picks.flatMap((b) => [...directOf(a, b)]));
    expect(answer.panels.length).toBe(expected.length);
    expect(
      expected.reduce((worst, value, i) => Math.max(worst, Math.abs(value - answer.panels[i])), 0),
    ).toBeLessThan(2e-6);
    expect(answer.pickIds).toEqual(['a', 'b', 'dead']);
    expect(answer.traceLags).toEqual([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]);
    expect(answer.timeLagsMs.slice(5, 10)).toEqual([-8, -4, 0, 4, 8]);
    expect(progress.at(-1)).toMatchObject({ done: 6, total: 6, unit: 'panels', secondsLeft: 0 });
  });

  it('keeps zero lag among thinned lags', async () => {
    const full = await computePanels(job, listen().context);
    const thin = await computePanels({ ...job, lagStep: 4 }, listen().context);
    expect(thin.traceLags).toEqual([-4, 0, 4]);
    expect(thin.timeLagsMs).toEqual([-16, 0, 16]);
    const kept = [2, 6, 10].flatMap((row) =>
      [3, 7, 11].map((column) => full.panels[195 + row * 15 + column]),
    );
    expect([...thin.panels.subarray(9, 18)]).toEqual(kept);
  });

  it('names a pick that holds no signal', async () => {
    const { context, warnings } = listen();
    await computePanels(job, context);
    expect(warnings).toEqual(['The noise pick at trace 8, 260 ms holds no signal: its panels are zero.']);
  });

  it('names a pick outside the section, its extent and the section’s', async () => {
    const outside = { ...picks[0], trace: 58 };
    const error = await computePanels({ ...job, picks: [outside] }, listen().context).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(JobError);
    expect(error).toMatchObject({
      code: 'picks.outside',
      message:
        'The diffraction pick at trace 58, 260 ms covers traces 54 to 62 and 232 ms to 288 ms, ' +
        'but the section has traces 0 to 59 and 100 ms to 416 ms.',
    });
  });

  it('refuses lags that are not whole numbers', async () => {
    for (const wrong of [{ lagStep: 0 }, { maximumTraceLag: -1 }, { maximumSampleLag: 2.5 }])
      await expect(computePanels({ ...job, ...wrong }, listen().context)).rejects.toMatchObject({
        code: 'argument.invalid',
      });
  });

  it('stops on request', async () => {
    const controller = new AbortController();
    const { context } = listen(controller.signal);
    const stopping = { ...context, progress: () => controller.abort() };
    await expect(computePanels(job, stopping)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
