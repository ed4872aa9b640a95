import { type CancelSignal, throwIfCancelled } from './errors.js';

/** Time after which others get their turn. */
const LONGEST_STRETCH_MS = 50;

/**
 * For long computation: the function returned lets others have their turn where they have waited for some 50
 * ms, so that a request to stop is heard, and throws 'cancelled' after one.
 */
export function createTurns(signal?: CancelSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    throwIfCancelled(signal);
    if (performance.now() - last < LONGEST_STRETCH_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
    throwIfCancelled(signal);
  };
}
