/** The worker of `npm run fuzz`: tries its share of the files and tells its parent on which one it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzGpr } from '../fuzzGpr.js';
import { fuzzSegy } from './fuzzSegy.js';

const { seed, segy, gpr, first } = workerData;
const began = (file: number): void => parentPort?.postMessage({ began: `SEG-Y file ${file}` });
const segyReport = await fuzzSegy({ seed, count: segy, first, began });
parentPort?.postMessage({ began: 'GPR files' });
// In small parts, so that one that hangs shows.
const parts = [];
const GPR_PART = 50;
for (let done = 0; done < gpr; done += GPR_PART) {
  parentPort?.postMessage({ began: `GPR files ${done} to ${done + GPR_PART} of seed ${seed + done}` });
  parts.push(await fuzzGpr({ seed: seed + done, count: Math.min(GPR_PART, gpr - done) }));
}
parentPort?.postMessage({ segy: segyReport, gpr: parts });
