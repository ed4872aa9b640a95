import { z } from 'zod';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import type { ProbeResult } from '#engine/probe/probe';

/** What a probing process may be asked to try. */
export const PROBED_SCHEMA = z.enum(ENGINE_NAMES);

/** What it answers; it comes from a process that a native library may have spoilt. */
export const PROBE_RESULT_SCHEMA = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    description: z.string().max(500),
    examplesPerSecond: z.number().positive(),
    predictionsPerSecond: z.number().positive(),
  }),
  z.object({ ok: z.literal(false), reason: z.string().max(2000) }),
]) satisfies z.ZodType<ProbeResult>;

/** A process that ended, hung or spoke nonsense, as a result in words. */
export function failedProbe(how: 'hung' | 'ended' | 'nonsense', lastWords = ''): ProbeResult {
  // A greeting of TensorFlow.js is no cause.
  const lines = lastWords.split('\n').filter((line) => /[a-z]{3}/i.test(line));
  const told = how === 'hung' ? '' : (lines.at(-1)?.trim() ?? '');
  const end = told === '' ? '.' : `: ${told.slice(0, 300)}`;
  const reasons = {
    hung: 'A training step did not come to its end within half a minute, and was given up',
    ended: 'It ended the process that tried it',
    nonsense: 'The process that tried it gave no usable answer',
  };
  return { ok: false, reason: `${reasons[how]}${end}` };
}

/** How long a probe may take before it counts as hung. */
export const PROBE_TIMEOUT_MS = 30_000;

/** A process that tries an engine, Node's or Electron's. */
export interface ProbeProcess {
  onMessage(listener: (message: unknown) => void): void;
  onStderr(listener: (text: string) => void): void;
  /** It ended, or never began; then with the reason. */
  onEnd(listener: (reason?: string) => void): void;
  kill(): void;
}

/** Waits for a process to answer, and ends it. Crash, hang and nonsense are results like any other. */
export function resultOfProbe(child: ProbeProcess, timeoutMs = PROBE_TIMEOUT_MS): Promise<ProbeResult> {
  return new Promise((resolve) => {
    let lastWords = '';
    const settle = (result: ProbeResult): void => {
      clearTimeout(timer);
      child.kill();
      resolve(result);
    };
    const timer = setTimeout(() => settle(failedProbe('hung', lastWords)), timeoutMs);
    child.onStderr((text) => {
      lastWords = `${lastWords}${text}`.slice(-4000);
    });
    child.onMessage((message) => {
      const parsed = PROBE_RESULT_SCHEMA.safeParse(message);
      settle(parsed.success ? parsed.data : failedProbe('nonsense', lastWords));
    });
    child.onEnd((reason = lastWords) => settle(failedProbe('ended', reason)));
  });
}
