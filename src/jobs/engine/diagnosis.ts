import type { EngineReport } from '#jobs/engine/engineReport';

/** For processors alone, or for NVIDIA's graphics cards. */
export type NativeBuild = 'cpu' | 'gpu';

/** A native engine that is there and whole. */
export interface InstalledNative {
  readonly build: NativeBuild;
  readonly tensorflowVersion: string;
  /** The compiled binding; its libraries are found from where it lies. */
  readonly bindingPath: string;
  /** The package tfjs-node-gpu that came with it where npm had left it out, else null: it is in node_modules. */
  readonly packageFolder: string | null;
  readonly sizeBytes: number;
  readonly installedAt: string;
  /** SHA-256 of the binding. */
  readonly sha256: string;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

/** A graphics card as the system names it. */
export interface GraphicsCard {
  readonly name: string;
  readonly memoryBytes: number | null;
}

/** What this machine is, as far as engines care; null where it was not found. */
export interface MachineFacts {
  /** As "Linux 6.1, x64". */
  readonly system: string;
  readonly cpuModel: string;
  readonly coreCount: number;
  readonly memoryBytes: number;
  readonly freeDiskBytes: number | null;
  readonly nodeVersion: string;
  readonly electronVersion: string | null;
  readonly graphicsCards: readonly GraphicsCard[];
  readonly nvidiaDriverVersion: string | null;
  readonly cudaVersion: string | null;
  readonly cudnnVersion: string | null;
  readonly pythonVersion: string | null;
  readonly compilerVersion: string | null;
}

/** What installing a build of native TensorFlow takes. */
export interface InstallPlan {
  readonly build: NativeBuild;
  readonly tensorflowVersion: string;
  /** Still to be fetched; finished parts do not count. */
  readonly downloadBytes: number;
  readonly diskBytes: number;
  /** Sentences that say what stands in the way and what to do; none where it can go. */
  readonly blockers: readonly string[];
}

/** Everything that answers "what am I running on, why, and how do I get faster". */
export interface EngineDiagnosis {
  readonly report: EngineReport;
  readonly machine: MachineFacts;
  readonly installed: InstalledNative | null;
  /** What is wrong with an installed engine that is broken. */
  readonly problem: string | null;
  readonly plans: readonly InstallPlan[];
  /** One sentence on how to get faster here, or that nothing faster is known. */
  readonly advice: string;
}
