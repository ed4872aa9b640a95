import { type SectionAxes, sampleOfTimeMs } from '#seismic/section/section';

/** What an interpreter can call a window. The order is the class index used everywhere. */
export const EVENT_CLASSES = ['diffraction', 'reflection', 'noise'] as const;
export type EventClass = (typeof EVENT_CLASSES)[number];

/**
 * A hand-picked window. `trace` is the 0-based centre trace, `timeMs` the centre time as the section
 * shows it (recording delay included). The window is traces [trace − ⌊traces/2⌋, + traces), and
 * samples likewise around the sample nearest to `timeMs`. The class is one of the three standard ones where no
 * other is named.
 */
export interface PickedWindow<Class extends string = EventClass> {
  readonly id: string;
  readonly class: Class;
  readonly trace: number;
  readonly timeMs: number;
  readonly traces: number;
  readonly durationMs: number;
  readonly velocityMps?: number;
  readonly note?: string;
  /** Who made the pick; left out where it is not known. Nothing that learns is told it. */
  readonly author?: string;
}

/** The part of a pick that places its window. */
export type WindowPlacement = Omit<PickedWindow, 'id' | 'class' | 'velocityMps' | 'note' | 'author'>;

/** A pick as what learns keeps it: who made it must not change a byte. */
export function withoutAuthor<Pick extends { readonly author?: string }>(pick: Pick): Omit<Pick, 'author'> {
  const { author: _author, ...rest } = pick;
  return rest;
}

/** The size of a window where none is chosen. */
export const USUAL_WINDOW = { traces: 32, durationMs: 160 } as const;

/** Half-open extents of a window in traces and samples. May reach outside the section. */
export interface WindowExtent {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly firstSample: number;
  readonly sampleCount: number;
}

/** The samples that a pick covers on a section. */
export function extentOfPick(pick: WindowPlacement, axes: SectionAxes): WindowExtent {
  const sampleCount = Math.max(1, Math.round((pick.durationMs * 1000) / axes.sampleIntervalUs));
  const centre = Math.round(sampleOfTimeMs(axes, pick.timeMs));
  return {
    firstTrace: pick.trace - Math.floor(pick.traces / 2),
    traceCount: pick.traces,
    firstSample: centre - Math.floor(sampleCount / 2),
    sampleCount,
  };
}

/** True where the whole window lies inside the section. */
export function isInside(extent: WindowExtent, axes: SectionAxes): boolean {
  return (
    extent.firstTrace >= 0 &&
    extent.firstSample >= 0 &&
    extent.firstTrace + extent.traceCount <= axes.traceCount &&
    extent.firstSample + extent.sampleCount <= axes.sampleCount
  );
}
