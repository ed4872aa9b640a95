/**
 * The program of a worker thread of `readAllTraces`. The build bundles it into `generated/decodeWorker.ts` as
 * text, so that no bundler of a program that uses this library has to find a file for it.
 */
import { closeSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { SegyError } from '../base/errors.js';
import { readNow } from '../source/fileReads.js';
import { copyPiece, placePiece } from '../traces/decodePiece.js';
import { piecesOf } from '../traces/pieces.js';
import { Core } from '../wasm/core.js';
import { type DecodeWorkerAnswer, type DecodeWorkerData, stopAll, takeStretch } from './decodeTask.js';

function work(task: DecodeWorkerData): void {
  const { path, layout } = task;
  const core = Core.create(task.module);
  const file = openSync(path, 'r');
  try {
    for (let stretch = takeStretch(task); stretch; stretch = takeStretch(task)) {
      const window = { ...stretch.range, firstSample: 0, sampleCount: layout.sampleCount };
      const options = { blockTraces: Number.POSITIVE_INFINITY, wholeTraces: false };
      for (const piece of piecesOf(layout, window, options)) {
        const { ranges, decode } = placePiece(core, layout, piece);
        for (const range of ranges) readNow(file, range, path);
        copyPiece({ piece, samples: decode() }, window, stretch.target);
      }
    }
  } finally {
    closeSync(file);
  }
}

function failureOf(error: unknown): DecodeWorkerAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { failure: { message, code, byte: error instanceof SegyError ? error.place.byte : undefined } };
}

function answerOf(task: DecodeWorkerData): DecodeWorkerAnswer {
  try {
    work(task);
    return {};
  } catch (error) {
    stopAll(task);
    return failureOf(error);
  }
}

const task: DecodeWorkerData = workerData;
parentPort?.postMessage(answerOf(task));
