import { app } from 'electron';

/** Chromium's switches on which it depends what WebGPU offers. */
const WEBGPU_SWITCHES = ['enable-unsafe-webgpu', 'use-webgpu-adapter', 'enable-features', 'disable-gpu'];

/** Cards, drivers and switches, as text: a change makes what was found of WebGPU worth nothing. */
export async function describeGraphics(): Promise<string> {
  const info: unknown = await app.getGPUInfo('basic').catch(() => null);
  const devices = typeof info === 'object' && info !== null && 'gpuDevice' in info ? info.gpuDevice : [];
  const switches = WEBGPU_SWITCHES.map((name) => [
    app.commandLine.hasSwitch(name),
    app.commandLine.getSwitchValue(name),
  ]);
  return JSON.stringify([devices, switches, process.env.DIFFRAKT_SOFTWARE_WEBGPU ?? '']);
}
