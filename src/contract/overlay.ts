import type { SectionOverlay } from '#seismic/labels/sectionOverlay';

/** A file that lies over a plane of the open line. */
export interface FileOverlay extends SectionOverlay {
  readonly fileName: string;
  /** The plane that it is of. */
  readonly plane: string;
}
