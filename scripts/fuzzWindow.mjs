/**
 * `npm run fuzz -- window [--events N] [--seed N] [--blocked MS]`: random keys, clicks, drags, wheel turns, texts and
 * commands in the real window, 10 000 by default, on the demo line with picks and a run that trains. The first error,
 * ended process, failure that only a fault of the program explains, or 5 s in which main or the page does not answer
 * (--blocked, more on a busy machine) ends it; the report names the seed, the number of the event and the last 20 of
 * them. The same seed makes the same events again.
 */
import { wholeNumbers } from './wholeNumbers.mjs';
import { runWindowTests } from './windowTests.mjs';

/** Returns the exit code. */
export function fuzzWindow(args) {
  const { events, seed, blocked } = wholeNumbers(args, { events: 10_000, seed: 20261129, blocked: 5000 });
  const test = ['e2e/randomEvents.test', '--reporter=list'];
  return runWindowTests([...test, '--output', 'build/fuzz-window'], {
    DIFFRAKT_EVENTS: String(events),
    DIFFRAKT_EVENT_SEED: String(seed),
    DIFFRAKT_BLOCKED_MS: String(blocked),
  });
}
