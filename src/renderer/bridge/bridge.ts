import type { EventName, Events, Failure, RequestName, Requests } from '#contract/contract';
import { notices } from '#renderer/bridge/notices.svelte';

/** A request that was answered with a failure, which holds the message for the user. */
export class RequestFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'RequestFailure';
  }
}

/** Sends a request to main; throws a `RequestFailure` if main answers with a failure. */
export async function ask<Name extends RequestName>(
  name: Name,
  value: Requests[Name]['ask'],
): Promise<Requests[Name]['answer']> {
  const reply = await window.diffrakt.ask(name, value);
  if (!reply.ok) throw new RequestFailure(reply.failure);
  return reply.value;
}

/** Runs a user's action; a failure is shown as a notice, and null is returned. */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    notices.fail(error.failure);
    return null;
  }
}

/** Listens to an event of main; returns the function that unsubscribes. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (news: Events[Name]) => void,
): () => void {
  return window.diffrakt.on(name, listener);
}
