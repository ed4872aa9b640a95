import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  _electron,
  type ConsoleMessage,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test';
import { type Command, DEMO_SEED } from '#contract/commands';
import { FIRST_SETTINGS } from '#contract/preferences/settings';

const root = join(import.meta.dirname, '..');
/** The demo line and its truth as the command line simulates them; left out, each app simulates its own. */
export const STORED_DEMO_LINE = process.env.DIFFRAKT_DEMO_LINE;

/** Where a message of the console is from: some have no text. */
function placeOf(message: ConsoleMessage): string {
  const { url, lineNumber, columnNumber } = message.location();
  return `(${url}:${lineNumber + 1}:${columnNumber + 1})`;
}

/** The real app in a fresh user-data folder. Ending it fails the test on any console error. */
export class RunningApp {
  readonly errors: string[] = [];

  constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly userDataFolder: string,
    private readonly keepUserData: boolean,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${placeOf(message)}`);
    });
    page.on('pageerror', (error) =>
      this.errors.push(`uncaught ${error.name}: ${error.stack ?? error.message}`),
    );
  }

  async close(): Promise<void> {
    const { pid } = this.app.process();
    const closed = this.app.close().then(() => true);
    const isClosed = await Promise.race([
      closed,
      new Promise((done) => setTimeout(() => done(false), 10_000)),
    ]);
    if (!isClosed && pid) process.kill(pid, 'SIGKILL');
    if (!this.keepUserData) rmSync(this.userDataFolder, { recursive: true, force: true, maxRetries: 5 });
    expect(this.errors, 'errors on the console').toEqual([]);
    expect(isClosed, 'the app ends within 10 s').toBe(true);
  }
}

export interface LaunchOptions {
  readonly args?: string[];
  readonly width?: number;
  readonly height?: number;
  readonly userDataFolder?: string;
  /** Where native TensorFlow is; left out, there is none, whatever this machine has installed. What the
   *  machine's own engines were found to do is kept there by the first test, for those after it. */
  readonly engineFolder?: string;
  /** For a test that starts the app again where it was left. */
  readonly keepUserData?: boolean;
  /** English, whatever the language of this machine. */
  readonly language?: 'en' | 'de';
  readonly colourScheme?: 'dark' | 'light';
  /** Classifies the shown plane unasked, as it does for users; it takes seconds of every processor. */
  readonly liveAnswers?: boolean;
  /** Simulates the demo line itself, as it does for users. */
  readonly simulatesDemoLine?: boolean;
  /** Set beside what this process has. */
  readonly environment?: Record<string, string>;
}

/** Puts the demo line, which `npm test` has simulated once, into the folder of a fresh user. */
function keepDemoLine(userDataFolder: string): void {
  const folder = join(userDataFolder, 'demo', String(DEMO_SEED));
  if (STORED_DEMO_LINE && !existsSync(folder)) cpSync(STORED_DEMO_LINE, folder, { recursive: true });
}

/** Settings of a fresh user; one who has been there keeps what was set. */
function keepSettings(userDataFolder: string, liveAnswers: boolean): void {
  const file = join(userDataFolder, 'settings.json');
  if (existsSync(file)) return;
  writeFileSync(file, JSON.stringify({ ...FIRST_SETTINGS, liveAnswers }));
}

/** Sets the size of the window's content, in pixels. */
export async function setSize(
  { app }: Pick<RunningApp, 'app'>,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height),
    { width, height },
  );
}

/** Starts the built app. Root gets --no-sandbox, as Chromium demands; anybody else has the sandbox. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userDataFolder = options.userDataFolder ?? mkdtempSync(join(tmpdir(), 'diffrakt-e2e-'));
  keepSettings(userDataFolder, options.liveAnswers ?? false);
  if (!options.simulatesDemoLine) keepDemoLine(userDataFolder);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...sandbox,
      root,
      `--user-data-dir=${userDataFolder}`,
      `--lang=${options.language ?? 'en'}`,
      ...(options.args ?? []),
    ],
    env: {
      ...process.env,
      DIFFRAKT_ENGINE_FOLDER: options.engineFolder ?? join(root, 'build/no-engine'),
      ...options.environment,
    },
    colorScheme: options.colourScheme ?? 'dark',
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const running = new RunningApp(app, page, userDataFolder, options.keepUserData ?? false);
  await setSize(running, { width: options.width ?? 1280, height: options.height ?? 800 });
  await page.waitForLoadState('domcontentloaded');
  return running;
}

/** Chooses an item of the application's menu. */
export async function chooseInMenu(app: ElectronApplication, command: Command): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command);
}

/** Makes the next file dialogs answer with the path, as if the user had chosen it. */
export async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
}
