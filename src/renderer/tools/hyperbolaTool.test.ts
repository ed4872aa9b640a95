import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PickEdit } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';
import { dataPort } from '#renderer/stores/dataPort.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { pickStateOf } from '#renderer/testing/pickState';
import { showLine } from '#renderer/testing/showLine';
import { hyperbolaTool } from '#renderer/tools/hyperbolaTool.svelte';
import type { Plot } from '#renderer/tools/mouseTool';
import { pickBoxes } from '#renderer/tools/pickHit';
import { PlotMouse } from '#renderer/tools/plotMouse.svelte';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import { picksByTrace } from '#seismic/picks/surveyPick';
import type { PlaneWindow } from '#seismic/survey/plane';

const axes = { traceCount: 400, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 0 };
const size = { width: 800, height: 500 };
const plain = { button: 0, shiftKey: false, ctrlKey: false, metaKey: false };
/** The diffraction in the data: trace 200, 800 ms, 2 000 m/s, traces 10 m apart, 25 Hz. */
const timeAt = (trace: number) => 1000 * Math.sqrt(0.64 + 4 * ((10 * (trace - 200)) / 2000) ** 2);

function amplitudeAt(trace: number, sample: number): number {
  const square = (Math.PI * 0.025 * (sample * 4 - timeAt(trace))) ** 2;
  return (1 - 2 * square) * Math.exp(-square);
}

let edits: PickEdit[] = [];

const plot = (): Plot => ({
  ...{ range: viewport.range, size, axes },
  boxes: pickBoxes(picks.state.picks, viewport.range, size, axes),
});
const placeOf = (trace: number, timeMs: number) => ({
  x: xOfTrace(viewport.range, size, trace),
  y: yOfTime(viewport.range, size, timeMs, axes),
});

async function editsMade(count: number): Promise<PickEdit[]> {
  await vi.waitFor(() => expect(edits).toHaveLength(count));
  return edits;
}

beforeEach(() => {
  edits = [];
  showLine(axes);
  vi.stubGlobal('window', {
    diffrakt: {
      ask: async (name: string, edit: PickEdit) => {
        if (name === 'picks.apply') edits.push(edit);
        return { ok: true, value: name === 'picks.apply' ? picks.told : null };
      },
    },
  });
  vi.spyOn(dataPort, 'ask').mockImplementation(async (_name, ask) => {
    const { firstColumn, columnCount, firstRow, rowCount } = ask as PlaneWindow;
    const amplitudes = Float32Array.from({ length: columnCount * rowCount }, (_, i) =>
      amplitudeAt(firstColumn + Math.floor(i / rowCount), firstRow + (i % rowCount)),
    );
    return { amplitudes } as never;
  });
  picks.told = pickStateOf();
  selection.clear();
  viewport.open(axes);
  display.givenSpacingM = 10;
  tool.mode = 'hyperbola';
  tool.snapsToFit = true;
});

describe('the hyperbola tool', () => {
  it('adds the best fit near a drag from apex to flank, with its velocity and a window about the curve', async () => {
    const mouse = new PlotMouse();
    mouse.press(plain, placeOf(202, 812), plot());
    mouse.drag(placeOf(240, timeAt(240) + 20), plot());
    mouse.release(placeOf(240, timeAt(240) + 20), plot());
    const [edit] = await editsMade(1);
    const [pick] = edit.kind === 'add' ? edit.picks : [];
    expect(pick).toMatchObject({ class: 'diffraction', trace: 200, timeMs: 800 });
    expect((pick.velocityMps ?? 0) / 2000).toBeCloseTo(1, 2);
    // 38 traces to either side; the curve is 80 ms later there.
    expect(pick.traces).toBe(77);
    expect(pick.durationMs).toBeGreaterThan(2 * (timeAt(238) - 800));
    expect(pick.note).toMatch(/^Hyperbola, semblance 0\.9|^Hyperbola, semblance 1/);
    expect(selection.pickIds).toEqual([pick.id]);
  });

  it('takes an apex and a flank by two clicks, and adds what was drawn where it is not to fit', async () => {
    tool.snapsToFit = false;
    const mouse = new PlotMouse();
    for (const at of [placeOf(150, 400), placeOf(190, 1000 * Math.sqrt(0.16 + 4 * (400 / 3000) ** 2))]) {
      mouse.press(plain, at, plot());
      mouse.release(at, plot());
    }
    const [edit] = await editsMade(1);
    const [pick] = edit.kind === 'add' ? edit.picks : [];
    expect(pick).toMatchObject({ trace: 150, timeMs: 400 });
    expect((pick.velocityMps ?? 0) / 3000).toBeCloseTo(1, 4);
  });

  it('changes the velocity of a pick by its flank, and moves it by its apex', async () => {
    const pick = {
      id: 'one',
      class: 'diffraction',
      trace: 100,
      timeMs: 600,
      traces: 61,
      durationMs: 400,
    } as const;
    picks.told = pickStateOf({ revision: 2, picks: picksByTrace([{ ...pick, velocityMps: 2500 }]) });
    const curve = (trace: number, v: number) => 1000 * Math.sqrt(0.36 + 4 * ((10 * (trace - 100)) / v) ** 2);
    const flank = new PlotMouse();
    flank.press(plain, placeOf(125, curve(125, 2500)), plot());
    flank.drag(placeOf(125, curve(125, 2000)), plot());
    flank.release(placeOf(125, curve(125, 2000)), plot());
    const apex = new PlotMouse();
    await editsMade(1);
    apex.press(plain, placeOf(100, 600), plot());
    apex.drag(placeOf(110, 640), plot());
    apex.release(placeOf(110, 640), plot());
    const [first, second] = (await editsMade(2)).map((edit) =>
      edit.kind === 'change' ? edit.after[0] : null,
    );
    expect(first).toMatchObject({ id: 'one', trace: 100, timeMs: 600 });
    expect((first?.velocityMps ?? 0) / 2000).toBeCloseTo(1, 3);
    expect(second).toMatchObject({ id: 'one', trace: 110, timeMs: 640, velocityMps: 2500 });
  });

  it('makes no pick of radar that is faster than light, and says so', async () => {
    const radar = { ...axes, domain: 'radar' as const };
    showLine(radar);
    viewport.open(radar);
    tool.snapsToFit = false;
    const mouse = new PlotMouse();
    // 200 m there and back, 80 ns later: 2.5 m/ns.
    for (const act of ['press', 'drag', 'release'] as const) {
      const at = act === 'press' ? placeOf(200, 800) : placeOf(210, 804);
      if (act === 'press') mouse.press(plain, at, { ...plot(), axes: radar });
      else mouse[act](at, { ...plot(), axes: radar });
    }
    await vi.waitFor(() => expect(notices.list.at(-1)?.message).toMatch(/too flat/));
    expect(edits).toEqual([]);
  });

  it('says what is missing where distances are not known, and draws nothing', () => {
    display.givenSpacingM = null;
    const mouse = new PlotMouse();
    mouse.press(plain, placeOf(200, 800), plot());
    mouse.release(placeOf(200, 800), plot());
    expect(hyperbolaTool.draw(placeOf(220, 900), plot())).toEqual([]);
    expect(hyperbolaTool.cancel()).toBe(false);
  });
});
