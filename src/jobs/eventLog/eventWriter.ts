import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent, type LoggedEvent } from '#jobs/eventLog/event';
import { encodeGraphDef } from '#jobs/eventLog/graphDef';
import { frameRecord } from '#jobs/eventLog/records';
import { type RunNews, summariesOf } from '#learning/news/runNews';
import type { JobError } from '#system/failure';
import { toWriteError } from '#system/wholeFile';

/** Writes a run as TensorBoard event files; what is written is on disk within a second. */
export interface EventWriter {
  /** The event file. */
  readonly path: string;
  /** Writes a news; kinds that event files do not hold are left out. */
  write(news: RunNews): void;
  close(): void;
}

const FLUSH_EVERY_MS = 1000;
const FILE_VERSION = 'brain.Event:2';

/** A file that gathers records and writes them at least each second while any wait. */
class RecordFile {
  #file: number;
  #path: string;
  #pending: Uint8Array[] = [];
  #timer: NodeJS.Timeout | null = null;
  #lastFlushMs = 0;
  #failure: JobError | null = null;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'wx');
  }

  append(event: LoggedEvent): void {
    if (this.#failure) throw this.#failure;
    this.#pending.push(frameRecord(encodeEvent(event)));
    if (Date.now() - this.#lastFlushMs >= FLUSH_EVERY_MS) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flushLater(), FLUSH_EVERY_MS).unref();
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastFlushMs = Date.now();
    const bytes = Buffer.concat(this.#pending.splice(0));
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    } catch (error) {
      throw toWriteError(error, this.#path);
    }
  }

  /** A timer has no caller that could catch: the failure is thrown by the next call. */
  #flushLater(): void {
    try {
      this.#flush();
    } catch (error) {
      this.#failure = toWriteError(error, this.#path);
    }
  }
}

let filesOpened = 0;

/** Opens the next event file of a folder; names sort by time, as TensorBoard expects. */
function openEventFile(folder: string): { path: string; file: RecordFile } {
  const seconds = Math.floor(Date.now() / 1000);
  const number = filesOpened++;
  const path = join(
    folder,
    `events.out.tfevents.${seconds}.diffrakt.${process.pid}.${String(number).padStart(4, '0')}`,
  );
  try {
    mkdirSync(folder, { recursive: true });
    return { path, file: new RecordFile(path) };
  } catch (error) {
    throw toWriteError(error, path);
  }
}

/**
 * Starts a run's event file in `folder` (made where missing). An earlier run there is left on disk, but
 * readers drop its steps from `firstStep` (default 0) on, so that the curves do not mix.
 * Times are ms since 1970; smaller ones count from the opening of the writer.
 */
export function createEventWriter(folder: string, firstStep = 0): EventWriter {
  const openedAtMs = Date.now();
  const { path, file } = openEventFile(folder);
  const toSeconds = (ms: number) => (ms > 1e11 ? ms : openedAtMs + ms) / 1000;
  const now = () => Date.now() / 1000;
  file.append({ wallTimeSeconds: now(), step: 0, fileVersion: FILE_VERSION, values: [] });
  file.append({ wallTimeSeconds: now(), step: firstStep, startsSession: true, values: [] });
  return {
    path,
    write: (news) => {
      for (const { step, wallTimeMs, values, graph } of summariesOf(news))
        file.append({
          wallTimeSeconds: wallTimeMs === null ? now() : toSeconds(wallTimeMs),
          step: step ?? firstStep,
          ...(graph && { graphDef: encodeGraphDef(graph) }),
          values,
        });
    },
    close: () => file.close(),
  };
}
