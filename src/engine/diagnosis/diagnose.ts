import { decide, engineStates } from '#engine/choose/findEngines';
import type { EngineDiagnosis, MachineFacts } from '#engine/diagnosis/diagnosis';
import { readMachine } from '#engine/diagnosis/machine';
import { installPlan } from '#engine/install/installPlan';
import type { InstallPlan } from '#engine/install/nativeBuild';
import { findNative } from '#engine/install/nativeFolder';
import type { EngineAdvice } from '#engine/names/engineAdvice';
import type { EngineReport } from '#engine/names/engineReport';
import { readProbes } from '#engine/probe/probeCache';

function adviceOf(
  { chosen, description, engines }: EngineReport,
  machine: MachineFacts,
  plans: readonly InstallPlan[],
): EngineAdvice {
  if (chosen === 'webgpu' || description?.hardware === 'graphics card') return 'graphics card in use';
  if (machine.graphicsCards.some(({ isNvidia }) => isNvidia)) return 'install the build for NVIDIA';
  if (chosen === 'native') return 'native in use';
  if (engines.some(({ name, available }) => name === 'native' && available))
    return 'embedded engine is faster';
  const cpu = plans.find(({ build }) => build === 'cpu');
  return cpu && cpu.blockers.length === 0 ? 'install native' : 'remove the blockers of native';
}

/** The machine, the chosen engine and the reason, and what could be installed. Loads no engine. */
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
