import { fork } from 'node:child_process';
import type { EngineName } from '#jobs/engine/engineReport';
import type { ProbeResult } from '#jobs/engine/probe';
import { failedProbe, PROBE_RESULT_SCHEMA, PROBE_TIMEOUT_MS } from '#jobs/engine/probeMessage';
import { programPath } from '#jobs/engine/programs';

/** Tries an engine in a process of its own, with Node. Crash and hang are results like any other. */
export function forkProbe(name: EngineName, timeoutMs = PROBE_TIMEOUT_MS): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const child = fork(programPath('engineProbe'), [name], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    let lastWords = '';
    const settle = (result: ProbeResult): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(result);
    };
    const timer = setTimeout(() => settle(failedProbe('hung', lastWords)), timeoutMs);
    child.stderr?.on('data', (text: Buffer) => {
      lastWords = `${lastWords}${text}`.slice(-4000);
    });
    child.on('message', (message) => {
      const parsed = PROBE_RESULT_SCHEMA.safeParse(message);
      settle(parsed.success ? parsed.data : failedProbe('nonsense', lastWords));
    });
    child.on('error', (error) => settle(failedProbe('ended', error.message)));
    child.on('exit', () => settle(failedProbe('ended', lastWords)));
  });
}
