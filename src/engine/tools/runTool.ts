import { spawn } from 'node:child_process';
import { throwIfCancelled } from '#system/failure';

/** How a program ended. `code` is null where it is not installed, or was ended by its time limit. */
export interface ToolEnded {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

// Processes that a compiler starts must end with it, so every program gets its own process group where the system has them.
const HAS_GROUPS = process.platform !== 'win32';

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -pid : pid, 'SIGKILL');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}

function spawnTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolEnded> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.environment };
    const child = spawn(command, args, {
      cwd: options.folder,
      env,
      detached: HAS_GROUPS,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
    });
    const end = () => endGroup(child.pid);
    const timer = options.timeoutMs === undefined ? undefined : setTimeout(end, options.timeoutMs);
    options.signal?.addEventListener('abort', end);
    process.on('exit', end);
    const release = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', end);
      process.off('exit', end);
    };
    child.on('error', (error) => {
      release();
      if ('code' in error && error.code === 'ENOENT') resolve({ code: null, ...output });
      else reject(error);
    });
    child.on('close', (code) => {
      release();
      resolve({ code, ...output });
    });
  });
}

/**
 * Runs a program to its end, with all that it starts; a missing one is a result (`code` null), not an error.
 * @throws JobError 'cancelled' after an abort, once the program has ended
 */
export async function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolEnded> {
  if (options.signal) throwIfCancelled(options.signal);
  const ended = await spawnTool(command, args, options);
  if (options.signal) throwIfCancelled(options.signal);
  return ended;
}

/** The last lines of a program's output, in one line, for a message. */
export function lastLines({ stderr, stdout }: ToolEnded, lineCount = 3): string {
  const lines = (stderr.trim() || stdout.trim()).split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-lineCount).join(' ').trim() || 'it printed nothing';
}
