import { app } from 'electron';

/** Switches of Chromium that affect WebGPU. */
const WEBGPU_SWITCHES = ['enable-unsafe-webgpu', 'use-webgpu-adapter', 'enable-features', 'disable-gpu'];

/** Cards, drivers and switches as text: after a change WebGPU has to be tried again. */
export async function describeGraphics(): Promise<string> {
  const info: unknown = await app.getGPUInfo('basic').catch(() => null);
  const devices = typeof info === 'object' && info !== null && 'gpuDevice' in info ? info.gpuDevice : [];
  const switches = WEBGPU_SWITCHES.map((name) => [
    app.commandLine.hasSwitch(name),
    app.commandLine.getSwitchValue(name),
  ]);
  return JSON.stringify([devices, switches, process.env.DIFFRAKT_SOFTWARE_WEBGPU ?? '']);
}
