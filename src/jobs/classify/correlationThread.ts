import { availableParallelism } from 'node:os';
import { AskedThread } from '#engine/askedThread';
import { type Correlate, correlateHere } from '#learning/dense/lineChannels';
import type { CorrelatedMaps, CorrelationMaps, CorrelationOptions } from '#seismic/channels/pickCorrelations';
import type { PickExample } from '#seismic/channels/pickExample';

/** Examples that a line is correlated with. The thread knows one line, the last that it was sent. */
export interface CorrelationAsk {
  /** The line, where it is not the one of the request before. */
  readonly line?: CorrelatedMaps;
  readonly examples: readonly PickExample[];
  readonly options: CorrelationOptions;
}

/** Lines so far, and the number of the one that the thread knows. */
let lineCount = 0;
let knownLine = 0;

/** One thread for all lines. */
const thread = new AskedThread<CorrelationAsk, CorrelationMaps>('correlationWorker', () => {
  knownLine = 0;
});

/**
 * Correlates a line in a thread of its own, while this one goes on with what needs it later; here where there is one
 * processor, or no thread. The bits are the same.
 */
export function correlateBeside({
  traceCount,
  sampleCount,
  amplitudes,
  residual,
}: CorrelatedMaps): Correlate {
  const line: CorrelatedMaps = { traceCount, sampleCount, amplitudes, residual };
  const here = correlateHere(line);
  if (availableParallelism() === 1) return here;
  const number = ++lineCount;
  const askThread: Correlate = (examples, options) => {
    const asked = { examples, options };
    const isKnown = knownLine === number;
    knownLine = number;
    return thread.ask(isKnown ? asked : { line, ...asked });
  };
  return async (examples, options) => {
    try {
      return await askThread(examples, options);
    } catch {
      return here(examples, options);
    }
  };
}
