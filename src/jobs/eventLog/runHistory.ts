import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeEvent, type LoggedEvent } from '#jobs/eventLog/event';
import { readRecords } from '#jobs/eventLog/records';
import { addSummaries, EMPTY_HISTORY, type NewsHistory, rewindHistory } from '#learning/news/runNews';

/** The history with the events of one run, all of which came after its start. */
function addRun(history: NewsHistory, events: readonly LoggedEvent[]): NewsHistory {
  const [first] = events;
  const before = first?.startsSession ? rewindHistory(history, first.step) : history;
  return addSummaries(before, events);
}

/** Events run by run: each but the first begins with the event that says so. */
function splitRuns(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const runs: LoggedEvent[][] = [[]];
  for (const event of events) {
    if (event.startsSession) runs.push([]);
    runs[runs.length - 1].push(event);
  }
  return runs;
}

/**
 * Reads a run back from the event files of a folder, exactly as it was written. A file that is cut at
 * its end (the process was killed) is read up to there; a folder without event files gives an empty run.
 */
export async function readRunHistory(folder: string): Promise<NewsHistory> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const events: LoggedEvent[] = [];
  for (const name of names.filter((entry) => entry.includes('.tfevents.')).sort()) {
    const bytes = await readFile(join(folder, name));
    for (const record of readRecords(bytes)) events.push(decodeEvent(record));
  }
  return splitRuns(events).reduce(addRun, EMPTY_HISTORY);
}
