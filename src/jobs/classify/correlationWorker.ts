/** A thread that correlates a line with examples of picks. It keeps those of the last line that it was sent. */
import { parentPort } from 'node:worker_threads';
import type { CorrelationAsk } from '#jobs/classify/correlationThread';
import { PickCorrelations } from '#seismic/channels/pickCorrelations';

let correlations: PickCorrelations | null = null;

parentPort?.on('message', ({ line, examples, options }: CorrelationAsk) => {
  if (line) correlations = new PickCorrelations(line);
  if (!correlations) throw new Error('The correlating thread was sent no line');
  const maps = correlations.maps(examples, options);
  const buffers = Object.values(maps).flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
  parentPort?.postMessage(maps, buffers);
});
