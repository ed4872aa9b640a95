/** All engines, best first. */
export const ENGINE_NAMES = ['native', 'webgpu', 'wasm', 'cpu'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];
