import type { EngineDiagnosis } from '#engine/diagnosis/diagnosis';
import type { NativeBuild } from '#engine/install/nativeBuild';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineReport } from '#engine/names/engineReport';
import type { Probes } from '#engine/probe/probeCache';

/** Main's requests to the engine process, which examines, downloads and compiles, but loads no engine. */
export interface EngineRequests {
  /**
   * Engines that have to be tried before one can be chosen; or all that can be tried, to measure them.
   * Results for another graphics card or driver than the current one are ignored.
   */
  untried: { ask: { all: boolean; graphics: string }; answer: EngineName[]; news: never };
  /** Stores the results of the tries with the current graphics card, and chooses the engine. */
  report: { ask: { tried: Probes; graphics: string }; answer: EngineReport; news: never };
  diagnose: { ask: null; answer: EngineDiagnosis; news: never };
  diagnosisText: { ask: null; answer: string; news: never };
  /** Installs native TensorFlow, from a wheel on disk if one is given; reports its progress. */
  install: { ask: { build: NativeBuild; wheelPath: string | null }; answer: null; news: never };
  uninstall: { ask: null; answer: null; news: never };
}
