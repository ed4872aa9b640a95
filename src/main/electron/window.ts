import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import { APP_ORIGIN, hardenContents, WEB_PREFERENCES } from '#main/electron/security';
import type { UserState } from '#main/state/userState';
import { fitPlace, MINIMUM_HEIGHT, MINIMUM_WIDTH } from '#main/state/windowPlace';

/** Background of the window before the page is drawn, by theme. */
const GROUND = { dark: '#16181c', light: '#f7f7f5' };

/** Time after which the window is shown even if the page is not drawn yet, in ms. */
const SHOW_AFTER_MS = 3_000;

function rememberPlace(window: BrowserWindow, state: UserState): void {
  const save = () => {
    const { x, y, width, height } = window.getNormalBounds();
    state.setWindowPlace({ x, y, width, height, isMaximised: window.isMaximized() });
  };
  window.on('resized', save);
  window.on('moved', save);
  window.on('close', save);
}

function showWhenDrawn(window: BrowserWindow): void {
  const timer = setTimeout(() => window.show(), SHOW_AFTER_MS);
  window.once('closed', () => clearTimeout(timer));
  window.once('ready-to-show', () => {
    clearTimeout(timer);
    window.show();
  });
}

/** Opens the window at its last place. */
export function openWindow(state: UserState): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { isMaximised, ...bounds } = fitPlace(state.windowPlace, areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM_WIDTH,
    minHeight: MINIMUM_HEIGHT,
    show: false,
    title: 'Diffrakt',
    icon: join(import.meta.dirname, '../../resources/icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload: join(import.meta.dirname, '../preload/index.cjs') },
  });
  hardenContents(window.webContents, (url) => void shell.openExternal(url));
  rememberPlace(window, state);
  showWhenDrawn(window);
  if (isMaximised) window.maximize();
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
