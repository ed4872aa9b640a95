/** A thread that measures the f-k slope ratio of sections, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { Section } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';

parentPort?.on('message', (section: Section) => {
  parentPort?.postMessage(slopeRatio(section));
});
