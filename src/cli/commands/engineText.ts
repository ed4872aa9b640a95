import type { InstallResult } from '#jobs/engine/install/installNative';
import { type InstallPlan, installPlan } from '#jobs/engine/install/installPlan';
import { type FoundNative, findNative, type InstalledNative } from '#jobs/engine/install/nativeFolder';
import { type MachineFacts, readMachine } from '#jobs/engine/machine';

/** What `diffrakt engine` tells. */
export interface EngineFacts {
  readonly machine: MachineFacts;
  readonly native: FoundNative;
  readonly plans: readonly InstallPlan[];
}

/** Looks at the machine, at what is installed, and at what installing either build would take. */
export async function readEngineFacts(): Promise<EngineFacts> {
  const [machine, native, ...plans] = await Promise.all([
    readMachine(),
    findNative(),
    installPlan('cpu'),
    installPlan('gpu'),
  ]);
  return { machine, native, plans };
}

/** Bytes as a person says them: "274 MB", "3.4 GB". */
export function formatBytes(bytes: number): string {
  if (bytes >= 999.5e6) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} bytes`;
}

function cardLines({ gpus, nvidiaDriverVersion, cudaVersion, cudnnVersion }: MachineFacts): string[] {
  const cards = gpus.map(({ name, memoryBytes }) =>
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
  const { platform, release, architecture, cpuModel, coreCount, nodeVersion } = machine;
  const { pythonVersion, compilerVersion, freeDiskBytes } = machine;
  const free = freeDiskBytes === null ? 'unknown' : `${formatBytes(freeDiskBytes)} free for the engine`;
  return [
    `System          ${platform} ${release} ${architecture}, Node.js ${nodeVersion}`,
    `Processor       ${cpuModel}, ${coreCount} cores`,
    `Memory          ${formatBytes(machine.memoryBytes)}`,
    ...cardLines(machine),
    `Python          ${pythonVersion ?? 'none'}`,
    `C++ compiler    ${compilerVersion ?? 'none'}`,
    `Disk            ${free}`,
  ];
}

const BUILDS = { cpu: 'for the processor', gpu: 'for NVIDIA cards' } as const;

function nativeLine({ build, tensorflowVersion, sizeBytes, installedAt }: InstalledNative): string {
  const day = installedAt.slice(0, 10);
  return `TensorFlow ${tensorflowVersion} ${BUILDS[build]}, ${formatBytes(sizeBytes)}, installed ${day}`;
}

function planLines(plan: InstallPlan): string[] {
  const { build, downloadBytes, partBytes, diskBytes, blockers, warnings } = plan;
  const command = `diffrakt engine install${build === 'gpu' ? ' --gpu' : ''}`;
  const kept = partBytes > 0 ? ` (${formatBytes(partBytes)} are here already)` : '';
  return [
    `${command}: ${BUILDS[build]}, downloads ${formatBytes(downloadBytes)}${kept}, takes ${formatBytes(diskBytes)} on disk`,
    ...blockers.map((blocker) => `  Not yet: ${blocker}`),
    ...warnings.map((warning) => `  Note: ${warning}`),
  ];
}

/** What there is and what can be had, as lines of text. */
export function engineLines({ machine, native, plans }: EngineFacts): string[] {
  const { installed, problem } = native;
  const offered = plans.filter(({ build }) => build !== installed?.build);
  return [
    ...machineLines(machine),
    `Native engine   ${installed === null ? (problem ?? 'not installed') : nativeLine(installed)}`,
    ...(installed === null ? [] : [`  ${installed.bindingPath}`]),
    '',
    ...offered.flatMap(planLines),
  ];
}

/** What the installation came to. */
export function installedLines({ installed, isNew }: InstallResult): string[] {
  const line = nativeLine(installed);
  return [
    isNew ? `Native engine installed: ${line}` : `The native engine is there already: ${line}`,
    installed.bindingPath,
  ];
}

/** What the removal came to. */
export function removedLine({ freedBytes }: { freedBytes: number }): string {
  if (freedBytes === 0) return 'There was no native engine to remove.';
  return `Native engine removed; ${formatBytes(freedBytes)} freed.`;
}
