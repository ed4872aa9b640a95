import { availableParallelism } from 'node:os';
import { AskedThread } from '#engine/askedThread';
import { type AttributeAsk, measureAttributes, type OwnAttributes } from '#jobs/classify/measureAttributes';

/** One thread for all lines. */
const thread = new AskedThread<AttributeAsk, OwnAttributes>('attributeWorker');

/**
 * What a section's own samples say at each working sample, measured in a thread of its own while this one goes on with
 * what needs it later; here where there is one processor, or no thread. The bits are the same.
 */
export async function attributesBeside(ask: AttributeAsk): Promise<OwnAttributes> {
  if (availableParallelism() === 1) return measureAttributes(ask);
  return thread.ask(ask).catch(() => measureAttributes(ask));
}
