import type { InstalledNative, InstallPlan } from '#engine/install/nativeBuild';
import type { EngineAdvice } from '#engine/names/engineAdvice';
import type { EngineReport } from '#engine/names/engineReport';
import type { GraphicsCard } from '#engine/tools/nvidiaText';

/** The parts of this machine that matter for computing. Null: missing or unknown. */
export interface MachineFacts {
  /** As "Linux 6.1, x64". */
  readonly system: string;
  readonly cpuModel: string;
  readonly coreCount: number;
  readonly memoryBytes: number;
  /** Where the native engine goes. */
  readonly freeDiskBytes: number | null;
  readonly nodeVersion: string;
  readonly electronVersion: string | null;
  readonly graphicsCards: readonly GraphicsCard[];
  readonly nvidiaDriverVersion: string | null;
  /** The newest CUDA that the driver takes. */
  readonly cudaVersion: string | null;
  readonly cudnnVersion: string | null;
  readonly pythonVersion: string | null;
  readonly compilerVersion: string | null;
}

/** The machine, the chosen engine and the reason for it, and how to get faster. */
export interface EngineDiagnosis {
  readonly report: EngineReport;
  readonly machine: MachineFacts;
  readonly installed: InstalledNative | null;
  /** What is wrong with an installed engine that is broken. */
  readonly problem: string | null;
  readonly plans: readonly InstallPlan[];
  readonly advice: EngineAdvice;
}
