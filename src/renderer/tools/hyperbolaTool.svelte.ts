import Rainbow from '@lucide/svelte/icons/rainbow';
import { notices } from '#renderer/bridge/notices.svelte';
import { groundScale } from '#renderer/scene/groundScale.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import {
  curveOfPick,
  curveThrough,
  type FlankPoint,
  type HeldCurve,
  LEAST_HALF_TRACES,
  pickOfCurve,
  snapped,
  withSemblance,
} from '#renderer/tools/curveEdits';
import { partOfCurveAt } from '#renderer/tools/curveHit';
import { heldCurveMarks } from '#renderer/tools/curveMarks';
import { type CurveSamples, readCurveSamples } from '#renderer/tools/curveSamples';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { addPick, changePick } from '#renderer/tools/pickEdits';
import type { Mark, Place } from '#seismic/display/marks';
import { intervalMs, pointAt } from '#seismic/display/view';
import type { CurveLine } from '#seismic/hyperbola/hyperbolaWindow';
import type { ClassedWindow } from '#seismic/picks/pickClasses';

/** Velocity of the first curve that is made without a flank. */
const USUAL_VELOCITY_MPS = { time: 2000, radar: 1e8, depth: 2000 } as const;

/** What is drawn: a new curve from its apex, or one of a pick whose velocity or apex is changed. */
interface Held {
  readonly apex: { readonly apexTrace: number; readonly apexTimeMs: number };
  readonly curve: HeldCurve | null;
  /** The pick that is changed; null for a new one. */
  readonly pick: ClassedWindow | null;
  readonly part: 'flank' | 'apex';
}

/** Picks diffractions by their hyperbolas: press at the apex and drag along a flank, or click both. */
class HyperbolaTool implements MouseTool {
  readonly name = 'hyperbola';
  readonly title = 'Hyperbola';
  readonly hint = 'press at an apex and drag along a flank, or click both: adds a pick with its velocity';
  readonly key = 'h';
  readonly icon = Rainbow;
  private held = $state.raw<Held | null>(null);
  private samples = $state.raw<CurveSamples | null>(null);
  private reading: Promise<CurveSamples | null> = Promise.resolve(null);
  private isPressed = false;
  private hasMoved = false;
  private velocityMps: number | null = null;

  press({ at }: Press, plot: Plot): void {
    const line = lineOrNotice(plot);
    if (!line) return;
    this.isPressed = true;
    this.hasMoved = false;
    // The second click of an apex and its flank.
    if (this.held) this.follow(at, plot, line);
    else this.take(at, plot, line);
  }

  drag(at: Place, plot: Plot): void {
    const line = curveLine();
    if (!this.isPressed || !line) return;
    this.hasMoved = true;
    this.follow(at, plot, line);
  }

  release(): void {
    const { held, hasMoved, isPressed } = this;
    this.isPressed = false;
    if (!isPressed || !held) return;
    // After a click at an apex the flank follows the pointer until the next click.
    if (held.curve && (hasMoved || held.pick === null)) void this.finish(held);
    else if (hasMoved || held.pick) this.cancel();
  }

  cancel(): boolean {
    const wasHeld = this.held !== null;
    this.held = null;
    this.samples = null;
    this.isPressed = false;
    return wasHeld;
  }

  draw(pointer: Place | null, plot: Plot): readonly Mark[] {
    const line = curveLine();
    const { held } = this;
    if (!held || !line) return [];
    const isWaiting = !this.isPressed && held.pick === null && pointer !== null;
    const curve = isWaiting ? curveThrough(line, held.apex, flankAt(pointer, plot)) : held.curve;
    const shown = curve && withSemblance(line, curve, this.samples);
    return heldCurveMarks(held.apex, shown, line, plot);
  }

  cursorAt(at: Place, plot: Plot): string {
    const line = curveLine();
    const hit = line && !this.held ? partOfCurveAt(at, plot, line) : null;
    return hit ? (hit.part === 'apex' ? 'move' : 'ew-resize') : 'crosshair';
  }

  /** Adds the diffraction that fits at a sample, with the last velocity as the first guess. */
  async addAt(trace: number, timeMs: number, plot: Pick<Plot, 'axes' | 'isSlice'>): Promise<void> {
    const line = lineOrNotice(plot);
    if (!line) return;
    const apex = { apexTrace: trace, apexTimeMs: timeMs };
    this.read(apex, line);
    const velocityMps = this.velocityMps ?? USUAL_VELOCITY_MPS[plot.axes.domain ?? 'time'];
    const halfTraces = Math.max(LEAST_HALF_TRACES, Math.round(tool.traces / 2));
    const curve = { ...apex, velocityMps, halfTraces, semblance: null };
    await this.finish({ apex, curve, pick: null, part: 'flank' });
  }

  private take(at: Place, plot: Plot, line: CurveLine): void {
    const hit = partOfCurveAt(at, plot, line);
    if (hit) {
      const curve = curveOfPick(hit.pick);
      if (curve) this.held = { apex: curve, curve, ...hit };
      selection.pickIds = [hit.pick.id];
    } else {
      const { trace, timeMs } = flankAt(at, plot);
      this.held = {
        apex: { apexTrace: Math.round(trace), apexTimeMs: timeMs },
        curve: null,
        pick: null,
        part: 'flank',
      };
    }
    if (this.held) this.read(this.held.apex, line);
  }

  private read(apex: Held['apex'], line: CurveLine): void {
    const plane = shownPlane.section?.name;
    if (plane === undefined) return;
    this.samples = null;
    const reading = readCurveSamples(plane, line, apex);
    this.reading = reading;
    void reading.then((samples) => {
      if (this.reading === reading) this.samples = samples;
    });
  }

  /** The curve with its flank, or its apex, at the pointer. */
  private follow(at: Place, plot: Plot, line: CurveLine): void {
    const { held } = this;
    if (!held) return;
    const point = flankAt(at, plot);
    if (held.part === 'apex' && held.curve) {
      const apex = { apexTrace: Math.round(point.trace), apexTimeMs: point.timeMs };
      this.held = { ...held, apex, curve: { ...held.curve, ...apex } };
    } else this.held = { ...held, curve: curveThrough(line, held.apex, point) ?? held.curve };
  }

  /** Makes the pick; a new one is first moved to the best fit near it, where that is wanted. */
  private async finish({ curve, pick }: Held): Promise<void> {
    const plane = shownPlane.section;
    const samples = await this.reading;
    const line = curveLine();
    this.cancel();
    if (!curve || !line || shownPlane.section !== plane) return;
    const isSnapped = pick === null && tool.snapsToFit && samples !== null;
    const found = isSnapped ? snapped(line, curve, samples) : withSemblance(line, curve, samples);
    const made = pickOfCurve(line, found, { id: pick?.id ?? crypto.randomUUID(), samples });
    if (!made) {
      const message =
        'No pick was made: the curve is too flat for a velocity, or its apex is outside the section.';
      notices.tell({ level: 'info', message, remedy: 'Drag along a steeper flank.' });
      return;
    }
    this.velocityMps = found.velocityMps;
    if (pick) changePick(pick, { ...made, class: pick.class });
    else addPick(made);
  }
}

export const hyperbolaTool = new HyperbolaTool();

/** The line that curves lie on; null where distances are not known. */
function curveLine(): CurveLine | null {
  const axes = shownPlane.section?.axes;
  const { ground } = groundScale;
  return axes && ground && axes.domain !== 'depth' ? { axes, ...ground } : null;
}

/** The line, or a notice that says why no curve can be drawn. */
function lineOrNotice({ axes, isSlice }: Pick<Plot, 'axes' | 'isSlice'>): CurveLine | null {
  const line = curveLine();
  if (line) return line;
  const [message, remedy] = isSlice
    ? ['Hyperbolas are picked on sections in time.', 'Show an inline, a crossline or a gather.']
    : axes.domain === 'depth'
      ? ['A section in depth has no hyperbolas of travel time.', 'Pick windows instead (W).']
      : [
          'The distance between traces is not known: the headers have no coordinates.',
          'Give it as Spacing under Display.',
        ];
  notices.tell({ level: 'info', message, remedy });
  return null;
}

/** The point under the pointer: trace by the middle of its column, time by the middle of its sample. */
function flankAt(at: Place, { range, size, axes }: Plot): FlankPoint {
  const { trace, timeMs } = pointAt(range, size, at.x, at.y);
  return { trace: trace - 0.5, timeMs: timeMs - intervalMs(axes) / 2 };
}
