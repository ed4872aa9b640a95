import type { OpeningOptions } from '#seismic/survey/openingOptions';

/** How files whose names fit a pattern are read, in one folder. */
export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  /** Folder of the files, as a path or the beginning of an address. */
  readonly folder: string;
  /** Their names, with * for any characters and ? for one. */
  readonly pattern: string;
  readonly opening: OpeningOptions;
}

/**
 * When the user chose how the open line is read, be it as its headers state; 'before' where that was kept, 'mapping'
 * where it was saved for files like it.
 */
export type ReadingChoice = 'none' | 'now' | 'before' | 'mapping';

export const MAPPING_LIMITS = { nameLength: 60, patternLength: 120 } as const;

/** What the window asks of saved mappings. The answers are all of them, the newest first. */
export interface MappingRequests {
  'mappings.list': { ask: null; answer: SavedMapping[] };
  /** Saves how the open line is read, for files like it in its folder; one of the same name is replaced. */
  'mappings.save': { ask: { name: string; pattern: string }; answer: SavedMapping[] };
  'mappings.remove': { ask: { id: string }; answer: SavedMapping[] };
}
