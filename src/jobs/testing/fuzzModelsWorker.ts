/**
 * The worker of `npm run fuzz` for models: tries them and reports the number of the present one to its
 * parent.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzModels } from '#jobs/testing/fuzzModels';

const { seed, models, first, folder } = workerData;
const began = (model: number): void => parentPort?.postMessage({ began: `model ${model}` });
const report = await fuzzModels({ seed, count: models, first, folder, began });
parentPort?.postMessage({ report });
