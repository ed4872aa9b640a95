import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toInstallError } from '#engine/install/installError';
import { stepMeter } from '#engine/install/stepMeter';
import { BINDING_VERSION } from '#engine/install/wheels';
import { lastLines, runTool } from '#engine/tools/runTool';
import type { JobContext } from '#system/job';

type Context = Pick<JobContext, 'signal' | 'progress'>;

const modules = createRequire(import.meta.url);
const PACKAGE = '@tensorflow/tfjs-node-gpu';

/** Folder of an installed package, or null where it is not installed. */
function packageFolderOf(name: string): string | null {
  try {
    return dirname(modules.resolve(`${name}/package.json`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Copied file by file, so that it works out of an application archive too, where a compiler cannot read. */
async function copyFiles(from: string, to: string, isWanted: (name: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of (await readdir(from)).filter(isWanted))
    await writeFile(join(to, name), await readFile(join(from, name)));
}

/** Fetches tfjs-node-gpu into a folder, without its install script. @returns its folder */
async function fetchPackage(folder: string, context: Context): Promise<string> {
  const { signal } = context;
  const fetching = stepMeter(context, "Fetching the binding's sources");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'native', private: true }));
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock'];
  const args = ['install', ...flags, `${PACKAGE}@${BINDING_VERSION}`];
  const ended = await runTool('npm', args, { signal, folder });
  fetching.tell(1);
  if (ended.code === 0) return join(folder, 'node_modules', PACKAGE);
  throw toInstallError(
    ended.code === null
      ? `The sources of the binding (${PACKAGE}) are not in node_modules, and npm is not there to fetch them`
      : `npm could not fetch the sources of the binding (${PACKAGE}): ${lastLines(ended)}`,
    'Run npm ci with npm 11 or later, or connect to the network and run it again.',
  );
}

/**
 * Puts the binding's C++ sources and the Node-API headers into `<building>/source`. Where npm has left
 * tfjs-node-gpu out, it is fetched for them.
 * @returns the folder of the sources
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function putBindingSources(building: string, context: Context): Promise<string> {
  const headers = packageFolderOf('node-api-headers');
  if (headers === null)
    throw toInstallError('The Node-API headers (node-api-headers) are not installed', 'Run npm ci again.');
  const source = join(building, 'source');
  const fetched = join(building, 'fetched');
  const folder = packageFolderOf(PACKAGE) ?? (await fetchPackage(fetched, context));
  await copyFiles(join(folder, 'binding'), source, (name) => /\.(cc|h)$/.test(name));
  await copyFiles(join(headers, 'include'), source, (name) => name.endsWith('.h'));
  await rm(fetched, { recursive: true, force: true });
  return source;
}
