import type { EngineName } from '#engine/engineReport';

/** All engines, best first. */
export const ENGINE_NAMES = ['native', 'webgpu', 'wasm', 'cpu'] as const satisfies readonly EngineName[];
