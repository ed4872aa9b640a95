import type { EngineDiagnosis } from '#engine/diagnosis/diagnosis';
import type { NativeBuild } from '#engine/install/nativeBuild';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineReport } from '#engine/names/engineReport';
import type { Probes } from '#engine/probe/probeCache';

/** What main asks of the engine process: it looks, downloads and compiles, and never loads an engine. */
export interface EngineRequests {
  /**
   * Engines that have to be tried before one can be chosen; or all that can be tried, to measure them.
   * What was found of another graphics card or driver than that of now does not count.
   */
  untried: { ask: { all: boolean; graphics: string }; answer: EngineName[]; news: never };
  /** Keeps what was tried, with the graphics card of now, and says which engine is to be taken. */
  report: { ask: { tried: Probes; graphics: string }; answer: EngineReport; news: never };
  diagnose: { ask: null; answer: EngineDiagnosis; news: never };
  diagnosisText: { ask: null; answer: string; news: never };
  /** Installs native TensorFlow, from a wheel on disk where one is named; tells its progress. */
  install: { ask: { build: NativeBuild; wheelPath: string | null }; answer: null; news: never };
  uninstall: { ask: null; answer: null; news: never };
}
