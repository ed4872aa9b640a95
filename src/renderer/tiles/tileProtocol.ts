import type { Failure } from '#contract/contract';
import type { DataPortName, DataPortRequests } from '#contract/dataPort';
import type { Tile, TilePlace, TileSource } from '#renderer/tiles/tiles';

/** A question of the page for the data process, passed on as it is. */
export type ForwardedAsk = {
  [Name in DataPortName]: { readonly name: Name; readonly ask: DataPortRequests[Name]['ask'] };
}[DataPortName];

/** What the page tells the tile worker. */
export type ToTileWorker =
  /** A fresh port to the data process, transferred. */
  | { readonly kind: 'port'; readonly port: MessagePort }
  | ({ readonly kind: 'ask'; readonly id: number } & ForwardedAsk)
  /** The page no longer needs the answer to this question. */
  | { readonly kind: 'cancel'; readonly id: number }
  /** From now on tiles are of this line and gain; `epoch` marks them. Null: no line is open. */
  | { readonly kind: 'line'; readonly epoch: number; readonly line: TileSource | null }
  /** The tiles that the picture lacks, the most wanted first; replaces what was wanted before. */
  | { readonly kind: 'want'; readonly epoch: number; readonly places: TilePlace[] };

/** What the tile worker tells the page. */
export type FromTileWorker =
  | { readonly kind: 'tile'; readonly epoch: number; readonly tile: Tile }
  /** The data process's answer as it came: the page checks it. */
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure }
  /** A tile could not be had. */
  | { readonly kind: 'trouble'; readonly epoch: number; readonly failure: Failure }
  /** The data process is gone; a new port is needed. */
  | { readonly kind: 'disconnected' };
