import type { EmbeddedWindow, Embedding } from '#learning/embedding/embedWindows';
import type { WindowPlacement } from '#seismic/picks/pick';

/** A window of a line in the embedding. */
export interface ClusteredWindow extends WindowPlacement, EmbeddedWindow {}

/** Windows that represent a line, grouped by what they look like. Made without any pick. */
export interface WindowClusters extends Omit<Embedding, 'windows'> {
  readonly windows: readonly ClusteredWindow[];
}
