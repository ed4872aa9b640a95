import type { Failure, Handlers, Reply, RequestName, Requests } from '#contract/contract';
import { ASK_SCHEMAS } from '#contract/schemas';
import { toFailure } from '#main/base/failure';

function refusal(name: RequestName, details: string): Failure {
  return {
    code: 'argument.invalid',
    message: `The window sent "${name}" with invalid values.`,
    remedy: 'This is a fault in Diffrakt: copy the details into a report.',
    details,
  };
}

/**
 * Checks what the window sent against the request's schema, runs its handler, and turns every failure
 * into a value. Never throws.
 */
export async function answerAsk<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  ask: unknown,
): Promise<Reply<Requests[Name]['answer']>> {
  const checked = ASK_SCHEMAS[name].safeParse(ask);
  if (!checked.success) return { ok: false, failure: refusal(name, checked.error.message) };
  try {
    return { ok: true, value: await handlers[name](checked.data) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
