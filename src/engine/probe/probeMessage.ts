import { z } from 'zod';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import type { EngineDescription, ProbeFailure } from '#engine/names/engineReport';
import type { ProbeResult } from '#engine/probe/probe';

/** The engine that a probing process shall try. */
export const PROBED_SCHEMA = z.enum(ENGINE_NAMES);

const VERSION = z.string().max(100);
const HARDWARE = z.enum(['processor', 'graphics card']);

const DESCRIPTION_SCHEMA = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('native'),
    version: VERSION,
    hardware: HARDWARE,
    origin: z.enum(['installed', 'stock']),
  }),
  z.object({
    name: z.literal('webgpu'),
    version: VERSION,
    hardware: z.literal('graphics card'),
    cardName: z.string().max(300),
  }),
  z.object({
    name: z.literal('wasm'),
    version: VERSION,
    hardware: z.literal('processor'),
    threadCount: z.int().positive(),
  }),
  z.object({ name: z.literal('cpu'), version: VERSION, hardware: z.literal('processor') }),
]) satisfies z.ZodType<EngineDescription>;

const FAILURE_SCHEMA = z.object({
  code: z.enum(['hung', 'ended', 'invalid answer', 'wrong numbers', 'refused']),
  detail: z.string().max(2000),
}) satisfies z.ZodType<ProbeFailure>;

/** Its answer; it comes from a process that a native library may have damaged. */
export const PROBE_RESULT_SCHEMA = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    description: DESCRIPTION_SCHEMA,
    examplesPerSecond: z.number().positive(),
    predictionsPerSecond: z.number().positive(),
  }),
  z.object({ ok: z.literal(false), failure: FAILURE_SCHEMA }),
]) satisfies z.ZodType<ProbeResult>;

/** A process that ended, hung or gave an invalid answer, with the last line of text that it wrote. */
export function failedProbe(code: 'hung' | 'ended' | 'invalid answer', stderr = ''): ProbeResult {
  // Ruled lines, as in the banner of TensorFlow.js, give no cause.
  const lines = stderr.split('\n').filter((line) => /[a-z]{3}/i.test(line));
  const detail = code === 'hung' ? '' : (lines.at(-1)?.trim() ?? '');
  return { ok: false, failure: { code, detail: detail.slice(0, 300) } };
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

/** Waits for a process to answer, and ends it. A crash, a hang and an invalid answer are results like any other. */
export function resultOfProbe(child: ProbeProcess, timeoutMs = PROBE_TIMEOUT_MS): Promise<ProbeResult> {
  return new Promise((resolve) => {
    let stderr = '';
    const settle = (result: ProbeResult): void => {
      clearTimeout(timer);
      child.kill();
      resolve(result);
    };
    const timer = setTimeout(() => settle(failedProbe('hung', stderr)), timeoutMs);
    child.onStderr((text) => {
      stderr = `${stderr}${text}`.slice(-4000);
    });
    child.onMessage((message) => {
      const parsed = PROBE_RESULT_SCHEMA.safeParse(message);
      settle(parsed.success ? parsed.data : failedProbe('invalid answer', stderr));
    });
    child.onEnd((reason = stderr) => settle(failedProbe('ended', reason)));
  });
}
