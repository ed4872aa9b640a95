/** Work on the main thread of the window's page, frame by frame, out of a recording of Chromium's own tracing. */
import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { z } from 'zod';

const LIMIT_MS = 8;
const FRAME = 'WebFrameWidgetImpl::BeginMainFrame';
const TASK = 'ThreadControllerImpl::RunTask';
const TRACE_SCHEMA = z.object({
  traceEvents: z.array(
    z.object({
      pid: z.number(),
      tid: z.number(),
      name: z.string(),
      ts: z.number(),
      /** Microseconds that the thread had the processor. */
      tdur: z.number().optional(),
      args: z.object({ name: z.unknown() }).partial().optional(),
    }),
  ),
});

export async function startRecording(app: ElectronApplication): Promise<void> {
  const categories = ['toplevel', 'blink', 'devtools.timeline'];
  await app.evaluate(
    ({ contentTracing }, included) => contentTracing.startRecording({ included_categories: included }),
    categories,
  );
}

/** Milliseconds of processor time that each frame took, all tasks of the thread in it together, rising. */
export async function endRecording(app: ElectronApplication): Promise<number[]> {
  const { path, page } = await app.evaluate(async ({ contentTracing, BrowserWindow }) => ({
    path: await contentTracing.stopRecording(),
    page: BrowserWindow.getAllWindows()[0].webContents.getOSProcessId(),
  }));
  const { traceEvents } = TRACE_SCHEMA.parse(JSON.parse(readFileSync(path, 'utf8')));
  rmSync(path, { force: true });
  const isMain = (name: unknown) => name === 'CrRendererMain';
  const main = traceEvents.find(({ pid, args }) => pid === page && isMain(args?.name))?.tid;
  const own = traceEvents
    .filter(({ pid, tid, name }) => pid === page && tid === main && (name === FRAME || name === TASK))
    .sort((a, b) => a.ts - b.ts);
  const frames: number[] = [];
  for (const { name, tdur = 0 } of own) {
    if (name === FRAME) frames.push(0);
    else if (frames.length > 0) frames[frames.length - 1] += tdur / 1000;
  }
  return frames.slice(0, -1).sort((a, b) => a - b);
}

/** A line of the report: the frames of some seconds, and whether 95 of 100 took less than the limit. */
export function frameRow(what: string, frames: readonly number[], isJudged: boolean): void {
  const at = (share: number) => frames[Math.floor(share * (frames.length - 1))] ?? 0;
  const verdict = isJudged ? `   limit ${LIMIT_MS} ms ${at(0.95) < LIMIT_MS ? 'met' : 'missed'}` : '';
  const figures = `median ${at(0.5).toFixed(1)} ms, 95th percentile ${at(0.95).toFixed(1)} ms`;
  console.log(`  ${what.padEnd(34)} ${figures} of ${frames.length} frames${verdict}`);
}
