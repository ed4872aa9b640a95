import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { silentContext } from '#system/job';

const SMALL_LINE = { seed: 1, traceCount: 128, sampleCount: 256 } as const;

/**
 * Classifies a small simulated line and forgets it. The first answer of a process takes about a second more than the
 * next ones, as its code is compiled and its threads are started meanwhile.
 * @throws JobError 'cancelled'
 */
export async function warmUp(net: NetInUse, signal: AbortSignal): Promise<void> {
  const { section } = simulateSection(SMALL_LINE);
  const answers = new DenseAnswers(await DenseLine.prepare(section, signal), net);
  await answers.grid({ picks: [], use: 'withoutPicks' }, silentContext(signal));
}
