import type { EngineDiagnosis, MachineFacts } from '#engine/diagnosis/diagnosis';
import type { InstalledNative, InstallPlan } from '#engine/install/nativeBuild';
import { ADVICE_WORDS } from '#engine/names/engineAdvice';
import type { EngineReport, EngineState } from '#engine/names/engineReport';
import { choiceWords, findingWords } from '#engine/names/engineWords';

/** Bytes for reading: "274 MB", "3.4 GB". */
export function formatBytes(bytes: number): string {
  if (bytes >= 999.5e6) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} bytes`;
}

function cardLines({
  graphicsCards,
  nvidiaDriverVersion,
  cudaVersion,
  cudnnVersion,
}: MachineFacts): string[] {
  const cards = graphicsCards.map(({ name, memoryBytes }) =>
    memoryBytes === null ? name : `${name}, ${formatBytes(memoryBytes)}`,
  );
  const cuda = cudaVersion === null ? '' : `, takes CUDA up to ${cudaVersion}`;
  return [
    `Graphics        ${cards.length > 0 ? cards.join('; ') : 'no card found'}`,
    `NVIDIA driver   ${nvidiaDriverVersion === null ? 'none' : `${nvidiaDriverVersion}${cuda}`}`,
    ...(cudnnVersion === null ? [] : [`cuDNN           ${cudnnVersion}`]),
  ];
}

function machineLines(machine: MachineFacts): string[] {
  const { system, cpuModel, coreCount, nodeVersion } = machine;
  const { pythonVersion, compilerVersion, freeDiskBytes } = machine;
  const free = freeDiskBytes === null ? 'unknown' : `${formatBytes(freeDiskBytes)} free for the engine`;
  return [
    `System          ${system}, Node.js ${nodeVersion}`,
    `Processor       ${cpuModel}, ${coreCount} cores`,
    `Memory          ${formatBytes(machine.memoryBytes)}`,
    ...cardLines(machine),
    `Python          ${pythonVersion ?? 'none'}`,
    `C++ compiler    ${compilerVersion ?? 'none'}`,
    `Disk            ${free}`,
  ];
}

const BUILDS = { cpu: 'for the processor', gpu: 'for NVIDIA cards' } as const;

export function nativeLine({ build, tensorflowVersion, sizeBytes, installedAt }: InstalledNative): string {
  const day = installedAt.slice(0, 10);
  return `TensorFlow ${tensorflowVersion} ${BUILDS[build]}, ${formatBytes(sizeBytes)}, installed ${day}`;
}

function planLines(plan: InstallPlan): string[] {
  const { build, downloadBytes, partBytes, diskBytes, blockers, warnings } = plan;
  const command = `diffrakt engine install${build === 'gpu' ? ' --gpu' : ''}`;
  const kept = partBytes > 0 ? ` (${formatBytes(partBytes)} are here already)` : '';
  return [
    `${command}: ${BUILDS[build]}, downloads ${formatBytes(downloadBytes)}${kept}, takes ${formatBytes(diskBytes)} on disk`,
    ...blockers.map(({ message, remedy }) => `  Not yet: ${message}. ${remedy}`),
    ...warnings.map((warning) => `  Note: ${warning}`),
  ];
}

function engineLine({
  name,
  available,
  finding,
  examplesPerSecond,
  predictionsPerSecond,
}: EngineState): string {
  const rate = (value: number | null) => (value === null ? '-' : String(Math.round(value))).padStart(8);
  const mark = available ? ' ' : '×';
  return `${mark} ${name.padEnd(8)}${rate(examplesPerSecond)}${rate(predictionsPerSecond)}  ${findingWords(name, finding)}`;
}

/** Every engine with the panels a second that it trains and classifies, and the chosen one. */
export function engineTable(report: EngineReport): string[] {
  return [
    '  engine     train predict  panels a second, with the default net',
    ...report.engines.map(engineLine),
    `Chosen: ${report.chosen}. ${choiceWords(report)}`,
  ];
}

function nativeLines({ installed, problem }: EngineDiagnosis): string[] {
  if (installed === null) return [`Native engine   ${problem ?? 'not installed'}`];
  return [`Native engine   ${nativeLine(installed)}`, `  ${installed.bindingPath}`];
}

/** The machine and its engines as text, to be read or sent with a question. */
export function diagnosisLines(diagnosis: EngineDiagnosis): string[] {
  const { machine, report, plans, installed, advice } = diagnosis;
  const offered = plans.filter(({ build }) => build !== installed?.build);
  return [
    ...machineLines(machine),
    ...nativeLines(diagnosis),
    '',
    ...engineTable(report),
    ADVICE_WORDS[advice],
    '',
    ...offered.flatMap(planLines),
  ];
}
