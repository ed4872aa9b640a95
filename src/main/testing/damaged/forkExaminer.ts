import { fork } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import type { ChildProcess } from '#main/process/processClient';
import type { FromProcess } from '#main/process/processContract';
import { ProjectExaminer } from '#main/process/project/projectExaminer';
import type { ProjectRequests } from '#main/process/project/projectRequests';

function forkEntry(entry: string): ChildProcess<ProjectRequests, MessagePortMain> {
  const child = fork(entry, [], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  return {
    postMessage: (message) => void child.send(message),
    onMessage: (listener) =>
      void child.on('message', (message: FromProcess<ProjectRequests>) => listener(message)),
    onExit: (listener) => void child.on('exit', (code) => listener(code ?? 1)),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Examines projects in child processes of the built `forkedExaminer`. */
export function forkExaminer(entry: string): ProjectExaminer {
  return new ProjectExaminer(() => forkEntry(entry));
}
