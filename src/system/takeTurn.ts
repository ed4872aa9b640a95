import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '#system/failure';

/** Between two steps of a long work: lets messages come in, and ends where one of them was a stop. @throws JobError 'cancelled' */
export async function takeTurn(signal: AbortSignal): Promise<void> {
  await nextTurn();
  throwIfCancelled(signal);
}
