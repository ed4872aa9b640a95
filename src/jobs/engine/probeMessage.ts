import { z } from 'zod';
import { ENGINE_NAMES } from '#jobs/engine/engineNames';
import type { ProbeResult } from '#jobs/engine/probe';

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
