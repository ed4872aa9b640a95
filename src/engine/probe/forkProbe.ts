import { fork } from 'node:child_process';
import type { EngineName } from '#engine/names/engineNames';
import type { ProbeResult } from '#engine/probe/probe';
import { resultOfProbe } from '#engine/probe/probeMessage';
import { programPath } from '#engine/programs';

/** Tries an engine in a process of its own, with Node. Crash and hang are results like any other. */
export function forkProbe(name: EngineName): Promise<ProbeResult> {
  const child = fork(programPath('engineProbe'), [name], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return resultOfProbe({
    onMessage: (listener) => void child.on('message', listener),
    onStderr: (listener) => void child.stderr?.on('data', (text: Buffer) => listener(`${text}`)),
    onEnd: (listener) => {
      child.on('error', (error) => listener(error.message));
      child.on('exit', () => listener());
    },
    kill: () => void child.kill('SIGKILL'),
  });
}
