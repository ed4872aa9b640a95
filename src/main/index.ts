/** Main: start and end of the app. It holds the state and does not compute; the utility processes do. */

import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
  shell,
} from 'electron';
import { type Language, languageOf } from '#contract/catalogue/languages';
import { type Command, DEMO_SEED } from '#contract/commands';
import type { Settings } from '#contract/preferences/settings';
import { ChosenPaths } from '#main/base/chosenPaths';
import { toFailure } from '#main/base/failure';
import { serveAppFile } from '#main/electron/appProtocol';
import { fileArgument } from '#main/electron/fileArgument';
import { FileDialogs } from '#main/electron/fileDialogs';
import { menuTemplate } from '#main/electron/menu';
import { openSecondWindow } from '#main/electron/secondWindow';
import { APP_SCHEME, hardenSession, isOwnSender } from '#main/electron/security';
import { openWindow } from '#main/electron/window';
import { createHandlers } from '#main/ipc/createHandlers';
import { createNews } from '#main/ipc/createNews';
import { openPath } from '#main/ipc/opening';
import { registerHandlers } from '#main/ipc/registerHandlers';
import { APP_PROCESSES } from '#main/services/appProcesses';
import { createServices, disposeServices, type Services } from '#main/services/services';
import { systemUser } from '#main/state/systemUser';
import { UserState } from '#main/state/userState';

const RENDERER_FOLDER = join(import.meta.dirname, '../renderer');

let window: BrowserWindow | null = null;
const sendNews = createNews(() => window?.webContents ?? null);

protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);

/** The language of the system; the switch --lang comes first. */
function systemLanguage(): Language {
  const asked = app.commandLine.getSwitchValue('lang');
  return languageOf([...(asked === '' ? [] : [asked]), ...app.getPreferredSystemLanguages()]);
}

/** The language that the settings choose, else that of the system. */
function languageIn({ language }: Settings): Language {
  return language === 'system' ? systemLanguage() : language;
}

/** Opens a file that the user named outside the window, and notifies the window. */
async function openFromOutside(services: Services, path: string): Promise<void> {
  services.chosen.add(path);
  try {
    sendNews('project.opened', await openPath(services, path));
  } catch (error) {
    sendNews('project.refused', toFailure(error));
  }
}

/** Opens at the start: the file of the command line, the last project, or the demo line. */
async function openAtStart(services: Services, named: string | null): Promise<void> {
  const path = named ?? services.userState.lastProject;
  const { chosen, opening, demo, userState } = services;
  if (path !== null) {
    chosen.add(path);
    await openPath(services, path);
  } else if (userState.isFirstStart) await opening.run(() => demo.open(DEMO_SEED));
}

/** The first request of the window waits until the start has opened a line; a failure is shown as a notice. */
function answerAfter(start: Promise<void>, services: Services): void {
  const handlers = createHandlers(services, {
    showFolder: async (path) => {
      await shell.openPath(path);
    },
    openSecondWindow: (projectPath) =>
      openSecondWindow(process.execPath, {
        argv: process.argv,
        appPath: app.isPackaged ? null : app.getAppPath(),
        userDataFolder: services.userState.folder,
        projectPath,
      }),
    toggleFullScreen: () => window?.setFullScreen(!window.isFullScreen()),
    copyText: (text) => clipboard.writeText(text),
    followSettings,
  });
  let isTold = false;
  registerHandlers({
    ...handlers,
    'app.state': async () => {
      const failure = await start.then(() => null, toFailure);
      const state = await services.app.state();
      if (failure && !isTold) {
        setTimeout(() => sendNews('project.refused', failure), 100);
      }
      isTold = true;
      return state;
    },
  });
}

function listenToWindow(services: Services): void {
  ipcMain.on('data-port.request', (event) => {
    if (isOwnSender(event)) services.datasets.connect(event.sender);
  });
  ipcMain.on('path.chosen', (event, path: unknown) => {
    if (isOwnSender(event) && typeof path === 'string' && path !== '') services.chosen.add(path);
  });
}

/** Gives the frame its theme and the menu its language. */
function followSettings(settings: Settings): void {
  const { theme, shortcuts } = settings;
  nativeTheme.themeSource = theme;
  const send = (command: Command) => sendNews('menu.command', { command });
  const parts = {
    send,
    platform: process.platform,
    language: languageIn(settings),
    shortcuts,
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
}

function showWindow(userState: UserState): void {
  window = openWindow(userState);
  window.once('closed', () => {
    window = null;
  });
}

function focusWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function start(fileToOpen: () => string | null): Promise<Services> {
  await app.whenReady();
  hardenSession(session.defaultSession);
  session.defaultSession.protocol.handle(APP_SCHEME, (request) => serveAppFile(RENDERER_FOLDER, request));
  const userState = new UserState(app.getPath('userData'), systemUser());
  const chosen = new ChosenPaths();
  const dialogs = new FileDialogs(
    () => window,
    chosen,
    () => languageIn(userState.settings),
  );
  const services = createServices({
    version: app.getVersion(),
    systemLanguage: systemLanguage(),
    userState,
    chosen,
    dialogs,
    processes: APP_PROCESSES,
    sendNews,
  });
  answerAfter(openAtStart(services, fileToOpen()), services);
  listenToWindow(services);
  followSettings(userState.settings);
  showWindow(userState);
  window?.once('ready-to-show', () => {
    services.examiner.startBeforehand();
    if (userState.settings.liveAnswers) void services.live.warmUp();
  });
  app.on('activate', () => {
    if (!window) showWindow(userState);
  });
  return services;
}

function run(): void {
  let waitingPath = fileArgument(process.argv, process.cwd(), app.getAppPath());
  let services: Services | null = null;
  const open = (path: string) => {
    if (services) void openFromOutside(services, path);
    else waitingPath = path;
  };
  app.on('second-instance', (_event, argv, folder) => {
    const path = fileArgument(argv, folder, app.getAppPath());
    focusWindow();
    if (path !== null) open(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => services && disposeServices(services));
  void start(() => waitingPath).then((started) => {
    services = started;
  });
}

if (app.requestSingleInstanceLock()) run();
else app.quit();
