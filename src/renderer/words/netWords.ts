import type { OwnNet } from '#contract/pretraining';
import { formatShare } from '#renderer/words/duration';
import { say, sayMessage } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

/** How a pre-trained net did on simulated sections that it was not trained on, or why it cannot be used. */
export function netFacts({ reading }: OwnNet): string {
  if ('problem' in reading) return say('Cannot be used: {problem}', { problem: sayMessage(reading.problem) });
  const { accuracy, apexF1, parameterCount } = reading.facts;
  return say('{share} of simulated samples right, apexes F1 {f1}, {count} parameters', {
    share: formatShare(accuracy),
    f1: formatNumber(apexF1, 2),
    count: parameterCount,
  });
}
