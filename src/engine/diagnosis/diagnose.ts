import { decide, engineStates } from '#engine/choose/findEngines';
import type { EngineDiagnosis, MachineFacts } from '#engine/diagnosis/diagnosis';
import { readMachine } from '#engine/diagnosis/machine';
import { installPlan } from '#engine/install/installPlan';
import type { InstallPlan } from '#engine/install/nativeBuild';
import { findNative } from '#engine/install/nativeFolder';
import type { EngineReport } from '#engine/names/engineReport';
import { readProbes } from '#engine/probe/probeCache';

function hasNvidia({ graphicsCards }: MachineFacts): boolean {
  return graphicsCards.some(({ name }) => /nvidia/i.test(name));
}

/** One sentence on how to get faster here. */
function adviceOf(report: EngineReport, machine: MachineFacts, plans: readonly InstallPlan[]): string {
  const cpu = plans.find(({ build }) => build === 'cpu');
  const isOnGpu = report.description.includes('GPU');
  if (isOnGpu || report.chosen === 'webgpu')
    return 'The graphics card computes: nothing faster is known here.';
  if (hasNvidia(machine)) return 'Install the build for NVIDIA cards: the graphics card is idle as it is.';
  if (report.chosen === 'native') return 'Nothing faster is known for this machine’s processor.';
  if (report.engines.some(({ name, available }) => name === 'native' && available))
    return 'The embedded engine was faster than native TensorFlow here: nothing to do.';
  return cpu && cpu.blockers.length === 0
    ? 'Install native TensorFlow: it trained two to three times as fast where it was measured.'
    : 'Native TensorFlow would be faster; what stands in its way is told below.';
}

/** What the machine has, which engine is taken and why, and what could be installed. Loads no engine. */
export async function diagnoseEngines(): Promise<EngineDiagnosis> {
  const [machine, native, cpu, gpu, probes] = await Promise.all([
    readMachine(),
    findNative(),
    installPlan('cpu'),
    installPlan('gpu'),
    readProbes(),
  ]);
  const report = decide('auto', await engineStates(probes));
  const plans = [cpu, gpu];
  return { report, machine, ...native, plans, advice: adviceOf(report, machine, plans) };
}
