import type { MessagePortMain } from 'electron';
import type { GpuPage } from '#main/process/gpuPage';
import type { AppProcesses } from '#main/services/appProcesses';

/**
 * The page that computes on a graphics card for the learn process. It exists only while it is needed:
 * it closes when the learn process closes its port.
 */
export class GpuService {
  private page: GpuPage | null = null;

  constructor(private readonly processes: Pick<AppProcesses, 'gpuPage' | 'channel'>) {}

  /** Opens a new page; returns the learn process's end of its port, which closes if the page ends. */
  open(): MessagePortMain {
    this.close();
    const { port1, port2 } = this.processes.channel();
    const page = this.processes.gpuPage();
    this.page = page;
    page.onClosed(() => {
      if (this.page === page) this.page = null;
    });
    page.load().then(
      () => page.sendPort(port2),
      () => port2.close(),
    );
    return port1;
  }

  /** Closes the page; its computations fail. */
  close(): void {
    this.page?.close();
    this.page = null;
  }
}
