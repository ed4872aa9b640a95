import { type MessagePortMain, utilityProcess } from 'electron';
import type { ChildProcess } from '#main/process/processClient';
import type { RequestTable } from '#main/process/processContract';

/** Starts an entry of this folder as a utility process with main's console. */
export function forkProcess<Table extends RequestTable<Table>>(
  path: string,
  serviceName: string,
): ChildProcess<Table, MessagePortMain> {
  const child = utilityProcess.fork(path, [], { serviceName, stdio: 'inherit' });
  return {
    postMessage: (message, ports = []) => child.postMessage(message, ports),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
