import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import { type ByteRange, changedError, type RangeGroup, readGroup } from './byteSource.js';
import type { ReadPace } from './readPace.js';
import { settleAll } from './settleAll.js';

const READS_UNDER_WAY = 4;

/** What the reads of a file share. */
export interface ReadOptions {
  readonly name: string;
  readonly pace: ReadPace;
  readonly signal?: CancelSignal;
}

/** Reads until the target is full: the system may give less than requested at a time. */
async function readFully(file: FileHandle, { offset, target }: ByteRange, name: string): Promise<void> {
  let done = 0;
  while (done < target.byteLength) {
    const { bytesRead } = await file.read(target, done, target.byteLength - done, offset + done);
    if (bytesRead === 0) throw changedError(name, offset + done);
    done += bytesRead;
  }
}

/** The same on the spot. @throws SegyError 'file.changed', or as the system does */
export function readNow(file: number, { offset, target }: ByteRange, name: string): void {
  let done = 0;
  while (done < target.byteLength) {
    const bytesRead = readSync(file, target, done, target.byteLength - done, offset + done);
    if (bytesRead === 0) throw changedError(name, offset + done);
    done += bytesRead;
  }
}

/** Reads groups on the spot for as long as the pace allows; the number of those that are read. */
async function readQuickOnes(
  file: FileHandle,
  groups: readonly RangeGroup[],
  { name, pace, signal }: ReadOptions,
): Promise<number> {
  let started = performance.now();
  for (let i = 0; i < groups.length; i++) {
    const { byteCount, ranges } = groups[i];
    if (!pace.allows(byteCount)) return i;
    if (pace.isTired(started)) {
      started = await pace.rest();
      throwIfCancelled(signal);
    }
    if (ranges.length === 1) readNow(file.fd, ranges[0], name);
    else await readGroup(groups[i], async (range) => readNow(file.fd, range, name));
    const ended = performance.now();
    pace.note(byteCount, ended - started);
    started = ended;
  }
  return groups.length;
}

/**
 * Fills groups of ranges. Reads of what the system holds in memory are done on the spot, at about a
 * microsecond each; as soon as one is slow, the rest is read in the background, four at a time.
 */
export async function readGroups(
  file: FileHandle,
  groups: readonly RangeGroup[],
  options: ReadOptions,
): Promise<void> {
  const { name, pace, signal } = options;
  throwIfCancelled(signal);
  let next = await readQuickOnes(file, groups, options);
  const walk = async () => {
    while (next < groups.length) {
      throwIfCancelled(signal);
      const group = groups[next++];
      const started = performance.now();
      await readGroup(group, (range) => readFully(file, range, name));
      pace.note(group.byteCount, performance.now() - started);
    }
  };
  await settleAll(Array.from({ length: Math.min(READS_UNDER_WAY, groups.length - next) }, walk));
}
