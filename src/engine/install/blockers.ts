import { access, constants, readFile } from 'node:fs/promises';
import { compilerName } from '#engine/install/compileBinding';
import { partBytesOf } from '#engine/install/fetchWheels';
import type { InstallBlocker, NativeBuild } from '#engine/install/nativeBuild';
import { engineFolder } from '#engine/install/nativeFolder';
import { diskBytesOf, wheelsOf } from '#engine/install/wheels';
import { freeBytesAt, nearestFolder } from '#engine/tools/disk';
import { parseCudaVersion } from '#engine/tools/nvidiaText';
import { runTool } from '#engine/tools/runTool';

const OTHER_PLATFORM: InstallBlocker = {
  message: 'The native engine is built on Linux with an x64 processor only so far',
  remedy: 'Here the embedded engine (WASM) computes.',
};

async function systemBlocker(): Promise<InstallBlocker | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return OTHER_PLATFORM;
  const { code, stdout } = await runTool('getconf', ['GNU_LIBC_VERSION']);
  const [major, minor] = (/^glibc (\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
  // Where there is no getconf, the C library is not checked.
  if (code !== null && !(major > 2 || (major === 2 && minor >= 27)))
    return {
      message: 'TensorFlow needs the GNU C library, 2.27 or later, which this system does not have',
      remedy: 'Use a distribution from 2018 on that is built on glibc.',
    };
  const processor = await readFile('/proc/cpuinfo', 'utf8').catch(() => ' avx ');
  if (/\bavx\b/.test(processor)) return null;
  return {
    message: 'TensorFlow needs a processor with AVX, which this one does not have',
    remedy: 'Use another machine.',
  };
}

async function compilerBlocker(): Promise<InstallBlocker | null> {
  const { code } = await runTool(compilerName(), ['--version']);
  if (code === 0) return null;
  return {
    message: `The C++ compiler ${compilerName()} is not installed`,
    remedy: 'Install it: sudo apt-get install g++ (or sudo dnf install gcc-c++).',
  };
}

async function pipBlocker(): Promise<InstallBlocker | null> {
  const { code } = await runTool('python3', ['-m', 'pip', '--version']);
  if (code === 0) return null;
  return {
    message: `${code === null ? 'Python 3 is' : "Python's pip is"} not installed; it is needed to find TensorFlow`,
    remedy:
      'Install it: sudo apt-get install python3-pip (or sudo dnf install python3-pip). ' +
      'Or give the wheel from disk: diffrakt engine install --wheel FILE.',
  };
}

async function folderBlocker(neededBytes: number): Promise<InstallBlocker | null> {
  const folder = await nearestFolder(engineFolder());
  const isWritable = await access(folder, constants.W_OK)
    .then(() => true)
    .catch(() => false);
  if (!isWritable)
    return {
      message: `The folder of the engine cannot be written to: ${folder}`,
      remedy: 'Name another folder by the environment variable DIFFRAKT_ENGINE_FOLDER.',
    };
  const free = await freeBytesAt(engineFolder());
  if (free === null || free >= neededBytes) return null;
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  return {
    message: `Too little space is free for the engine, ${gigabytes(free)} of ${gigabytes(neededBytes)} GB: ${folder}`,
    remedy: 'Free some space, or name another folder by the environment variable DIFFRAKT_ENGINE_FOLDER.',
  };
}

/** Free space that installing a build needs meanwhile, less the kept downloads. */
export async function neededBytesOf(build: NativeBuild): Promise<number> {
  return Math.max(0, diskBytesOf(build).peak - (await partBytesOf(wheelsOf(build))));
}

/** What prevents the installation of a build. @param hasWheels nothing needs to be downloaded */
export async function findBlockers(build: NativeBuild, hasWheels: boolean): Promise<InstallBlocker[]> {
  const system = await systemBlocker();
  if (system !== null) return [system];
  const found = await Promise.all([
    compilerBlocker(),
    hasWheels ? null : pipBlocker(),
    folderBlocker(await neededBytesOf(build)),
  ]);
  return found.filter((one) => one !== null);
}

/**
 * What the GPU build would lack here. It can still be installed, for the machines of a cluster that share a
 * folder.
 */
export async function findWarnings(build: NativeBuild): Promise<string[]> {
  if (build === 'cpu') return [];
  const { code, stdout } = await runTool('nvidia-smi', [], { timeoutMs: 3000 });
  const cuda = code === 0 ? parseCudaVersion(stdout) : null;
  if (cuda === null)
    return [
      'No NVIDIA driver was found here; without one the build for NVIDIA cards computes on the processor.',
    ];
  if (Number.parseInt(cuda, 10) >= 12) return [];
  return [`The NVIDIA driver takes CUDA up to ${cuda} and 12 is needed: update it to 525 or later.`];
}
