import { decide, engineStates, enginesToProbe } from '#engine/choose/findEngines';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineReport } from '#engine/names/engineReport';
import { forkProbe } from '#engine/probe/forkProbe';
import type { ProbeResult } from '#engine/probe/probe';
import { keepProbes, readProbes } from '#engine/probe/probeCache';
import type { RunningEngine } from '#engine/start/runningEngine';
import { startEngine } from '#engine/start/startEngine';
import type { StartOptions } from '#engine/start/startOptions';

/** Tries an engine in a process that may be lost. */
export type Probe = (name: EngineName) => Promise<ProbeResult>;

/**
 * Tries the engines that have to be tried and returns the one that would be chosen. Earlier results on this
 * machine are reused.
 * @throws JobError 'engine.missing'
 */
export async function previewEngine(
  asked: EngineName | 'auto',
  probe: Probe = forkProbe,
  isCardInReach = false,
): Promise<EngineReport> {
  const probes = await readProbes();
  const untried = () => enginesToProbe(asked, probes);
  for (let [name] = await untried(); name !== undefined; [name] = await untried()) {
    probes[name] = await probe(name);
    await keepProbes(probes);
  }
  // Results of the app for a card do not count where the card cannot be used.
  const known = isCardInReach ? probes : { ...probes, webgpu: undefined };
  return decide(asked, await engineStates(known));
}

/** Tries all named engines again, one after the other, and returns the results. */
export async function measureEngines(
  names: readonly EngineName[],
  probe: Probe = forkProbe,
): Promise<EngineReport> {
  const probes = await readProbes();
  for (const name of names) probes[name] = await probe(name);
  await keepProbes(probes);
  return decide('auto', await engineStates(probes));
}

/**
 * Chooses the engine for this process and starts it: by name, or "auto" for the fastest one that runs.
 * @throws JobError 'engine.missing' where it is not installed or does not start
 */
export async function chooseEngine(
  asked: EngineName | 'auto',
  options: StartOptions = {},
): Promise<RunningEngine> {
  if (asked === 'webgpu' && options.webgpu) return startEngine('webgpu', options);
  const { chosen } = await previewEngine(asked, forkProbe, options.webgpu !== undefined);
  return startEngine(chosen, options);
}
