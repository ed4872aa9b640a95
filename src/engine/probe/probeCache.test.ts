import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newEngineFolder } from '#engine/install/testing/engineScratch';
import type { ProbeResult } from '#engine/probe/probe';
import { keepProbes, readProbes } from '#engine/probe/probeCache';

const RAN: ProbeResult = {
  ok: true,
  description: { name: 'wasm', version: '4.22.0', hardware: 'processor', threadCount: 2 },
  examplesPerSecond: 900,
  predictionsPerSecond: 2700,
};

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = newEngineFolder());
});
afterEach(() => remove());

it('keeps results, and ignores a damaged or older file', async () => {
  await keepProbes({ wasm: RAN });
  expect(await readProbes()).toEqual({ wasm: RAN });
  const [name] = readdirSync(folder);
  writeFileSync(join(folder, name), '{"key":');
  expect(await readProbes()).toEqual({});
  writeFileSync(join(folder, name), '{"key":"x","probes":{"wasm":{"ok":true,"description":"words"}}}');
  expect(await readProbes()).toEqual({});
});

it('works without a folder that can be written to', async () => {
  const file = join(folder, '..', 'file');
  writeFileSync(file, '');
  vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', join(file, 'engine'));
  await keepProbes({ wasm: RAN });
  expect(await readProbes()).toEqual({});
});

it('hides no other failure', async () => {
  const circular = { ...RAN, description: { ...RAN.description } };
  Object.assign(circular.description, { self: circular });
  await expect(keepProbes({ wasm: circular })).rejects.toThrow(/circular/);
});
