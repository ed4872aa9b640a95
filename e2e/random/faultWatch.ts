import type { RunningApp } from '../launchApp';

/** Codes of failures that no action of a user may lead to. */
const FAULT_CODES = ['internal', 'process.ended', 'process.broken', 'sender.refused', 'engine.lost'];

/** Longest time that main or the page may be busy at a stretch, in ms; more where other tests run beside this one. */
const BLOCKED_MS = Number(process.env.DIFFRAKT_BLOCKED_MS ?? 15_000);

/** Requests that would fetch or remove hundreds of megabytes, or start another program: answered as if cancelled. */
const LEFT_OUT = ['ask:engine.install', 'ask:engine.uninstall', 'ask:window.second'];

/**
 * Notes in main what must not happen: uncaught errors, ended processes, failures of the codes in answers and in news
 * to the window. Links and folders are no longer opened in other programs.
 */
async function watchMain({ app }: RunningApp): Promise<void> {
  await app.evaluate(
    ({ app: electron, ipcMain, shell, BrowserWindow }, { codes, leftOut }) => {
      const faults: string[] = [];
      Reflect.set(globalThis, 'faults', faults);
      process.on('uncaughtException', (error) => faults.push(`main: ${error.stack}`));
      process.on('unhandledRejection', (error) =>
        faults.push(`main, rejection: ${error instanceof Error ? error.stack : error}`),
      );
      electron.on('child-process-gone', (_event, { reason, name, exitCode }) => {
        // Main itself ends a process by SIGTERM, as the engine probe that is no longer wanted; no crash has that code.
        const isEndedByMain = reason === 'killed' && exitCode === 15;
        if (reason !== 'clean-exit' && !isEndedByMain)
          faults.push(`process ${name}: ${reason}, code ${exitCode}`);
      });
      electron.on('render-process-gone', (_event, _contents, { reason }) => faults.push(`page: ${reason}`));
      shell.openExternal = async () => {};
      shell.openPath = async () => '';

      const judge = (place: string, value: unknown): void => {
        const failure = Object(value);
        const text = `${failure.message} ${failure.details ?? ''}`;
        if (codes.includes(failure.code) || /^The window sent/.test(text)) faults.push(`${place}: ${text}`);
      };
      const handlers = Reflect.get(ipcMain, '_invokeHandlers');
      if (!(handlers instanceof Map)) throw new Error('Electron keeps its handlers elsewhere now.');
      for (const [channel, handle] of handlers) {
        handlers.set(channel, async (event: unknown, ask: unknown) => {
          if (leftOut.includes(channel))
            return { ok: false, failure: { code: 'cancelled', message: '', remedy: '' } };
          const reply = Object(await handle(event, ask));
          if (!reply.ok) judge(channel, reply.failure);
          return reply;
        });
      }
      const { webContents } = BrowserWindow.getAllWindows()[0];
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...values) => {
        const news = Object(values[0]);
        judge(channel, news.failure ?? news);
        send(channel, ...values);
      };
    },
    { codes: FAULT_CODES, leftOut: LEFT_OUT },
  );
}

/** Runs in main and in the page: keeps the longest time between two turns of the event loop as `longestGapMs`. */
function watchGaps(): void {
  let last = performance.now();
  Reflect.set(globalThis, 'longestGapMs', 0);
  setInterval(() => {
    const gap = performance.now() - last;
    last += gap;
    if (gap > Reflect.get(globalThis, 'longestGapMs')) Reflect.set(globalThis, 'longestGapMs', gap);
  }, 100);
}

async function faultsOfMain({ app }: RunningApp): Promise<string[]> {
  const faults: unknown = await app.evaluate(() => Reflect.get(globalThis, 'faults'));
  return Array.isArray(faults) ? faults.map(String) : ['main has lost its list of faults'];
}

/** Collects what must not happen in any process of the app. */
export class FaultWatch {
  private constructor(private readonly running: RunningApp) {}

  static async on(running: RunningApp): Promise<FaultWatch> {
    await watchMain(running);
    await running.page.evaluate(watchGaps);
    await running.app.evaluate(watchGaps);
    return new FaultWatch(running);
  }

  /** Errors on the page's console and uncaught ones. */
  get pageFaults(): string[] {
    return this.running.errors.map((text) => `page: ${text}`);
  }

  /** The longest time that the page and main were busy at a stretch, in ms. */
  async longestGapsMs(): Promise<{ page: number; main: number }> {
    const gap = () => Number(Reflect.get(globalThis, 'longestGapMs'));
    return { page: await this.running.page.evaluate(gap), main: await this.running.app.evaluate(gap) };
  }

  /** All faults up to now, of main, the page and the processes. */
  async faults(): Promise<string[]> {
    const blocked = Object.entries(await this.longestGapsMs())
      .filter(([, gapMs]) => gapMs > BLOCKED_MS)
      .map(([name, gapMs]) => `${name} was blocked for ${Math.round(gapMs)} ms`);
    return [...this.pageFaults, ...blocked, ...(await faultsOfMain(this.running))];
  }
}
