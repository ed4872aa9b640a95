import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { EngineName } from '#engine/names/engineNames';
import type { ProbeResult } from '#engine/probe/probe';
import { resultOfProbe } from '#engine/probe/probeMessage';

/** Tries an engine in a separate utility process. A crash or a hang is a result, not an error. */
export function probeInProcess(name: EngineName): Promise<ProbeResult> {
  const path = join(import.meta.dirname, 'engineProbe.js');
  const child = utilityProcess.fork(path, [name], { serviceName: 'Diffrakt engine probe', stdio: 'pipe' });
  return resultOfProbe({
    onMessage: (listener) => void child.on('message', listener),
    onStderr: (listener) => void child.stderr?.on('data', (text: Buffer) => listener(`${text}`)),
    onEnd: (listener) => void child.on('exit', () => listener()),
    kill: () => void child.kill(),
  });
}
