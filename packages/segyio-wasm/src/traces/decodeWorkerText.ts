/**
 * What a worker thread of `readAllTraces` runs, as text: it needs no file of its own that a bundler would
 * have to find. Plain JavaScript for Node's CommonJS evaluation. The threads take stretches of traces from
 * one counter, control[0], until there are no more, until one fails, or until they are asked to stop, by
 * control[1] other than 0.
 */
export const decodeWorkerText = `
'use strict';
const { closeSync, openSync, readSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');

const { path, module, samples, control, layout, stretchTraces } = workerData;
const { firstOffset, traceBytes, traceCount, sampleCount, decoder, sampleBytes, isBig } = layout;

function readFully(file, target, offset) {
  for (let done = 0; done < target.byteLength; ) {
    const count = readSync(file, target, done, target.byteLength - done, offset + done);
    if (count === 0) return offset + done;
    done += count;
  }
  return -1;
}

function decodeStretch(file, core, first) {
  const count = Math.min(stretchTraces, traceCount - first);
  const byteCount = (count - 1) * traceBytes + sampleCount * sampleBytes;
  const offset = firstOffset + first * traceBytes;
  const from = (core.heapStart() + 15) & ~15;
  const to = sampleBytes < 4 ? from + ((byteCount + 15) & ~15) : from;
  const needed = to + Math.max(byteCount, count * sampleCount * 4) - core.memory.buffer.byteLength;
  if (needed > 0) core.memory.grow(Math.ceil(needed / 65536));
  const missing = readFully(file, new Uint8Array(core.memory.buffer, from, byteCount), offset);
  if (missing >= 0) return missing;
  core.decode(decoder, isBig, from, traceBytes, to, count, sampleCount, sampleBytes);
  samples.set(new Float32Array(core.memory.buffer, to, count * sampleCount), first * sampleCount);
  return -1;
}

function work() {
  const file = openSync(path, 'r');
  try {
    const core = new WebAssembly.Instance(module, {}).exports;
    for (;;) {
      const first = Atomics.add(control, 0, 1) * stretchTraces;
      if (first >= traceCount || Atomics.load(control, 1) !== 0) return {};
      const missing = decodeStretch(file, core, first);
      if (missing >= 0) return { missingByte: missing };
    }
  } finally {
    closeSync(file);
  }
}

let answer;
try {
  answer = work();
} catch (error) {
  answer = { failure: { message: String(error && error.message), code: error && error.code } };
}
if (answer.missingByte !== undefined || answer.failure) Atomics.store(control, 1, 1);
parentPort.postMessage(answer);
`;
