import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { EventName, Events } from '#contract/contract';
import type { EngineName } from '#engine/names/engineNames';
import type { EngineReport } from '#engine/names/engineReport';
import type { ProbeResult } from '#engine/probe/probe';
import { ChosenPaths } from '#main/base/chosenPaths';
import type { Dialogs } from '#main/electron/fileDialogs';
import { createHandlers, type Desktop } from '#main/ipc/createHandlers';
import type { DataRequests } from '#main/process/dataRequests';
import type { EngineRequests } from '#main/process/engineRequests';
import type { GpuPage } from '#main/process/gpuPage';
import type { LearnRequests } from '#main/process/learnRequests';
import type { LiveRequests } from '#main/process/live/liveRequests';
import { PROJECT_HANDLERS } from '#main/process/project/projectHandlers';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import type { ProcessHandlers } from '#main/process/serveRequests';
import { createServices, disposeServices } from '#main/services/services';
import { UserState } from '#main/state/userState';
import { makeSummary } from '#main/testing/fakeDatasets';
import { FakeProcess } from '#main/testing/fakeProcess';
import { throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

/** Answers of the processes in a test; all other requests fail as "internal". */
export interface Answers {
  readonly data?: Partial<ProcessHandlers<DataRequests>>;
  readonly learning?: Partial<ProcessHandlers<LearnRequests>>;
  readonly live?: Partial<ProcessHandlers<LiveRequests>>;
  readonly engine?: Partial<ProcessHandlers<EngineRequests>>;
  readonly probe?: (name: EngineName) => Promise<ProbeResult>;
  /** The path chosen in the next dialogs; null cancels them. */
  readonly chosenPath?: string | null;
}

/** A port without the other end. */
export interface FakePort {
  readonly name: string;
  isClosed: boolean;
  close(): void;
}

/** A page for the graphics card that the test loads, fails or closes. */
export class FakePage implements GpuPage {
  readonly ports: unknown[] = [];
  isClosed = false;
  finish: () => void = () => undefined;
  fail: (error: Error) => void = () => undefined;
  private tellClosed: () => void = () => undefined;

  load(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
  }

  sendPort(port: MessagePortMain): void {
    this.ports.push(port);
  }

  onClosed(listener: () => void): void {
    this.tellClosed = listener;
  }

  close(): void {
    this.isClosed = true;
    this.tellClosed();
  }
}

export const WASM_REPORT: EngineReport = {
  chosen: 'wasm',
  description: null,
  choice: { kind: 'choice failed', message: 'Not looked for.', remedy: '' },
  engines: [],
};

function makePort(name: string): MessagePortMain {
  const port: FakePort = {
    name,
    isClosed: false,
    close() {
      this.isClosed = true;
    },
  };
  return port as unknown as MessagePortMain;
}

/** Dialogs that answer with one path and record their options. */
function makeDialogs(path: string | null): Dialogs & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer = async (question: string) => {
    asked.push(question);
    return path;
  };
  return {
    asked,
    chooseLineOrProject: () => answer('line'),
    chooseLines: async () => [await answer('lines')].flatMap((one) => (one === null ? [] : [one])),
    chooseOverlay: () => answer('overlay'),
    choosePicks: () => answer('picks'),
    choosePoints: () => answer('points'),
    chooseWheel: () => answer('wheel'),
    chooseFolder: (title) => answer(title),
    confirmServer: async (server) => {
      asked.push(server);
      return path !== null;
    },
    confirmRemovalOfRun: async (name) => {
      asked.push(name);
      return path !== null;
    },
    chooseTarget: ({ suggestion }) => answer(suggestion),
  };
}

/** A desktop that shows nothing. */
const NO_DESKTOP: Desktop = {
  showFolder: async () => undefined,
  toggleFullScreen: () => undefined,
  openSecondWindow: () => undefined,
  copyText: () => undefined,
  followSettings: () => undefined,
};

/** All services and handlers with processes inside the test, and the user's files under `folder`. */
export function startServices(folder: string, answers: Answers = {}) {
  const news: { readonly name: EventName; readonly news: unknown }[] = [];
  const processes = {
    data: [] as FakeProcess<DataRequests>[],
    learning: [] as FakeProcess<LearnRequests>[],
    live: [] as FakeProcess<LiveRequests>[],
  };
  const pages: FakePage[] = [];
  const tried: string[] = [];
  const dialogs = makeDialogs(answers.chosenPath ?? null);
  const services = createServices({
    version: '1.2.3',
    systemLanguage: 'en',
    userState: new UserState(join(folder, 'user')),
    chosen: new ChosenPaths(),
    dialogs,
    sendNews: (name, told) => void news.push({ name, news: told }),
    processes: {
      data: () => {
        const started = new FakeProcess<DataRequests>({
          open: async ({ path, opening }) => ({ ...makeSummary(path), opening }),
          signature: async ({ path }) => `signature of ${path}`,
          close: async () => null,
          ...answers.data,
        });
        processes.data.push(started);
        return started;
      },
      learning: () => {
        const started = new FakeProcess<LearnRequests>(answers.learning ?? {});
        processes.learning.push(started);
        return started;
      },
      live: () => {
        const started = new FakeProcess<LiveRequests>(answers.live ?? {});
        processes.live.push(started);
        return started;
      },
      engine: () =>
        new FakeProcess<EngineRequests>({
          report: async () => WASM_REPORT,
          untried: async () => [],
          ...answers.engine,
        }),
      project: () => new FakeProcess<ProjectRequests>(PROJECT_HANDLERS),
      probe: (name) => {
        tried.push(name);
        return (answers.probe ?? (async () => Promise.reject(new Error('not expected'))))(name);
      },
      channel: () => ({ port1: makePort('port1'), port2: makePort('port2') }),
      gpuPage: () => {
        const page = new FakePage();
        pages.push(page);
        return page;
      },
      graphics: async () => 'a card',
    },
  });
  const told = <Name extends EventName>(name: Name) =>
    news.filter((one) => one.name === name).map((one) => one.news as Events[Name]);
  const handlers = createHandlers(services, NO_DESKTOP);
  return { services, handlers, processes, pages, tried, dialogs, told, end: () => disposeServices(services) };
}

/** Writes a file that the fake data process opens as a line. */
export function putLine(folder: string, name = 'west.sgy'): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `samples of ${name}`);
  return path;
}

/** Runs until it is stopped, and can be paused and resumed. */
export async function endless(_ask: unknown, { signal, waitWhilePaused }: JobContext<never>): Promise<never> {
  for (;;) {
    await new Promise((done) => setImmediate(done));
    await waitWhilePaused?.();
    throwIfCancelled(signal);
  }
}
