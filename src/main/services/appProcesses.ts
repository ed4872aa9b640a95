import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { EngineName } from '#engine/names/engineNames';
import type { ProbeResult } from '#engine/probe/probe';
import { describeGraphics } from '#main/electron/graphics';
import type { DataRequests } from '#main/process/dataRequests';
import type { EngineRequests } from '#main/process/engineRequests';
import { forkProcess } from '#main/process/forkProcess';
import { createGpuPage, type GpuPage } from '#main/process/gpuPage';
import type { LearnRequests } from '#main/process/learnRequests';
import type { LiveRequests } from '#main/process/live/liveRequests';
import { probeInProcess } from '#main/process/probeInProcess';
import type { ChildProcess } from '#main/process/processClient';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import dataProcessPath from '../process/dataProcess?modulePath';
import engineProcessPath from '../process/engineProcess?modulePath';
import learnProcessPath from '../process/learnProcess?modulePath';
import liveProcessPath from '../process/live/liveProcess?modulePath';
import projectProcessPath from '../process/project/projectProcess?modulePath';

/** Processes and channels of the services; tests replace them. */
export interface AppProcesses {
  data(): ChildProcess<DataRequests, MessagePortMain>;
  learning(): ChildProcess<LearnRequests, MessagePortMain>;
  live(): ChildProcess<LiveRequests, MessagePortMain>;
  engine(): ChildProcess<EngineRequests, MessagePortMain>;
  project(): ChildProcess<ProjectRequests, MessagePortMain>;
  /** Tries an engine in a separate process. */
  probe(name: EngineName): Promise<ProbeResult>;
  /** The two ends of a channel between processes. */
  channel(): { readonly port1: MessagePortMain; readonly port2: MessagePortMain };
  gpuPage(): GpuPage;
  /** The graphics cards and drivers of the machine, as text. */
  graphics(): Promise<string>;
}

export const APP_PROCESSES: AppProcesses = {
  data: () => forkProcess<DataRequests>(dataProcessPath, 'Diffrakt data'),
  learning: () => forkProcess<LearnRequests>(learnProcessPath, 'Diffrakt learning'),
  live: () => forkProcess<LiveRequests>(liveProcessPath, 'Diffrakt live answers'),
  engine: () => forkProcess<EngineRequests>(engineProcessPath, 'Diffrakt engines'),
  project: () => forkProcess<ProjectRequests>(projectProcessPath, 'Diffrakt projects'),
  probe: probeInProcess,
  channel: () => new MessageChannelMain(),
  gpuPage: createGpuPage,
  graphics: describeGraphics,
};
