/** A thread that measures attributes on the own samples of sections, one after the other. */
import { parentPort } from 'node:worker_threads';
import { type AttributeAsk, measureAttributes } from '#jobs/classify/measureAttributes';

parentPort?.on('message', (ask: AttributeAsk) => {
  parentPort?.postMessage(measureAttributes(ask));
});
