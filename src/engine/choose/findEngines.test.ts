import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, engineStates, enginesToProbe, measurableEngines } from '#engine/choose/findEngines';
import type { ProbeResult } from '#engine/probe/probe';
import { keepProbes, type Probes, readProbes } from '#engine/probe/probeCache';

const FAILED: ProbeResult = {
  ok: false,
  failure: { code: 'refused', detail: 'No graphics card that WebGPU can use was found.' },
};
const DESCRIPTION = { name: 'cpu', version: '4.22.0', hardware: 'processor' } as const;

function ran(examplesPerSecond: number): ProbeResult {
  return {
    ok: true,
    description: DESCRIPTION,
    examplesPerSecond,
    predictionsPerSecond: 3 * examplesPerSecond,
  };
}

async function chosenOf(probes: Probes): Promise<string> {
  return decide('auto', await engineStates(probes)).chosen;
}

const before = process.env.DIFFRAKT_ENGINE_FOLDER;
let folder: string;
beforeAll(() => {
  // No native TensorFlow there, whatever this machine has.
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-engines-'));
  process.env.DIFFRAKT_ENGINE_FOLDER = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env.DIFFRAKT_ENGINE_FOLDER;
  else process.env.DIFFRAKT_ENGINE_FOLDER = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('what has to be tried', () => {
  it.each<[string, Probes, boolean, string[]]>([
    ['nothing, without native TensorFlow and without a usable card', {}, false, []],
    ['the card first', {}, true, ['webgpu']],
    ['no more once the card has failed', { webgpu: FAILED }, true, []],
    ['the embedded engine once the card has run', { webgpu: ran(500) }, true, ['wasm']],
    ['no more once both have', { webgpu: ran(500), wasm: ran(400) }, true, []],
  ])('%s', async (_, probes, isCardInReach, names) => {
    expect(await enginesToProbe('auto', probes, isCardInReach)).toEqual(names);
  });

  it('is nothing for an engine that is requested by name and needs no try', async () => {
    for (const name of ['webgpu', 'wasm', 'cpu'] as const)
      expect(await enginesToProbe(name, {}, true)).toEqual([]);
  });

  it('is every available engine for a measurement', async () => {
    expect(await measurableEngines()).toEqual(['wasm', 'cpu']);
    expect(await measurableEngines(true)).toEqual(['webgpu', 'wasm', 'cpu']);
  });
});

describe('"auto"', () => {
  it.each<[string, Probes, string]>([
    ['takes the embedded engine where nothing was tried', {}, 'wasm'],
    ['and where the card failed', { webgpu: FAILED }, 'wasm'],
    ['and where the card was not compared', { webgpu: ran(900) }, 'wasm'],
    ['and where the card is only slightly faster', { webgpu: ran(440), wasm: ran(400) }, 'wasm'],
    ['takes a card that is clearly faster', { webgpu: ran(500), wasm: ran(400) }, 'webgpu'],
  ])('%s', async (_, probes, name) => {
    expect(await chosenOf(probes)).toBe(name);
  });

  it('says why a card cannot be used', async () => {
    const states = await engineStates({ webgpu: FAILED });
    expect(states.find(({ name }) => name === 'webgpu')).toMatchObject({
      available: false,
      finding: {
        kind: 'failed',
        failure: { code: 'refused', detail: expect.stringMatching(/^No graphics card/) },
      },
    });
  });
});

it('discards the results of a card when there is another one', async () => {
  const probes: Probes = { webgpu: ran(500), wasm: ran(400) };
  await keepProbes(probes, 'card A, driver 1');
  expect(await readProbes('card A, driver 1')).toEqual(probes);
  expect(await readProbes()).toEqual(probes);
  expect(await readProbes('card A, driver 2')).toEqual({ wasm: ran(400) });
  await keepProbes({ ...probes, cpu: ran(1) });
  expect(await readProbes('card A, driver 1')).toMatchObject({ webgpu: ran(500), cpu: ran(1) });
});
