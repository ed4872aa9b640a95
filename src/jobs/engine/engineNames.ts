import type { EngineName } from '#jobs/engine/engineReport';

/** All engines, best first. */
export const ENGINE_NAMES = ['native', 'webgpu', 'wasm', 'cpu'] as const satisfies readonly EngineName[];
