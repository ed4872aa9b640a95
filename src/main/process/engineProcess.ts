/**
 * The engine process: examines the machine, downloads and compiles native TensorFlow. It loads
 * no engine, so that it cannot crash with one; engines are tried in separate processes.
 */

import { decide, engineStates, enginesToProbe, measurableEngines } from '#engine/choose/findEngines';
import { diagnoseEngines } from '#engine/diagnosis/diagnose';
import { diagnosisLines } from '#engine/diagnosis/diagnosisText';
import { installNative } from '#engine/install/installNative';
import { uninstallNative } from '#engine/install/uninstallNative';
import { keepProbes, readProbes } from '#engine/probe/probeCache';
import type { EngineRequests } from '#main/process/engineRequests';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';

const handlers: ProcessHandlers<EngineRequests> = {
  untried: async ({ all, graphics }) =>
    all ? measurableEngines(true) : enginesToProbe('auto', await readProbes(graphics), true),
  report: async ({ tried, graphics }) => {
    const probes = { ...(await readProbes(graphics)), ...tried };
    if (Object.keys(tried).length > 0) await keepProbes(probes, graphics);
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
