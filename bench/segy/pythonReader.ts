import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A request to a Python program; what else it needs to know goes by names of its own. */
export interface Request {
  readonly action: string;
  readonly path: string;
  readonly [detail: string]: string | number;
}

export interface Measured {
  readonly seconds: number;
  readonly checksum: number;
}

/** A Python process that holds a package for SEG-Y and answers requests one at a time. */
export class PythonReader {
  private constructor(
    private readonly process: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
    /** Name and version. */
    readonly library: string,
    /** What the package can do, where its program tells. */
    readonly actions: readonly string[],
  ) {}

  /** Starts a program in the first of these Pythons that can run it; null where none can. */
  static async start(pythons: readonly string[], program: readonly string[]): Promise<PythonReader | null> {
    for (const python of pythons) {
      if (python.includes('/') && !existsSync(python)) continue;
      const process = spawn(python, [...program], { env: { ...globalThis.process.env } });
      process.on('error', () => undefined);
      process.stderr.resume();
      const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
      const { value } = await lines.next();
      if (typeof value !== 'string') continue;
      const { library, actions = [] } = JSON.parse(value);
      return new PythonReader(process, lines, library, actions);
    }
    return null;
  }

  async measure(request: Request): Promise<Measured> {
    this.process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await this.lines.next();
    if (typeof value !== 'string') throw new Error(`${this.library} ended at ${JSON.stringify(request)}.`);
    return JSON.parse(value);
  }

  dispose(): void {
    this.process.stdin.end();
  }
}
