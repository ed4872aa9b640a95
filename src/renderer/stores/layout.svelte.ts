import { ask, attempt } from '#renderer/bridge/bridge';
import { display } from '#renderer/stores/display.svelte';
import type { TraceProcess } from '#seismic/process/traceProcess';

export const RIGHT_TABS = ['Panels', 'Training', 'Network', 'Clusters', 'Result', 'Judge', 'Map'] as const;
/** The key that shows each tab. */
export const TAB_KEYS: Readonly<Record<(typeof RIGHT_TABS)[number], string>> = {
  Panels: 'F2',
  Training: 'F3',
  Network: 'F4',
  Clusters: 'F5',
  Result: 'F6',
  Judge: 'F8',
  Map: 'F9',
};
export type RightTab = (typeof RIGHT_TABS)[number];

export const LEFT_LIMITS = [160, 360] as const;
export const RIGHT_LIMITS = [260, 560] as const;
const SAVE_AFTER_MS = 500;

interface Kept {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly tab: RightTab;
  /** Name of the plane of the survey that is shown; null for the usual first one. */
  readonly plane: string | null;
}

const clamp = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** Reads a stored layout; invalid values are replaced by the current ones. */
export function parseLayout(json: string | null, fallback: Kept): Kept {
  if (!json) return fallback;
  try {
    const kept: Partial<Record<keyof Kept, unknown>> = JSON.parse(json) ?? {};
    const tab = RIGHT_TABS.find((name) => name === kept.tab) ?? fallback.tab;
    return {
      leftPx: typeof kept.leftPx === 'number' ? clamp(kept.leftPx, LEFT_LIMITS) : fallback.leftPx,
      rightPx: typeof kept.rightPx === 'number' ? clamp(kept.rightPx, RIGHT_LIMITS) : fallback.rightPx,
      leftOpen: kept.leftOpen !== false,
      rightOpen: kept.rightOpen !== false,
      tab,
      plane: typeof kept.plane === 'string' ? kept.plane : null,
    };
  } catch {
    return fallback;
  }
}

/** The settings of the display in a stored layout, unchecked. */
function keptDisplayIn(json: string | null): unknown {
  if (!json) return null;
  try {
    const kept: { readonly display?: unknown } | null = JSON.parse(json);
    return kept?.display ?? null;
  } catch {
    return null;
  }
}

/** Widths and visibility of the side panels and the open tab; stored per project. */
class Layout {
  leftPx = $state(176);
  rightPx = $state(292);
  leftOpen = $state(true);
  rightOpen = $state(true);
  tab = $state<RightTab>('Panels');
  plane: string | null = null;
  private saved = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param usual how the line is drawn where nothing was kept */
  restore(json: string | null, usual?: TraceProcess): void {
    Object.assign(this, parseLayout(json, { ...this.kept(), plane: null }));
    display.restore(keptDisplayIn(json), usual);
    this.saved = this.json();
  }

  setLeft(px: number): void {
    this.leftPx = clamp(px, LEFT_LIMITS);
    this.save();
  }

  setRight(px: number): void {
    this.rightPx = clamp(px, RIGHT_LIMITS);
    this.save();
  }

  show(tab: RightTab): void {
    this.tab = tab;
    this.rightOpen = true;
    this.save();
  }

  toggle(side: 'left' | 'right'): void {
    if (side === 'left') this.leftOpen = !this.leftOpen;
    else this.rightOpen = !this.rightOpen;
    this.save();
  }

  /** Keeps the plane that is shown; the first one of a file without a choice is not worth a write. */
  setPlane(plane: string): void {
    if (plane === this.plane || (plane === 'line' && this.plane === null)) return;
    this.plane = plane;
    this.save();
  }

  private kept(): Kept {
    const { leftPx, rightPx, leftOpen, rightOpen, tab, plane } = this;
    return { leftPx, rightPx, leftOpen, rightOpen, tab, plane };
  }

  private json(): string {
    return JSON.stringify({ ...this.kept(), display: display.kept });
  }

  /** Saves panels and display with the project, shortly after the last change. */
  save(): void {
    const json = this.json();
    if (json === this.saved) return;
    clearTimeout(this.timer);
    this.saved = json;
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Saves what is to be saved now, before another line is shown. */
  async flush(): Promise<void> {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    await attempt(() => ask('view.save', { json: this.saved }));
  }
}

export const layout = new Layout();
