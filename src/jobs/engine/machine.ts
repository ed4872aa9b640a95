import { readdir, readFile, realpath } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { compilerName } from '#jobs/engine/install/compileBinding';
import { freeBytesAt } from '#jobs/engine/install/disk';
import { engineFolder, type InstalledNative, readInstalled } from '#jobs/engine/install/nativeFolder';
import { runTool } from '#jobs/engine/install/runTool';
import {
  cardOfNumbers,
  type GraphicsCard,
  parseCudaVersion,
  parseLdconfig,
  parseLibraryVersion,
  parseLspci,
  parseNvidiaQuery,
  parseVersion,
} from '#jobs/engine/machineText';

/** What this machine has that bears on computing. Null: not there, or it cannot be told. */
export interface MachineFacts {
  readonly platform: string;
  readonly release: string;
  readonly architecture: string;
  readonly cpuModel: string;
  readonly coreCount: number;
  readonly memoryBytes: number;
  readonly nodeVersion: string;
  readonly electronVersion: string | null;
  readonly gpus: GraphicsCard[];
  readonly nvidiaDriverVersion: string | null;
  /** The newest CUDA that the driver takes. */
  readonly cudaVersion: string | null;
  readonly cudnnVersion: string | null;
  /** Of the installed native engine. */
  readonly tensorflowVersion: string | null;
  readonly pythonVersion: string | null;
  readonly compilerVersion: string | null;
  /** Where the native engine goes. */
  readonly freeDiskBytes: number | null;
}

const LIMIT_MS = 3000;

/** What a program prints, "" where it is missing, fails or takes longer than three seconds. */
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
async function readCards(): Promise<Pick<MachineFacts, 'gpus' | 'nvidiaDriverVersion' | 'cudaVersion'>> {
  const query = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader,nounits'];
  const [answer, header, onBus] = await Promise.all([
    outputOf('nvidia-smi', ...query),
    outputOf('nvidia-smi'),
    cardsOfBus(),
  ]);
  const { cards, driverVersion } = parseNvidiaQuery(answer);
  const others = cards.length > 0 ? onBus.filter(({ name }) => !/nvidia/i.test(name)) : onBus;
  return {
    gpus: [...cards, ...others],
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
  Pick<MachineFacts, 'cudnnVersion' | 'tensorflowVersion' | 'pythonVersion' | 'compilerVersion'>
> {
  const installed = await readInstalled();
  const [cudnnVersion, python, compiler] = await Promise.all([
    readCudnn(installed),
    outputOf('python3', '--version'),
    outputOf(compilerName(), '--version'),
  ]);
  return {
    cudnnVersion,
    tensorflowVersion: installed?.tensorflowVersion ?? null,
    pythonVersion: parseVersion(python),
    compilerVersion: parseVersion(compiler),
  };
}

/** What this machine has that bears on computing: three seconds at most, whatever hangs. Never throws. */
export async function readMachine(): Promise<MachineFacts> {
  const [cards, software, freeDiskBytes] = await Promise.all([
    readCards(),
    readSoftware(),
    freeBytesAt(engineFolder()),
  ]);
  return {
    platform: platform(),
    release: release(),
    architecture: arch(),
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
