import type { Failure } from '#contract/contract';
import type { DataPortName, DataPortRequests } from '#contract/dataPort';
import type { Tile, TilePlace, TileSource } from '#renderer/tiles/tiles';

/** A request of the page to the data process, forwarded unchanged. */
export type ForwardedAsk = {
  [Name in DataPortName]: { readonly name: Name; readonly ask: DataPortRequests[Name]['ask'] };
}[DataPortName];

/** Messages of the page to the tile worker. */
export type ToTileWorker =
  /** A new port to the data process, transferred. */
  | { readonly kind: 'port'; readonly port: MessagePort }
  | ({ readonly kind: 'ask'; readonly id: number } & ForwardedAsk)
  /** The page no longer needs the answer to this request. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** Line and gain of the tiles from now on; `epoch` marks them. Null: no line is open. */
  | { readonly kind: 'line'; readonly epoch: number; readonly line: TileSource | null }
  /** The missing tiles, the most important first; replaces the previous list. */
  | { readonly kind: 'want'; readonly epoch: number; readonly places: TilePlace[] };

/** Messages of the tile worker to the page. */
export type FromTileWorker =
  | { readonly kind: 'tile'; readonly epoch: number; readonly tile: Tile }
  /** The data process's answer as received; the page checks it. */
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure }
  /** A tile could not be read. */
  | { readonly kind: 'tileFailure'; readonly epoch: number; readonly failure: Failure }
  /** The data process has ended; a new port is needed. */
  | { readonly kind: 'disconnected' };
