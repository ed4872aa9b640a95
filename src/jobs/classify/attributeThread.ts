import { availableParallelism } from 'node:os';
import { AskedThread } from '#engine/askedThread';
import { measureResidual, type ResidualAsk } from '#jobs/classify/measureResidual';

/** One thread for all lines. */
const thread = new AskedThread<ResidualAsk, Float32Array>('attributeWorker');

/**
 * What the residual of the slant stack says at each working sample, measured in a thread of its own while this one goes
 * on with what needs it later; here where there is one processor, or no thread. The bits are the same.
 */
export async function residualBeside(ask: ResidualAsk): Promise<Float32Array> {
  if (availableParallelism() === 1) return measureResidual(ask);
  return thread.inTurn(() => thread.ask(ask)).catch(() => measureResidual(ask));
}
