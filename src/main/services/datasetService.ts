import { MessageChannelMain, type WebContents } from 'electron';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { SendNews } from '#main/ipc/news';
import type { DataRequests } from '#main/process/dataRequests';
import { forkProcess } from '#main/process/forkProcess';
import { ProcessClient } from '#main/process/processClient';
import dataProcessPath from '../process/dataProcess?modulePath';

type DataClient = ProcessClient<DataRequests, Electron.MessagePortMain>;

/** The open line, as main knows it. Its samples live in the data process and go straight to the window. */
export class DatasetService {
  readonly client: DataClient;
  private open: DatasetSummary | null = null;
  private portHolder: WebContents | null = null;

  constructor(private readonly sendNews: SendNews) {
    this.client = new ProcessClient<DataRequests, Electron.MessagePortMain>({
      name: 'data',
      fork: () => forkProcess<DataRequests>(dataProcessPath, 'Diffrakt data'),
      onRestart: () => void this.restore(),
    });
  }

  get dataset(): DatasetSummary | null {
    return this.open;
  }

  /** Opens a line in place of the one before. @throws AppFailure 'file.missing', 'file.notSegy', … */
  async openLine(path: string): Promise<DatasetSummary> {
    this.open = await this.client.ask('open', { path }).answer;
    return this.open;
  }

  /** True where two files hold the same data. */
  haveSameContent(firstPath: string, secondPath: string): Promise<boolean> {
    return this.client.ask('haveSameContent', { firstPath, secondPath }).answer;
  }

  async close(): Promise<void> {
    this.open = null;
    await this.client.ask('close', null).answer;
  }

  /** Connects the window with the data process. A process that is started anew gets a new port. */
  connect(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.portHolder = contents;
    this.client.sendPort(port1);
    contents.postMessage('data-port', null, [port2]);
  }

  dispose(): void {
    this.client.dispose();
  }

  private async restore(): Promise<void> {
    const message = 'The part that reads the line ended unexpectedly and was started again.';
    const path = this.open?.path;
    try {
      if (path !== undefined) await this.openLine(path);
      if (this.portHolder && !this.portHolder.isDestroyed()) this.connect(this.portHolder);
      this.sendNews('notice', { level: 'warning', message, remedy: 'Go on working; nothing was lost.' });
    } catch {
      this.sendNews('notice', { level: 'error', message, remedy: 'Open the line again.' });
    }
  }
}
