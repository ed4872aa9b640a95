import type { MessagePortMain, WebContents } from 'electron';
import type { Events, ReadingChoice } from '#contract/contract';
import type { SavedMapping } from '#contract/headers/mappings';
import type { UnopenedLine } from '#contract/reply';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { ReadingPreview } from '#jobs/opening/readingPreview';
import { AppFailure, toFailure } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { DataRequests } from '#main/process/dataRequests';
import { ProcessClient } from '#main/process/processClient';
import type { Running } from '#main/process/processContract';
import type { AppProcesses } from '#main/services/appProcesses';
import type { KeptOpenings } from '#main/state/keptOpenings';
import type { SavedMappings } from '#main/state/savedMappings';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';
import type { Progress } from '#system/progress';

type DataClient = ProcessClient<DataRequests, MessagePortMain>;

/** How a line is to be read. */
export interface LineChoice {
  readonly now?: OpeningOptions;
  readonly before?: OpeningOptions;
  /** Whether a mapping saved for files like it is used where neither is given and no choice is kept. */
  readonly isMapped?: boolean;
}

/** The failure with the line that did not open; any other error as it is. */
function withLine(error: unknown, line: UnopenedLine): unknown {
  return error instanceof AppFailure ? new AppFailure({ ...error.failure, line }) : error;
}

function contradictionOf({ fileName, sampledHeaderCount, traceCount }: DatasetSummary): Events['notice'] {
  return {
    level: 'warning',
    message: `${fileName} was shown as a regular grid by ${sampledHeaderCount} of its ${traceCount} trace headers; the others contradict it. It is laid out by all headers now.`,
    remedy: 'Check the plane that is shown, and picks made since the file was opened.',
  };
}

function unreadHeadersOf({ fileName, sampledHeaderCount }: DatasetSummary, error: unknown): Events['notice'] {
  return {
    level: 'warning',
    message: `Not all trace headers of ${fileName} could be read (${toFailure(error).message}). It is shown by ${sampledHeaderCount} of them.`,
    remedy: 'Open the file again to read them.',
  };
}

function unusableMapping({ name, pattern }: SavedMapping, reason: string): Events['notice'] {
  return {
    level: 'warning',
    message: `The saved mapping “${name}” (${pattern}) does not fit this file, which is read as its headers state: ${reason}`,
    remedy: 'Change or delete the mapping under Headers, Reading.',
  };
}

/** The page that is given a port to the data process. */
type DataPortHolder = Pick<WebContents, 'postMessage' | 'isDestroyed'>;

/** Properties of the open line. Its samples are in the data process, which sends them to the window directly. */
export class DatasetService {
  readonly client: DataClient;
  private open: DatasetSummary | null = null;
  private choice: ReadingChoice = 'none';
  private mapping: SavedMapping | null = null;
  private fetching: Running<DatasetSummary> | null = null;
  private portHolder: DataPortHolder | null = null;

  constructor(
    private readonly processes: Pick<AppProcesses, 'data' | 'channel'>,
    private readonly sendNews: SendNews,
    private readonly kept: KeptOpenings,
    private readonly mappings: Pick<SavedMappings, 'of'>,
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

  /** When the user chose how the open line is read. */
  get readingChoice(): ReadingChoice {
    return this.choice;
  }

  /** Name of the saved mapping by which the open line is read, else null. */
  get readingMapping(): string | null {
    return this.mapping?.name ?? null;
  }

  /**
   * Opens a line in place of the previous one.
   * @param now how the user chooses to read it, which is kept for the file
   * @param before how its project reads it; the choice kept for the file where both are left out
   * @throws AppFailure 'file.missing', 'file.notSegy', … with the line, so that it can be opened otherwise
   */
  async openLine(path: string, { now, before, isMapped }: LineChoice = {}): Promise<DatasetSummary> {
    const signature = await this.client.ask('signature', { path }).answer;
    const kept = before ?? (signature === null ? null : this.kept.of(signature));
    const mapping = now || kept || !isMapped ? null : this.mappings.of(path);
    const mapped = mapping && (await this.openByMapping(path, mapping));
    const opening = now ?? kept ?? {};
    this.open =
      mapped ??
      (await this.openIn(path, opening).catch((error) => {
        throw withLine(error, { path, opening });
      }));
    if (now && signature !== null) this.kept.keep(signature, now);
    this.mapping = mapped ? mapping : null;
    this.choice = now ? 'now' : kept ? 'before' : mapped ? 'mapping' : 'none';
    return this.open;
  }

  /**
   * Reads the headers that were left out when the line was opened, and tells the window; a warning where they
   * contradict those that were looked at. Null where none were left out, or another line was opened meanwhile.
   */
  async complete(): Promise<DatasetSummary | null> {
    const line = this.open;
    if (line === null || line.sampledHeaderCount === null) return null;
    try {
      const { summary, isAsSampled } = await this.client.ask('complete', null).answer;
      if (this.open !== line) return null;
      this.open = summary;
      if (!isAsSampled) this.sendNews('notice', contradictionOf(line));
      return summary;
    } catch (error) {
      if (this.open === line) this.sendNews('notice', unreadHeadersOf(line, error));
      return null;
    }
  }

  /** Gives up the opening of a line on a server. */
  cancelOpening(): void {
    this.fetching?.cancel();
  }

  /** The first traces of a file, read in each way. */
  preview(path: string, openings: readonly OpeningOptions[]): Promise<ReadingPreview[]> {
    return this.client.ask('previewReadings', { path, openings }).answer;
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

  /** Opens a line in the data process; what comes from a server is told to the window. */
  private async openIn(path: string, opening: OpeningOptions): Promise<DatasetSummary> {
    const progress = (news: Progress) => this.sendNews('address.progress', news);
    const running = this.client.ask('open', { path, opening }, isAddress(path) ? { progress } : {});
    this.fetching = isAddress(path) ? running : null;
    try {
      return await running.answer;
    } finally {
      this.fetching = null;
    }
  }

  /** Opens a file by a saved mapping; null, with a warning, where it does not open so. */
  private async openByMapping(path: string, mapping: SavedMapping): Promise<DatasetSummary | null> {
    try {
      return await this.openIn(path, mapping.opening);
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code === 'cancelled') throw error;
      this.sendNews('notice', unusableMapping(mapping, message));
      return null;
    }
  }

  private async restore(): Promise<void> {
    const message = 'The data process ended unexpectedly and was restarted.';
    const line = this.open;
    try {
      if (line) this.open = await this.client.ask('open', { path: line.path, opening: line.opening }).answer;
      if (this.portHolder && !this.portHolder.isDestroyed()) this.connect(this.portHolder);
      this.sendNews('notice', { level: 'warning', message, remedy: 'You can continue; nothing was lost.' });
    } catch {
      this.sendNews('notice', { level: 'error', message, remedy: 'Open the line again.' });
    }
  }
}
