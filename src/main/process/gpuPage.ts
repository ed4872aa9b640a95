import { join } from 'node:path';
import { type MessagePortMain, WebContentsView } from 'electron';
import { APP_ORIGIN, hardenContents, WEB_PREFERENCES } from '#main/electron/security';

/** The page that computes on a graphics card, as its service sees it. */
export interface GpuPage {
  /** Loads the page; rejects where it cannot be loaded. */
  load(): Promise<void>;
  sendPort(port: MessagePortMain): void;
  onClosed(listener: () => void): void;
  /** Closes the page; nothing happens where it is closed already. */
  close(): void;
}

/**
 * A page of our own that belongs to no window: it cannot be seen, keeps no app open, and is as sandboxed
 * as the window's. It closes itself when its process ends.
 */
export function createGpuPage(): GpuPage {
  const preload = join(import.meta.dirname, '../preload/gpu.cjs');
  // It is never in front, and must work all the same.
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
    // By way of the view, which keeps its page from being collected.
    close: () => {
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
}
