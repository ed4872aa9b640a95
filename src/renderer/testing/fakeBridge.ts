import type { EventName, Events, Failure, RequestName } from '#contract/contract';

/** Main's answer to a request: a value or a failure. */
export type FakeAnswer = (value: unknown) => unknown;

/** Takes the place of main behind the preload's bridge: answers by name, records requests, sends events. */
export class FakeBridge {
  readonly asked: { readonly name: string; readonly value: unknown }[] = [];
  private readonly listeners = new Map<string, ((news: unknown) => void)[]>();

  constructor(private readonly answers: Partial<Record<RequestName, FakeAnswer>>) {}

  /** The object that preload sets on the window. */
  readonly diffrakt = {
    ask: async (name: RequestName, value: unknown) => {
      this.asked.push({ name, value });
      const answer = await this.answers[name]?.(value);
      return answer instanceof FakeFailure
        ? { ok: false, failure: answer.failure }
        : { ok: true, value: answer ?? null };
    },
    on: (name: string, listener: (news: unknown) => void) => {
      this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
      return () => undefined;
    },
  };

  tell<Name extends EventName>(name: Name, news: Events[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(news);
  }

  /** The requests of a name, in order. */
  askedFor(name: RequestName): unknown[] {
    return this.asked.filter((asked) => asked.name === name).map(({ value }) => value);
  }
}

/** An answer with a failure. */
export class FakeFailure {
  constructor(readonly failure: Failure) {}
}
