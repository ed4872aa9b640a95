import Ruler from '@lucide/svelte/icons/ruler';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { say } from '#renderer/words/say.svelte';
import type { Mark, Place } from '#seismic/display/marks';
import { formatNumber, formatSignificant } from '#seismic/display/ticks';
import { pointAt, type ViewPoint, xOfTrace, yOfTime } from '#seismic/display/view';
import { type SectionAxes, sampleUnit, timeMsOfSample } from '#seismic/section/section';

/** A sample of the section: a trace, counted from 0, and its time. */
type Sample = ViewPoint;

const INK = '#ffe45c';
const DARK = { colour: '#101418', width: 4, opacity: 0.75 };
/** Half the length of the strokes across the ends, in pixels. */
const END = 5;

/** Distance between two points of the section: drag from one to the other. It stays until the next press. */
class MeasureTool implements MouseTool {
  readonly name = 'measure';
  readonly title = 'Measure';
  readonly hint = 'drag shows traces, time and slope between two points';
  readonly key = 'm';
  readonly icon = Ruler;
  private ends = $state.raw<readonly [Sample, Sample] | null>(null);
  private isHeld = false;

  press({ at }: Press, plot: Plot): void {
    const from = sampleAt(at, plot);
    this.ends = [from, from];
    this.isHeld = true;
  }

  drag(at: Place, plot: Plot): void {
    if (this.ends && this.isHeld) this.ends = [this.ends[0], sampleAt(at, plot)];
  }

  /** A click without a drag removes the measurement. */
  release(): void {
    this.isHeld = false;
    if (this.ends && isOnePoint(this.ends)) this.ends = null;
  }

  cancel(): boolean {
    const hadEnds = this.ends !== null;
    this.ends = null;
    this.isHeld = false;
    return hadEnds;
  }

  draw(_pointer: Place | null, plot: Plot): readonly Mark[] {
    if (!this.ends || isOnePoint(this.ends)) return [];
    const [from, to] = this.ends.map(({ trace, timeMs }) => ({
      x: xOfTrace(plot.range, plot.size, trace),
      y: yOfTime(plot.range, plot.size, timeMs, plot.axes),
    }));
    const text = plot.isSlice ? sliceText(this.ends) : measureText(this.ends, sampleUnit(plot.axes));
    return [...lineMarks(from, to), ...labelMarks(text, to, plot)];
  }

  cursorAt(): string {
    return 'crosshair';
  }
}

export const measureTool = new MeasureTool();

function isOnePoint([from, to]: readonly [Sample, Sample]): boolean {
  return from.trace === to.trace && from.timeMs === to.timeMs;
}

/** The sample at a place, or the nearest one outside the section. */
function sampleAt(at: Place, { range, size, axes }: Plot): Sample {
  const point = pointAt(range, size, at.x, at.y);
  const trace = Math.min(axes.traceCount - 1, Math.max(0, Math.floor(point.trace)));
  return { trace, timeMs: timeMsOfSample(axes, sampleOf(point.timeMs, axes)) };
}

function sampleOf(timeMs: number, { sampleCount, sampleIntervalUs, startTimeMs }: SectionAxes): number {
  const sample = Math.floor(((timeMs - startTimeMs) * 1000) / sampleIntervalUs);
  return Math.min(sampleCount - 1, Math.max(0, sample));
}

/** On a slice: "13 crosslines · 8 inlines". */
export function sliceText([from, to]: readonly [Sample, Sample]): string {
  const crosslines = say('{count} crosslines', { count: Math.abs(to.trace - from.trace) });
  return `${crosslines} · ${say('{count} inlines', { count: Math.abs(to.timeMs - from.timeMs) })}`;
}

/** As "12 traces · −48 ms · −4 ms/trace". Time counts downwards, so a positive slope dips to higher traces. */
export function measureText([from, to]: readonly [Sample, Sample], unit = 'ms'): string {
  const traces = to.trace - from.trace;
  const timeMs = to.timeMs - from.timeMs;
  const decimals = Number.isInteger(timeMs) ? 0 : 1;
  const parts = [
    say('{count} traces', { count: Math.abs(traces) }),
    `${formatNumber(timeMs, decimals)} ${unit}`,
    traces === 0
      ? say('vertical')
      : say('{slope} {unit}/trace', { slope: formatSignificant(timeMs / traces), unit }),
  ];
  return parts.join(' · ');
}

/** The line between the ends with a short stroke across each end. */
function lineMarks(from: Place, to: Place): Mark[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const across = { x: (-(to.y - from.y) / length) * END, y: ((to.x - from.x) / length) * END };
  const strokeAt = ({ x, y }: Place): readonly [Place, Place] => [
    { x: x - across.x, y: y - across.y },
    { x: x + across.x, y: y + across.y },
  ];
  const lines = [[from, to] as const, strokeAt(from), strokeAt(to)];
  return [DARK, { colour: INK, width: 1.5 }].flatMap((stroke) =>
    lines.map(([start, end]): Mark => ({ kind: 'line', from: start, to: end, stroke })),
  );
}

/** Width of a character of the label at most, in pixels. */
const CHARACTER = 7.5;
/** Distance of the label from the end that it stands beside. */
const BESIDE = 10;

/** The label beside the second end: on the right, or on the left where there is more room. */
function labelMarks(text: string, { x, y }: Place, { size }: Plot): Mark[] {
  const room = size.width - x - BESIDE;
  const isLeft = room < text.length * CHARACTER && x > size.width / 2;
  const at = { x: isLeft ? x - BESIDE : x + BESIDE, y: Math.min(size.height - 8, Math.max(16, y - 8)) };
  const anchor = isLeft ? 'end' : 'start';
  const halo = { ...DARK, opacity: 0.85 };
  return [{ kind: 'text', at, text, size: 12, colour: INK, anchor, isBold: true, halo }];
}
