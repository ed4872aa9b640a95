import type { MessagePortMain, WebContents } from 'electron';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { SendNews } from '#main/base/sendNews';
import type { DataRequests } from '#main/process/dataRequests';
import { ProcessClient } from '#main/process/processClient';
import type { AppProcesses } from '#main/services/appProcesses';

type DataClient = ProcessClient<DataRequests, MessagePortMain>;

/** The page that is given a port to the data process. */
type DataPortHolder = Pick<WebContents, 'postMessage' | 'isDestroyed'>;

/** Properties of the open line. Its samples are in the data process, which sends them to the window directly. */
export class DatasetService {
  readonly client: DataClient;
  private open: DatasetSummary | null = null;
  private portHolder: DataPortHolder | null = null;

  constructor(
    private readonly processes: Pick<AppProcesses, 'data' | 'channel'>,
    private readonly sendNews: SendNews,
  ) {
    this.client = new ProcessClient<DataRequests, MessagePortMain>({
      name: 'data',
      fork: () => processes.data(),
      onRestart: () => void this.restore(),
    });
  }

  get dataset(): DatasetSummary | null {
    return this.open;
  }

  /** Opens a line in place of the previous one. @throws AppFailure 'file.missing', 'file.notSegy', … */
  async openLine(path: string): Promise<DatasetSummary> {
    this.open = await this.client.ask('open', { path }).answer;
    return this.open;
  }

  /** True if two files hold the same data. */
  haveSameContent(firstPath: string, secondPath: string): Promise<boolean> {
    return this.client.ask('haveSameContent', { firstPath, secondPath }).answer;
  }

  async close(): Promise<void> {
    this.open = null;
    await this.client.ask('close', null).answer;
  }

  /** Connects the window with the data process. A restarted process gets a new port. */
  connect(contents: DataPortHolder): void {
    const { port1, port2 } = this.processes.channel();
    this.portHolder = contents;
    this.client.sendPort(port1);
    contents.postMessage('data-port', null, [port2]);
  }

  dispose(): void {
    this.client.dispose();
  }

  private async restore(): Promise<void> {
    const message = 'The data process ended unexpectedly and was restarted.';
    const path = this.open?.path;
    try {
      if (path !== undefined) await this.openLine(path);
      if (this.portHolder && !this.portHolder.isDestroyed()) this.connect(this.portHolder);
      this.sendNews('notice', { level: 'warning', message, remedy: 'You can continue; nothing was lost.' });
    } catch {
      this.sendNews('notice', { level: 'error', message, remedy: 'Open the line again.' });
    }
  }
}
