import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ANSWER_SCHEMA, type Answer, type Ask } from './protocol';

export interface VariantProcessOptions {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** An engine variant in a process of its own, waiting while the others run. */
export class VariantProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor({ name, command: [file, ...args], environment }: VariantProcessOptions) {
    this.name = name;
    const child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...environment },
    });
    child.on('error', () => child.stdout.destroy());
    child.stdin.on('error', () => undefined);
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** What it says of itself, or why it cannot take part. */
  async introduce(): Promise<{ readonly description: string } | { readonly missing: string }> {
    const answer = await this.#next();
    return 'examplesPerSecond' in answer ? { missing: 'It sent a line without a request.' } : answer;
  }

  /** Examples a second, or null where it gave none. */
  async measure(ask: Ask): Promise<number | null> {
    this.#child.stdin?.write(`${JSON.stringify(ask)}\n`);
    const answer = await this.#next();
    return 'examplesPerSecond' in answer ? answer.examplesPerSecond : null;
  }

  stop(): void {
    this.#child.kill();
  }

  /** The next line that is an answer: libraries may print lines of their own. */
  async #next(): Promise<Answer> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) return { missing: 'Its process ended.' };
      try {
        return ANSWER_SCHEMA.parse(JSON.parse(value));
      } catch {}
    }
  }
}
