import type { EngineReport } from '#engine/engineReport';

/** For processors alone, or for NVIDIA's graphics cards. */
export type NativeBuild = 'cpu' | 'gpu';

/** A native engine that is there and whole. */
export interface InstalledNative {
  readonly build: NativeBuild;
  readonly tensorflowVersion: string;
  /** The compiled binding; its libraries are found from where it lies. */
  readonly bindingPath: string;
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

/** What this machine has that bears on computing. Null: not there, or it cannot be told. */
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

/** What installing a build of native TensorFlow takes. */
export interface InstallPlan {
  readonly build: NativeBuild;
  readonly tensorflowVersion: string;
  readonly folder: string;
  /** Still to be fetched. */
  readonly downloadBytes: number;
  /** Fetched before and kept. */
  readonly partBytes: number;
  /** Occupied when installed. */
  readonly diskBytes: number;
  /** Free space that it takes on the way. */
  readonly neededBytes: number;
  /** Sentences that say what stands in the way and what to do; none where it can go. */
  readonly blockers: readonly string[];
  /** What will be lacking though it can go, a sentence each. */
  readonly warnings: readonly string[];
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
