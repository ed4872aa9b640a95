/**
 * All 2^32 IBM words into float32 and back, through the library's reader and encoder, against exact
 * arithmetic; the file is made as it is read and is 17 GB long. Prints what was found.
 */
import { openSegy } from '../packages/segyio-wasm/src/dataset/segyDataset.js';
import { encodeChecked } from '../packages/segyio-wasm/src/samples/encodeSamples.js';
import { checkIbm, createIbmCounts, ibmWordSource } from '../packages/segyio-wasm/test/ibmCheck.js';

const SAMPLES = 65_536;
const TRACES = 65_536;

const counts = createIbmCounts();
const started = performance.now();
const dataset = await openSegy(
  ibmWordSource(SAMPLES, (index) => index, TRACES),
  { sampleCount: SAMPLES },
);
for await (const { firstTrace, traceCount, samples } of dataset.trace.blocks()) {
  const decoded = samples.slice();
  const words = new Uint32Array(decoded.length);
  for (let i = 0; i < words.length; i++) words[i] = firstTrace * SAMPLES + i;
  const encoded = new Uint32Array(encodeChecked(decoded, dataset.layout.format, 'little').buffer);
  checkIbm({ words, decoded, encoded }, counts);
  if ((firstTrace + traceCount) % 4096 < traceCount) process.stdout.write('.');
}
const seconds = (performance.now() - started) / 1000;
console.log(`\n${counts.checked} words (2^32 = ${2 ** 32}) in ${seconds.toFixed(0)} s`);
console.log(`  not the exact value rounded once to float32: ${counts.wrongValues}`);
console.log(`  not written back as the one normalised word of that value: ${counts.wrongWords}`);
console.log(`  beyond float32, ±Infinity: ${counts.infinite}`);
console.log(`  0 or rounded to 0: ${counts.zero}; rounded below 2^-126: ${counts.rounded}`);
if (counts.checked !== 2 ** 32 || counts.wrongValues + counts.wrongWords > 0) process.exitCode = 1;
