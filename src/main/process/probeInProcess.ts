import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { EngineName } from '#jobs/engine/engineReport';
import type { ProbeResult } from '#jobs/engine/probe';
import { failedProbe, PROBE_RESULT_SCHEMA, PROBE_TIMEOUT_MS } from '#jobs/engine/probeMessage';

/** Tries an engine in a utility process of its own. Crash and hang are results like any other. */
export function probeInProcess(name: EngineName): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const path = join(import.meta.dirname, 'engineProbe.js');
    const child = utilityProcess.fork(path, [name], { serviceName: 'Diffrakt engine probe', stdio: 'pipe' });
    let lastWords = '';
    const settle = (result: ProbeResult): void => {
      clearTimeout(timer);
      child.kill();
      resolve(result);
    };
    const timer = setTimeout(() => settle(failedProbe('hung', lastWords)), PROBE_TIMEOUT_MS);
    child.stderr?.on('data', (text: Buffer) => {
      lastWords = `${lastWords}${text}`.slice(-4000);
    });
    child.on('message', (message) => {
      const parsed = PROBE_RESULT_SCHEMA.safeParse(message);
      settle(parsed.success ? parsed.data : failedProbe('nonsense', lastWords));
    });
    child.on('exit', () => settle(failedProbe('ended', lastWords)));
  });
}
