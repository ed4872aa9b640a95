import type { EngineDiagnosis } from '#engine/diagnosis/diagnosis';
import type { NativeBuild } from '#engine/install/nativeBuild';

export { ADVICE_WORDS } from '#engine/names/engineAdvice';
export { choiceWords, describeEngine, findingWords, threadWords } from '#engine/names/engineWords';

/** What the window asks of the engines. */
export interface EngineRequests {
  /** What this machine has and which engine is taken, and why. */
  'engine.diagnose': { ask: null; answer: EngineDiagnosis };
  /** Tries every engine anew with a few training steps, each in a process that may be lost. */
  'engine.measure': { ask: null; answer: EngineDiagnosis };
  /** Installs native TensorFlow; from a wheel that the user chooses where `fromDisk`. Null when cancelled. */
  'engine.install': {
    ask: { build: NativeBuild; fromDisk: boolean };
    answer: EngineDiagnosis | null;
  };
  'engine.cancelInstall': { ask: null; answer: null };
  'engine.uninstall': { ask: null; answer: EngineDiagnosis };
  /** Puts the diagnosis on the clipboard as text; the text is the answer. */
  'engine.copyDiagnosis': { ask: null; answer: string };
}
