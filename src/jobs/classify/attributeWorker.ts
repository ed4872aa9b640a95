/** A thread that measures the residual of the slant stack of sections, one after the other. */
import { parentPort } from 'node:worker_threads';
import { measureResidual, type ResidualAsk } from '#jobs/classify/measureResidual';

parentPort?.on('message', (ask: ResidualAsk) => {
  parentPort?.postMessage(measureResidual(ask));
});
