import type { NativeBuild } from '#engine/install/nativeBuild';
import { RESOLVED_WHEELS } from '#engine/install/resolvedWheels';

/** One file of a package index, fixed by its hash: the same bytes from any index. */
export interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The TensorFlow whose libraries the binding is compiled against. */
export const TENSORFLOW_VERSION = RESOLVED_WHEELS.cpu[0].version;

/** The version of tfjs-node-gpu whose sources of the binding are compiled. */
export const BINDING_VERSION = '4.22.0';

/**
 * The pip that reports the addresses of the wheels: its report needs no download, that of older ones does.
 */
export const PIP_WHEEL: Wheel = RESOLVED_WHEELS.pip[0];

/** Bytes on disk when installed (after strip), and the largest space needed meanwhile, downloads included. */
const DISK_BYTES: Readonly<Record<NativeBuild, { installed: number; peak: number }>> = {
  cpu: { installed: 640e6, peak: 2.1e9 },
  gpu: { installed: 5.5e9, peak: 9.5e9 },
};

/** The files that a build is made of, TensorFlow's own first. */
export function wheelsOf(build: NativeBuild): readonly Wheel[] {
  return RESOLVED_WHEELS[build];
}

/** Bytes to download for a build that has nothing yet. */
export function downloadBytesOf(build: NativeBuild): number {
  return wheelsOf(build).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Bytes on disk when installed, and the largest space needed meanwhile. */
export function diskBytesOf(build: NativeBuild): { installed: number; peak: number } {
  return DISK_BYTES[build];
}
