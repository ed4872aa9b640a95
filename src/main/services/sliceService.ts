import { join } from 'node:path';
import type { SendNews } from '#main/base/sendNews';
import type { Running } from '#main/process/processContract';
import type { DatasetService } from '#main/services/datasetService';

export interface SliceParts {
  /** The user's folder. */
  readonly folder: string;
  readonly datasets: Pick<DatasetService, 'client'>;
  readonly sendNews: SendNews;
}

/** Has the slices of the open line indexed, in the user's folder and never beside the data. */
export class SliceService {
  private indexing: Running<boolean> | null = null;

  constructor(private readonly parts: SliceParts) {}

  /**
   * Indexes the slices, or takes the index that is there. False where it is not worth it, or there is no room.
   * @throws AppFailure 'cancelled', 'disk.full', 'file.write', 'file.missing', …
   */
  async index(): Promise<boolean> {
    const { folder, datasets, sendNews } = this.parts;
    this.cancel();
    const order = { folder: join(folder, 'slices') };
    const running = datasets.client.ask('indexSlices', order, {
      progress: (news) => sendNews('slices.progress', news),
    });
    this.indexing = running;
    return running.answer;
  }

  cancel(): void {
    this.indexing?.cancel();
    this.indexing = null;
  }
}
