import { join } from 'node:path';
import { MessageChannelMain, type MessagePortMain, WebContentsView } from 'electron';
import { APP_ORIGIN, hardenContents, WEB_PREFERENCES } from '#main/security';

/**
 * A page of our own that belongs to no window: it cannot be seen, keeps no app open, and is as sandboxed
 * as the window's.
 */
function createPage(): WebContentsView {
  const preload = join(import.meta.dirname, '../preload/gpu.cjs');
  // It is never in front, and must work all the same.
  const page = new WebContentsView({
    webPreferences: { ...WEB_PREFERENCES, preload, backgroundThrottling: false },
  });
  hardenContents(page.webContents, () => undefined);
  return page;
}

/**
 * The page that computes on a graphics card for the learn process. It is there only while it is needed:
 * it ends itself when the learn process closes its port.
 */
export class GpuService {
  private page: WebContentsView | null = null;

  /** Opens the page anew; returns the learn process's end of its port, which closes if the page ends. */
  open(): MessagePortMain {
    this.close();
    const { port1, port2 } = new MessageChannelMain();
    const page = createPage();
    const { webContents } = page;
    this.page = page;
    webContents.once('destroyed', () => {
      if (this.page === page) this.page = null;
    });
    webContents.once('render-process-gone', () => webContents.close());
    webContents.loadURL(`${APP_ORIGIN}/gpu.html`).then(
      () => webContents.postMessage('gpu-port', null, [port2]),
      () => port2.close(),
    );
    return port1;
  }

  /** Ends the page; what it was computing fails. */
  close(): void {
    const { page } = this;
    this.page = null;
    if (page && !page.webContents.isDestroyed()) page.webContents.close();
  }
}
