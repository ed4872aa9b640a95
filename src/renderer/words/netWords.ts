import type { OwnNet } from '#contract/pretraining';
import { formatShare } from '#renderer/words/duration';
import { formatNumber } from '#seismic/display/ticks';

/** How a pre-trained net did on simulated sections that it was not trained on, or why it cannot be used. */
export function netFacts({ reading }: OwnNet): string {
  if ('problem' in reading) return `Cannot be used: ${reading.problem}`;
  const { accuracy, apexF1, parameterCount } = reading.facts;
  return `${formatShare(accuracy)} of simulated samples right, apexes F1 ${apexF1.toFixed(2)}, ${formatNumber(parameterCount)} parameters`;
}
