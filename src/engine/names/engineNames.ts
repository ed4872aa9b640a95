export { ENGINE_NAMES, type EngineName } from '#learning/network/engineName';
