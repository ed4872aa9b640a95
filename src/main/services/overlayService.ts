import { basename, join } from 'node:path';
import type { FileOverlay } from '#contract/overlay';
import { failureOf } from '#main/base/failure';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { DatasetService } from '#main/services/datasetService';
import type { DemoService } from '#main/services/demoService';
import type { ProjectService } from '#main/services/projectService';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { SIMULATED_FILES } from '#system/fileNames';

export interface OverlayParts {
  readonly projects: ProjectService;
  readonly datasets: Pick<DatasetService, 'client'>;
  readonly demo: Pick<DemoService, 'folderOf'>;
  readonly dialogs: Pick<Dialogs, 'chooseOverlay'>;
}

/** The file that lies over the open line, which the user chose or which is the truth of the demo line. */
export class OverlayService {
  private file: { readonly path: string; readonly linePath: string } | null = null;
  private last: ProbabilityGrid | null = null;

  constructor(private readonly parts: OverlayParts) {}

  /** What was read last, for figures. */
  get lastGrid(): ProbabilityGrid | null {
    return this.last;
  }

  /** Lays a file over the line; null where the user cancels. @throws AppFailure 'argument.invalid', 'demo.noTruth' */
  async choose(source: 'file' | 'truth'): Promise<FileOverlay | null> {
    const { dataset } = this.parts.projects.require();
    const path = source === 'truth' ? this.truthPath() : await this.parts.dialogs.chooseOverlay();
    if (path === null) return null;
    const overlay = await this.readFrom(path);
    this.file = { path, linePath: dataset.path };
    return overlay;
  }

  /** The same file over the plane that is shown now. @throws AppFailure 'argument.invalid' where none was chosen */
  async read(): Promise<FileOverlay> {
    const { dataset } = this.parts.projects.require();
    if (this.file?.linePath === dataset.path) return this.readFrom(this.file.path);
    throw failureOf('argument.invalid', 'No file lies over this line.', 'Choose one under Overlay.');
  }

  private async readFrom(path: string): Promise<FileOverlay> {
    const plane = this.parts.projects.shownPlane;
    const overlay = await this.parts.datasets.client.ask('overlay', { path, plane }).answer;
    this.last = overlay.grid;
    return { ...overlay, fileName: basename(path), plane };
  }

  private truthPath(): string {
    const { demoSeed } = this.parts.projects.require();
    if (demoSeed !== null) return join(this.parts.demo.folderOf(demoSeed), SIMULATED_FILES.truthClass);
    throw failureOf('demo.noTruth', 'Only the demo line has a known truth.', 'Open the demo line first.');
  }
}
