import type { ContinuedProject } from '#contract/contract';
import { formatNumber } from '#seismic/display/ticks';

function countOf(count: number, name: string): string {
  return `${formatNumber(count)} ${name}${count === 1 ? '' : 's'}`;
}

/** The notice that opening a line has opened its existing project. */
export function continuedWords({ pickCount, runCount }: ContinuedProject): {
  readonly message: string;
  readonly remedy: string;
} {
  const parts = [
    ...(pickCount > 0 ? [countOf(pickCount, 'pick')] : []),
    ...(runCount > 0 ? [countOf(runCount, 'run')] : []),
  ];
  return {
    message: `This line already has a project. You continue with its ${parts.join(' and ')}.`,
    remedy: 'A new project on the line does not change this one.',
  };
}
