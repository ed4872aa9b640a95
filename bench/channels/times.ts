import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Seconds of one run. */
export interface ChannelTimes {
  /** All channels that need no picks, from the section on. */
  readonly free: number;
  /** All others for ten picks a class. */
  readonly picks: number;
  /** The same with one pick more, the others known. */
  readonly onePick?: number;
  /** The normalised correlation with ten windows of 64 x 32 and their mirror images alone. */
  readonly correlation: number;
  readonly memoryMegabytes?: number;
}

/** A process that measures once for each line it is sent. */
export class MeasuringProcess {
  private constructor(
    private readonly process: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
  ) {}

  /** Null where it ends before it is ready; `words` of its error output then. */
  static async start(program: string, args: readonly string[]): Promise<MeasuringProcess | string> {
    const environment = { OMP_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1', NUMBA_CACHE_DIR: 'build/numba' };
    const child = spawn(program, args, { env: { ...process.env, ...environment } });
    let words = '';
    child.on('error', (error) => {
      words += error.message;
    });
    child.stderr.on('data', (chunk) => {
      words += String(chunk);
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    if (value === 'ready') return new MeasuringProcess(child, lines);
    return words.trim().split('\n').at(-1) ?? 'it ended';
  }

  async measure(): Promise<ChannelTimes> {
    this.process.stdin.write('\n');
    const { value } = await this.lines.next();
    if (typeof value !== 'string') throw new Error('A measuring process ended.');
    return JSON.parse(value);
  }

  stop(): void {
    this.process.stdin.end();
  }
}
