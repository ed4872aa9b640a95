import { join } from 'node:path';
import { type MessagePortMain, WebContentsView } from 'electron';
import { APP_ORIGIN, hardenContents, WEB_PREFERENCES } from '#main/electron/security';

/** The page that computes on a graphics card, as its service uses it. */
export interface GpuPage {
  /** Loads the page; rejects if it cannot be loaded. */
  load(): Promise<void>;
  sendPort(port: MessagePortMain): void;
  onClosed(listener: () => void): void;
  /** Closes the page; does nothing if it is closed already. */
  close(): void;
}

/**
 * A page without a window: it is invisible, does not keep the app open, and has the same sandbox
 * as the page of the window. It closes when its process ends.
 */
export function createGpuPage(): GpuPage {
  const preload = join(import.meta.dirname, '../preload/gpu.cjs');
  // It is never visible, and must not be throttled.
  const view = new WebContentsView({
    webPreferences: { ...WEB_PREFERENCES, preload, backgroundThrottling: false },
  });
  const { webContents } = view;
  hardenContents(webContents, () => undefined);
  webContents.once('render-process-gone', () => webContents.close());
  return {
    load: () => webContents.loadURL(`${APP_ORIGIN}/gpu.html`),
    sendPort: (port) => webContents.postMessage('gpu-port', null, [port]),
    onClosed: (listener) => void webContents.once('destroyed', listener),
    // Through the view, which keeps the page from being garbage-collected.
    close: () => {
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
}
