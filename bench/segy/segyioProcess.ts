import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const PYTHONS = ['.oracles/bin/python', 'python3'];

/** A request to PyPI segyio; `number` is a line, a sample, or a first byte. */
export interface Request {
  readonly action: string;
  readonly path: string;
  readonly number?: number;
}

export interface Measured {
  readonly seconds: number;
  readonly checksum: number;
}

/** A Python process that holds PyPI segyio and answers requests one at a time. */
export class SegyioProcess {
  private constructor(
    private readonly process: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
    readonly library: string,
  ) {}

  /** Null where there is no Python with segyio. */
  static async start(): Promise<SegyioProcess | null> {
    for (const python of PYTHONS) {
      if (python.includes('/') && !existsSync(python)) continue;
      const process = spawn(python, ['bench/segy.py'], { env: { ...globalThis.process.env } });
      process.on('error', () => undefined);
      process.stderr.resume();
      const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
      const { value } = await lines.next();
      if (typeof value === 'string') return new SegyioProcess(process, lines, JSON.parse(value).library);
    }
    return null;
  }

  async measure(request: Request): Promise<Measured> {
    this.process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await this.lines.next();
    if (typeof value !== 'string') throw new Error(`segyio ended at ${JSON.stringify(request)}.`);
    return JSON.parse(value);
  }

  dispose(): void {
    this.process.stdin.end();
  }
}
