import { readdir, readFile, realpath } from 'node:fs/promises';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { MachineFacts } from '#engine/diagnosis/diagnosis';
import {
  cardOfNumbers,
  parseLdconfig,
  parseLibraryVersion,
  parseLspci,
  parseVersion,
} from '#engine/diagnosis/machineText';
import { compilerName } from '#engine/install/compileBinding';
import type { InstalledNative } from '#engine/install/nativeBuild';
import { engineFolder, readInstalled } from '#engine/install/nativeFolder';
import { freeBytesAt } from '#engine/tools/disk';
import type { GraphicsCard } from '#engine/tools/nvidiaText';
import { parseCudaVersion, parseNvidiaQuery } from '#engine/tools/nvidiaText';
import { runTool } from '#engine/tools/runTool';

const LIMIT_MS = 3000;

/** The output of a program, "" where it is missing, fails or takes longer than three seconds. */
async function outputOf(command: string, ...args: string[]): Promise<string> {
  const ended = await runTool(command, args, { timeoutMs: LIMIT_MS }).catch(() => null);
  return ended?.code === 0 ? ended.stdout : '';
}

async function cardsOfKernel(): Promise<GraphicsCard[]> {
  const names = await readdir('/sys/class/drm').catch(() => []);
  const cards = names
    .filter((name) => /^card\d+$/.test(name))
    .map(async (name) => {
      const read = (file: string) => readFile(join('/sys/class/drm', name, 'device', file), 'utf8');
      const numbers = await Promise.all([read('vendor'), read('device')]).catch(() => null);
      return numbers === null ? [] : [cardOfNumbers(numbers[0], numbers[1])];
    });
  return (await Promise.all(cards)).flat();
}

/** Cards of any vendor, as the bus names them. */
async function cardsOfBus(): Promise<GraphicsCard[]> {
  if (process.platform !== 'linux') return [];
  const named = parseLspci(await outputOf('lspci', '-mm'));
  return named.length > 0 ? named : cardsOfKernel();
}

/** Cards as NVIDIA's driver names them, with their memory, and those of other vendors. */
async function readCards(): Promise<
  Pick<MachineFacts, 'graphicsCards' | 'nvidiaDriverVersion' | 'cudaVersion'>
> {
  const query = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader,nounits'];
  const [answer, header, onBus] = await Promise.all([
    outputOf('nvidia-smi', ...query),
    outputOf('nvidia-smi'),
    cardsOfBus(),
  ]);
  const { cards, driverVersion } = parseNvidiaQuery(answer);
  const others = cards.length > 0 ? onBus.filter(({ isNvidia }) => !isNvidia) : onBus;
  return {
    graphicsCards: [...cards, ...others],
    nvidiaDriverVersion: driverVersion,
    cudaVersion: parseCudaVersion(header),
  };
}

/** cuDNN of the installed GPU build, else the system's. */
async function readCudnn(installed: InstalledNative | null): Promise<string | null> {
  const own = installed?.packages.find(({ name }) => name.startsWith('nvidia-cudnn'));
  if (own) return own.version;
  if (process.platform !== 'linux') return null;
  const found = parseLdconfig(await outputOf('ldconfig', '-p'), 'libcudnn.so');
  return found === null ? null : parseLibraryVersion(await realpath(found).catch(() => found));
}

async function readSoftware(): Promise<
  Pick<MachineFacts, 'cudnnVersion' | 'pythonVersion' | 'compilerVersion'>
> {
  const installed = await readInstalled();
  const [cudnnVersion, python, compiler] = await Promise.all([
    readCudnn(installed),
    outputOf('python3', '--version'),
    outputOf(compilerName(), '--version'),
  ]);
  return {
    cudnnVersion,
    pythonVersion: parseVersion(python),
    compilerVersion: parseVersion(compiler),
  };
}

/**
 * The parts of this machine that matter for computing. Takes three seconds at most, even where a program
 * hangs. Never throws.
 */
export async function readMachine(): Promise<MachineFacts> {
  const [cards, software, freeDiskBytes] = await Promise.all([
    readCards(),
    readSoftware(),
    freeBytesAt(engineFolder()),
  ]);
  return {
    system: `${type()} ${release()}, ${arch()}`,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    coreCount: cpus().length,
    memoryBytes: totalmem(),
    nodeVersion: process.versions.node,
    electronVersion: process.versions.electron ?? null,
    ...cards,
    ...software,
    freeDiskBytes,
  };
}
