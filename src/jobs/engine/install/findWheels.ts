import { z } from 'zod';
import { toInstallError } from '#jobs/engine/install/installError';
import { lastWords, runTool, type ToolEnded } from '#jobs/engine/install/runTool';
import type { Wheel } from '#jobs/engine/install/wheels';

/** A wheel and where the user's package index says it lies. */
export interface WheelPlace {
  readonly wheel: Wheel;
  readonly url: string;
}

const REPORT = z.object({
  install: z.array(
    z.object({
      metadata: z.object({ name: z.string(), version: z.string() }),
      download_info: z.object({
        url: z.url(),
        archive_info: z.object({
          hash: z.string().optional(),
          hashes: z.object({ sha256: z.string().optional() }).optional(),
        }),
      }),
    }),
  ),
});

type Found = z.infer<typeof REPORT>['install'][number];

const FROM_DISK = 'Or give the wheel from disk: diffrakt engine install --wheel FILE.';
const CONNECTION = /connection|resolve|resolution|timed out|timeout|unreachable|proxy|ssl|certificate/i;

/** Arguments by which pip takes these very wheels, whatever Python runs it. */
export function pipArguments(wheels: readonly Wheel[]): string[] {
  const platforms = ['manylinux_2_27_x86_64', 'manylinux2014_x86_64', 'manylinux2010_x86_64'];
  return [
    ...['--no-deps', '--only-binary', ':all:', '--python-version', '3.11', '--implementation', 'cp'],
    ...platforms.flatMap((platform) => ['--platform', platform]),
    ...['--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '20'],
    ...wheels.map(({ name, version }) => `${name}==${version}`),
  ];
}

/** What pip's failure means: no connection, or an index that has not got the wheel. */
export function toPipError(ended: ToolEnded): Error {
  if (CONNECTION.test(ended.stderr))
    return toInstallError(
      'There is no connection to the package index from which TensorFlow is fetched',
      `Connect to the network and run it again; what is downloaded is kept. ${FROM_DISK}`,
      new Error(lastWords(ended)),
    );
  return toInstallError(
    `Python's pip did not find TensorFlow: ${lastWords(ended)}`,
    `Check the package index that pip is set to (pip config list). ${FROM_DISK}`,
  );
}

const plain = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-');

function hashOf({ download_info: { archive_info } }: Found): string | undefined {
  return archive_info.hashes?.sha256 ?? archive_info.hash?.replace(/^sha256=/, '');
}

/**
 * The addresses in pip's report (JSON, its version 1) of the wheels that are wanted. An address that the index
 * gives another hash for is refused before anything is downloaded.
 * @throws JobError 'engine.install' where a wheel is not in it or is another file
 */
export function readReport(json: string, wheels: readonly Wheel[]): WheelPlace[] {
  const report = REPORT.safeParse(JSON.parse(json));
  if (!report.success) throw toInstallError('The report of pip cannot be read', `Update pip. ${FROM_DISK}`);
  return wheels.map((wheel) => {
    const found = report.data.install.find(({ metadata }) => plain(metadata.name) === plain(wheel.name));
    const hash = found && hashOf(found);
    if (found && (hash === undefined || hash === wheel.sha256))
      return { wheel, url: found.download_info.url };
    const message = found
      ? `The package index has another file by the name of ${wheel.name} ${wheel.version} (SHA-256 ${hash})`
      : `The package index does not have ${wheel.name} ${wheel.version}`;
    throw toInstallError(message, `Use an index that mirrors the public one. ${FROM_DISK}`);
  });
}

/**
 * Asks pip, with the user's own configuration, where the wheels lie; downloads nothing.
 * @returns null where this pip is too old to say so (before 22.2); it can still download them
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function findWheels(
  wheels: readonly Wheel[],
  signal: AbortSignal,
): Promise<WheelPlace[] | null> {
  const args = [
    '-m',
    'pip',
    'install',
    '--dry-run',
    '--ignore-installed',
    '--report',
    '-',
    '--target',
    'unused',
  ];
  const ended = await runTool('python3', [...args, ...pipArguments(wheels)], { signal });
  if (ended.code === 0) return readReport(ended.stdout, wheels);
  if (/no such option/i.test(ended.stderr)) return null;
  throw toPipError(ended);
}
