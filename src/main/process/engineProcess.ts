/**
 * The engine process: finds out what the machine has, downloads and compiles native TensorFlow. It loads
 * no engine, so it cannot be lost to one; trying them is for processes of their own.
 */
import { diagnoseEngines } from '#jobs/engine/diagnose';
import { diagnosisLines } from '#jobs/engine/diagnosisText';
import { decide, engineStates, enginesToProbe, measurableEngines } from '#jobs/engine/findEngines';
import { installNative } from '#jobs/engine/install/installNative';
import { uninstallNative } from '#jobs/engine/install/uninstallNative';
import { keepProbes, readProbes } from '#jobs/engine/probeCache';
import type { EngineRequests } from '#main/process/engineRequests';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';

const handlers: ProcessHandlers<EngineRequests> = {
  untried: async ({ all }) => (all ? measurableEngines() : enginesToProbe('auto', await readProbes())),
  report: async (tried) => {
    const probes = { ...(await readProbes()), ...tried };
    if (Object.keys(tried).length > 0) await keepProbes(probes);
    return decide('auto', await engineStates(probes));
  },
  diagnose: () => diagnoseEngines(),
  diagnosisText: async () => diagnosisLines(await diagnoseEngines()).join('\n'),
  install: async ({ build, wheelPath }, context) => {
    await installNative({ build, ...(wheelPath !== null && { wheelPath }) }, context);
    return null;
  },
  uninstall: async () => {
    await uninstallNative();
    return null;
  },
};

serveParent(handlers);
