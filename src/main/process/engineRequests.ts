import type { EngineDiagnosis, NativeBuild } from '#jobs/engine/diagnosis';
import type { EngineName, EngineReport } from '#jobs/engine/engineReport';
import type { Probes } from '#jobs/engine/probeCache';

/** What main asks of the engine process: it looks, downloads and compiles, and never loads an engine. */
export interface EngineRequests {
  /** Engines that have to be tried before one can be chosen; or all that can be tried, to measure them. */
  untried: { ask: { all: boolean }; answer: EngineName[]; news: never };
  /** Keeps what was tried, and says which engine is to be taken. */
  report: { ask: Probes; answer: EngineReport; news: never };
  diagnose: { ask: null; answer: EngineDiagnosis; news: never };
  diagnosisText: { ask: null; answer: string; news: never };
  /** Installs native TensorFlow, from a wheel on disk where one is named; tells its progress. */
  install: { ask: { build: NativeBuild; wheelPath: string | null }; answer: null; news: never };
  uninstall: { ask: null; answer: null; news: never };
}
