import type { OverlayEnds, SectionOverlay } from '#seismic/labels/sectionOverlay';

/** A file that lies over a plane of the open line. */
export interface FileOverlay extends SectionOverlay {
  readonly fileName: string;
  /** The plane that it is of. */
  readonly plane: string;
}

/** What the window asks of files over the line. */
export interface OverlayRequests {
  /** Lays a file of the line's shape over it, chosen in a dialog, or the demo line's truth; null when cancelled. */
  'overlay.choose': { ask: { source: 'file' | 'truth' }; answer: FileOverlay | null };
  /** The chosen file over another plane; with the ends of other values it has their colours. */
  'overlay.read': { ask: { plane: string; ends: OverlayEnds | null }; answer: FileOverlay };
}
