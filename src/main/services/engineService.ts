import type { MessagePortMain } from 'electron';
import type { EngineDiagnosis, EngineName, EngineReport, NativeBuild, Progress } from '#contract/contract';
import type { ProbeResult } from '#engine/probe/probe';
import type { Probes } from '#engine/probe/probeCache';
import { toFailure } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { EngineRequests } from '#main/process/engineRequests';
import { awaitProbe } from '#main/process/probeOnCard';
import { ProcessClient } from '#main/process/processClient';
import type { Running } from '#main/process/processContract';
import type { AppProcesses } from '#main/services/appProcesses';
import type { GpuService } from '#main/services/gpuService';
import type { LearnService } from '#main/services/learnService';

function noEngine(error: unknown): EngineReport {
  const { message, remedy } = toFailure(error);
  const choice = { kind: 'choice failed', message, remedy } as const;
  return { chosen: 'wasm', description: null, choice, engines: [] };
}

export interface EngineServiceParts {
  readonly processes: Pick<AppProcesses, 'engine' | 'probe' | 'graphics'>;
  readonly dialogs: Dialogs;
  /** Tries the graphics card. */
  readonly learning: LearnService;
  readonly gpu: GpuService;
  readonly sendNews: SendNews;
}

/** The last stage of an installation, of unknown duration. */
const TRYING: Progress = {
  stage: 'Trying it with a few training steps',
  done: 0,
  total: 0,
  unit: '',
  ratePerSecond: 0,
  secondsLeft: 0,
};

/** Chooses, diagnoses and installs the engine that trains and classifies. */
export class EngineService {
  private readonly client: ProcessClient<EngineRequests, MessagePortMain>;
  private installing: Running<null> | null = null;
  /** The current report; tries in progress may change it. */
  private known: Promise<EngineReport>;
  /** Resolves when all necessary tries are finished. */
  private settled: Promise<EngineReport>;

  private readonly graphics: Promise<string>;

  constructor(private readonly parts: EngineServiceParts) {
    this.client = new ProcessClient<EngineRequests, MessagePortMain>({
      name: 'engine',
      fork: () => parts.processes.engine(),
      onRestart: () => undefined,
    });
    this.graphics = parts.processes.graphics();
    this.known = this.ask({});
    this.settled = this.known.then(() => this.tryUntried());
  }

  /** The current report; 'engine.changed' is sent if a try changes it. */
  report(): Promise<EngineReport> {
    return this.known;
  }

  /** The engine to use: "auto" waits for the necessary tries. */
  async resolve(asked: EngineName | 'auto'): Promise<EngineName> {
    return asked === 'auto' ? (await this.settled).chosen : asked;
  }

  async diagnose(): Promise<EngineDiagnosis> {
    await this.settled;
    return this.client.ask('diagnose', null).answer;
  }

  /** The diagnosis as text for bug reports. */
  async diagnosisText(): Promise<string> {
    await this.settled;
    return this.client.ask('diagnosisText', null).answer;
  }

  /** Tries all available engines again. */
  async measure(): Promise<EngineDiagnosis> {
    await this.settled;
    this.settled = this.probe(await this.untried(true));
    return this.diagnose();
  }

  /**
   * Installs native TensorFlow and tries it; null if the user cancels.
   * @throws AppFailure 'engine.busy', 'engine.install', 'disk.full'
   */
  async install(build: NativeBuild, fromDisk: boolean): Promise<EngineDiagnosis | null> {
    const wheelPath = fromDisk ? await this.parts.dialogs.chooseWheel() : null;
    if (fromDisk && wheelPath === null) return null;
    this.installing = this.client.ask(
      'install',
      { build, wheelPath },
      {
        progress: (progress) => this.parts.sendNews('engine.progress', progress),
      },
    );
    try {
      await this.installing.answer;
    } catch (error) {
      if (toFailure(error).code === 'cancelled') return null;
      throw error;
    } finally {
      this.installing = null;
    }
    this.parts.sendNews('engine.progress', TRYING);
    const first: EngineName[] = ['native', 'wasm'];
    this.settled = this.probe(first).then(() => this.tryUntried(first));
    return this.diagnose();
  }

  cancelInstall(): void {
    this.installing?.cancel();
  }

  async uninstall(): Promise<EngineDiagnosis> {
    await this.client.ask('uninstall', null).answer;
    this.settled = this.probe([]);
    return this.diagnose();
  }

  dispose(): void {
    this.client.dispose();
  }

  private async ask(tried: Probes): Promise<EngineReport> {
    const graphics = await this.graphics;
    return this.client.ask('report', { tried, graphics }).answer.catch(noEngine);
  }

  private async untried(all: boolean): Promise<EngineName[]> {
    return this.client.ask('untried', { all, graphics: await this.graphics }).answer;
  }

  /** A result may require further tries; no engine is tried twice, even if its result could not be stored. */
  private async tryUntried(tried: readonly EngineName[] = []): Promise<EngineReport> {
    const untried = await this.untried(false).catch(() => []);
    const names = untried.filter((name) => !tried.includes(name));
    if (names.length === 0) return this.known;
    await this.probe(names);
    return this.tryUntried([...tried, ...names]);
  }

  /** Tries engines one after the other, so that they do not slow each other down, and notifies the window. */
  private async probe(names: readonly EngineName[]): Promise<EngineReport> {
    const probes: Probes = {};
    for (const name of names) probes[name] = await this.tryOut(name);
    this.known = this.ask(probes);
    const report = await this.known;
    this.parts.sendNews('engine.changed', report);
    return report;
  }

  /** A graphics card is tried by the learn process, which would use it. */
  private tryOut(name: EngineName): Promise<ProbeResult> {
    const { learning, gpu, processes } = this.parts;
    if (name !== 'webgpu') return processes.probe(name);
    return awaitProbe(learning.client.ask('probeWebgpu', null), () => gpu.close());
  }
}
