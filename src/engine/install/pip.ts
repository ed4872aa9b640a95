import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toInstallError } from '#engine/install/installError';
import { PIP_TARGET } from '#engine/install/resolvedWheels';
import { PIP_WHEEL, type Wheel } from '#engine/install/wheels';
import { lastLines, runTool, type ToolEnded, type ToolOptions } from '#engine/tools/runTool';

const QUIET = ['--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '20'];
const FROM_DISK = 'Or give the wheel from disk: diffrakt engine install --wheel FILE.';
/** pip reports a lost connection by its text only. */
const CONNECTION =
  /connection|resolve|resolution|timed out|timeout|unreachable|proxy|ssl|certificate|network/i;

/** Runs the user's pip, under the user's configuration: index, proxy, certificates, passwords. */
export function runPip(args: readonly string[], options: ToolOptions): Promise<ToolEnded> {
  return runTool('python3', ['-m', 'pip', ...args, ...QUIET], options);
}

/**
 * Arguments by which pip takes exactly these wheels and nothing that they depend on, whatever Python runs it.
 */
export function exactly(wheels: readonly Wheel[]): string[] {
  return ['--no-deps', ...PIP_TARGET, ...wheels.map(({ name, version }) => `${name}==${version}`)];
}

/**
 * Lets the user's pip install the pip of PIP_WHEEL, checked by its hash, into `folder`/pip.
 * @returns what makes Python run it; null where the user's pip could not, as on Python before 3.9
 */
export async function installPip(
  folder: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>> | null> {
  const { name, version, sha256 } = PIP_WHEEL;
  const [target, requirements] = [join(folder, 'pip'), join(folder, 'pip.txt')];
  await writeFile(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
  const flags = ['--no-deps', '--only-binary', ':all:', '--no-compile', '--target', target];
  const ended = await runPip(['install', ...flags, '-r', requirements], { signal });
  return ended.code === 0 ? { PYTHONPATH: target } : null;
}

/** What pip's failure means: no connection, or an index without the wheel. */
export function toPipError(ended: ToolEnded): Error {
  if (CONNECTION.test(ended.stderr))
    return toInstallError(
      'There is no connection to the package index from which TensorFlow is fetched',
      `Connect to the network and run it again; what is downloaded is kept. ${FROM_DISK}`,
      new Error(lastLines(ended)),
    );
  return toInstallError(
    `Python's pip did not find TensorFlow: ${lastLines(ended)}`,
    `Check the package index that pip is set to (pip config list). ${FROM_DISK}`,
  );
}
