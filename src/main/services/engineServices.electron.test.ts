import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineDiagnosis } from '#contract/contract';
import type { ProbeResult } from '#engine/probe/probe';
import { GpuService } from '#main/services/gpuService';
import { type Answers, endless, FakePage, startServices, WASM_REPORT } from '#main/testing/startServices';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

let folder: string;
let ends: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-services-'));
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  rmSync(folder, { recursive: true, force: true });
});

const DIAGNOSIS = { report: WASM_REPORT, problem: null } as EngineDiagnosis;

function start(answers?: Answers) {
  const started = startServices(folder, answers);
  ends.push(started.end);
  return started;
}

describe('engines', () => {
  const ran = (examplesPerSecond: number): ProbeResult => ({
    ok: true,
    description: { name: 'wasm', version: '4', hardware: 'processor', threadCount: 2 },
    examplesPerSecond,
    predictionsPerSecond: 1,
  });

  it('are tried if necessary before "auto" is answered, and the window is notified', async () => {
    const untried = vi.fn(async () => ['native' as const]);
    const report = async ({ tried }: { tried: object }) =>
      'native' in tried ? { ...WASM_REPORT, chosen: 'native' as const } : WASM_REPORT;
    const { services, tried, told } = start({
      engine: { untried, report },
      probe: async () => ran(10),
    });
    expect(await services.engines.resolve('cpu')).toBe('cpu');
    expect(await services.engines.resolve('auto')).toBe('native');
    expect(tried).toEqual(['native']);
    expect(told('engine.changed').map(({ chosen }) => chosen)).toEqual(['native']);
  });

  it('fall back to the embedded one, with the reason, if the engine process fails', async () => {
    const report = async () => {
      throw new JobError('internal', 'No disk.', 'Make room.');
    };
    const { services } = start({ engine: { report } });
    expect(await services.engines.report()).toMatchObject({
      chosen: 'wasm',
      choice: { kind: 'choice failed', message: 'No disk.', remedy: 'Make room.' },
    });
  });

  it('are tried by the learn process if they need the graphics card', async () => {
    const untried = async ({ all }: { all: boolean }) => (all ? ['webgpu' as const] : []);
    const diagnose = async () => DIAGNOSIS;
    const probeWebgpu = async () => ran(1);
    const { services, processes, tried } = start({
      engine: { untried, diagnose },
      learning: { probeWebgpu },
    });
    expect(await services.engines.measure()).toEqual(DIAGNOSIS);
    expect(processes.learning[0].asked).toEqual([{ name: 'probeWebgpu', ask: null }]);
    expect(tried).toEqual([]);
  });

  it('are installed and tried; a cancelled dialog or installation changes nothing', async () => {
    const install = vi.fn(async (_ask: unknown, context: JobContext<never>) => {
      context.progress({
        stage: 'Downloading',
        done: 1,
        total: 2,
        unit: 'MB',
        ratePerSecond: 1,
        secondsLeft: 1,
      });
      return null;
    });
    const diagnose = async () => DIAGNOSIS;
    const { services, tried, told } = start({
      engine: { install, diagnose },
      probe: async () => ran(10),
      chosenPath: null,
    });
    expect(await services.engines.install('cpu', true)).toBeNull();
    expect(install).not.toHaveBeenCalled();
    expect(await services.engines.install('cpu', false)).toEqual(DIAGNOSIS);
    expect(tried).toEqual(['native', 'wasm']);
    expect(told('engine.progress').map(({ stage }) => stage)).toEqual([
      'Downloading',
      'Trying it with a few training steps',
    ]);
    install.mockImplementation(endless);
    const running = services.engines.install('cpu', false);
    await vi.waitUntil(() => install.mock.calls.length === 2);
    services.engines.cancelInstall();
    expect(await running).toBeNull();
    expect(tried).toHaveLength(2);
  });

  it('are searched again when native TensorFlow is removed', async () => {
    const engine = {
      uninstall: async () => null,
      diagnose: async () => DIAGNOSIS,
      diagnosisText: async () => 'text',
    };
    const { services, told } = start({ engine });
    expect(await services.engines.uninstall()).toEqual(DIAGNOSIS);
    expect(told('engine.changed')).toHaveLength(1);
    expect(await services.engines.diagnosisText()).toBe('text');
  });
});

describe('the page of the graphics card', () => {
  it('is opened when the learn process requests a port, and gets the other end once it is loaded', async () => {
    const { processes, pages, services } = start();
    services.learning.client.startBeforehand();
    processes.learning[0].send({ kind: 'portWanted' });
    await vi.waitUntil(() => processes.learning[0].ports.length > 0);
    expect(processes.learning[0].ports).toMatchObject([{ name: 'port1' }]);
    expect(pages[0].ports).toEqual([]);
    pages[0].finish();
    await vi.waitUntil(() => pages[0].ports.length > 0);
    expect(pages[0].ports).toMatchObject([{ name: 'port2' }]);
  });

  it('exists once, and is closed at the end', async () => {
    const { services, pages } = start();
    services.gpu.open();
    services.gpu.open();
    expect(pages.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    services.gpu.close();
    services.gpu.close();
    expect(pages.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });

  it('closes its port if it cannot be loaded', async () => {
    const close = vi.fn();
    const page = new FakePage();
    const ports = { port1: {}, port2: { close } } as never;
    new GpuService({ gpuPage: () => page, channel: () => ports }).open();
    page.fail(new Error('no page'));
    await vi.waitUntil(() => close.mock.calls.length > 0);
    expect(page.ports).toEqual([]);
  });
});
