/** For processors alone, or for NVIDIA's graphics cards. */
export type NativeBuild = 'cpu' | 'gpu';

/** A native engine that is installed completely. */
export interface InstalledNative {
  readonly build: NativeBuild;
  readonly tensorflowVersion: string;
  /** The compiled binding; its libraries are found relative to it. */
  readonly bindingPath: string;
  readonly sizeBytes: number;
  readonly installedAt: string;
  /** SHA-256 of the binding. */
  readonly sha256: string;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

/** Something that prevents an installation, and its remedy. */
export interface InstallBlocker {
  readonly message: string;
  readonly remedy: string;
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
  /** Free space that it needs meanwhile. */
  readonly neededBytes: number;
  /** What prevents the installation; empty where it is possible. */
  readonly blockers: readonly InstallBlocker[];
  /** What will be missing although it is possible, a sentence each. */
  readonly warnings: readonly string[];
}
