import type { ContinuedProject } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';

/** The notice that opening a line has opened its existing project. */
export function continuedWords({ pickCount, runCount }: ContinuedProject): {
  readonly message: string;
  readonly remedy: string;
} {
  const parts = [
    ...(pickCount > 0 ? [say('{count} picks', { count: pickCount })] : []),
    ...(runCount > 0 ? [say('{count} runs', { count: runCount })] : []),
  ];
  return {
    message: say('This line already has a project. You continue with its {parts}.', {
      parts: parts.join(` ${say('and')} `),
    }),
    remedy: say('A new project on the line does not change this one.'),
  };
}
