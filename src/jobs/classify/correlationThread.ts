import { availableParallelism } from 'node:os';
import { AskedThread } from '#engine/askedThread';
import { type Correlate, correlateHere } from '#learning/dense/lineChannels';
import {
  type CorrelatedMaps,
  type CorrelationMaps,
  type CorrelationOptions,
  correlationsOf,
} from '#seismic/channels/pickCorrelations';
import type { PickExample } from '#seismic/channels/pickExample';
import type { EventClass } from '#seismic/picks/pick';

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

/** Keeps what was last asked for once: looks of the net one after the other may be shown the same diffractions. */
function keptOnce(correlate: Correlate): Correlate {
  let last: { readonly keys: string; readonly maps: ReturnType<Correlate> } | null = null;
  return (examples, options) => {
    if (!options.isOnce || options.traces) return correlate(examples, options);
    const keys = JSON.stringify(examples.map(({ key }) => key));
    if (last?.keys !== keys) last = { keys, maps: correlate(examples, options) };
    return last.maps;
  };
}

/**
 * Correlates a line with diffractions in a thread of its own, while this one correlates it with reflections; here where
 * there is one processor, or no thread. The bits are the same.
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
  const beside: Correlate = async (examples, options) => {
    try {
      return await askThread(examples, options);
    } catch {
      return here(examples, options);
    }
  };
  const kept = keptOnce(beside);
  return async (examples, options) => {
    const of = (name: EventClass) => examples.filter((example) => example.class === name);
    const diffractions = kept(of('diffraction'), options);
    const reflections = await here(of('reflection'), options);
    return correlationsOf(await diffractions, reflections);
  };
}
