import type { Command } from 'commander';
import { ProgressLine } from '#cli/shell/progressLine';
import { LineError } from '#jobs/opening/lineError';
import { openingText } from '#jobs/opening/openingArguments';
import { failureReport } from '#jobs/opening/remedyArguments';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';
import type { Progress } from '#system/progress';

/** Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C. */
export const EXIT = { failed: 1, usage: 2, stopped: 130 } as const;

/** The context of jobs on the command line; it takes any news. */
export type CommandContext = JobContext<unknown>;

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

/** A failure in one line: the message, then the remedy. */
export function describeFailure(error: unknown): string {
  const message = oneLine(error instanceof Error ? error.message : String(error));
  const ended = /[.!?…]$/.test(message) ? message : `${message}.`;
  const option = error instanceof LineError ? ` Add ${openingText(error.remedies[0].opening)}.` : '';
  if (error instanceof JobError) return `diffrakt: ${ended} ${oneLine(error.remedy)}${option}`;
  return `diffrakt: internal error: ${ended} Run it again with --verbose and report what it prints.`;
}

function exitCodeOf(error: unknown): number {
  return error instanceof JobError && error.code === 'cancelled' ? EXIT.stopped : EXIT.failed;
}

/** The whole chain of causes with stacks, for --verbose. */
function describeStack(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `caused by ${describeStack(error.cause)}`;
  return `${error.stack ?? error.message}\n${cause}`;
}

/** Stops the job at the first Ctrl+C and exits at once at the second. */
function stopOnInterrupt(controller: AbortController): () => void {
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.stopped);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}

/**
 * Runs a command: its result by `say`, progress on a terminal, one line for a failure, the exit code set.
 * @param isJson prints a failure as JSON, too, unless the command has said something already
 */
export async function runCommand(
  program: Command,
  command: (context: CommandContext, say: (text: string) => void) => Promise<void>,
  isJson = false,
): Promise<void> {
  const controller = new AbortController();
  const line = new ProgressLine(process.stderr);
  const release = stopOnInterrupt(controller);
  const told = new Set<string>();
  // A command may read its line more than once; oddities are reported once.
  const warn = (message: string) => {
    if (told.has(message)) return;
    told.add(message);
    line.clear();
    process.stderr.write(`diffrakt: warning: ${oneLine(message)}\n`);
  };
  let hasSaid = false;
  const say = (text: string) => {
    hasSaid = true;
    line.clear();
    process.stdout.write(`${text}\n`);
  };
  try {
    const progress = (news: Progress) => line.show(news);
    await command({ signal: controller.signal, progress, warn, emit: () => undefined }, say);
    line.clear();
  } catch (error) {
    line.clear();
    if (isJson && !hasSaid && error instanceof JobError) say(JSON.stringify(failureReport(error), null, 2));
    process.stderr.write(`${describeFailure(error)}\n${program.opts().verbose ? describeStack(error) : ''}`);
    process.exitCode = exitCodeOf(error);
  } finally {
    release();
  }
}
