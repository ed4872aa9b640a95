import { basename, join } from 'node:path';
import type { FileOverlay } from '#contract/overlay';
import { failureOf } from '#main/base/failure';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { DatasetService } from '#main/services/datasetService';
import type { DemoService } from '#main/services/demoService';
import type { ProjectService } from '#main/services/projectService';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { OverlayEnds } from '#seismic/labels/sectionOverlay';
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
  /** What was read last of one plane and of another one. */
  private kept: readonly FileOverlay[] = [];

  constructor(private readonly parts: OverlayParts) {}

  /** What lies over the shown plane, for figures. */
  get lastGrid(): ProbabilityGrid | null {
    const { shownPlane } = this.parts.projects;
    return this.kept.find(({ plane }) => plane === shownPlane)?.grid ?? null;
  }

  /** Lays a file over the line; null where the user cancels. @throws AppFailure 'argument.invalid', 'demo.noTruth' */
  async choose(source: 'file' | 'truth'): Promise<FileOverlay | null> {
    const { dataset } = this.parts.projects.require();
    const path = source === 'truth' ? this.truthPath() : await this.parts.dialogs.chooseOverlay();
    if (path === null) return null;
    const overlay = await this.readFrom(path, this.parts.projects.shownPlane, null);
    this.kept = [overlay];
    this.file = { path, linePath: dataset.path };
    return overlay;
  }

  /** The same file over another plane. @throws AppFailure 'argument.invalid' where none was chosen */
  async read(plane: string, ends: OverlayEnds | null): Promise<FileOverlay> {
    const { file } = this;
    const { dataset } = this.parts.projects.require();
    if (file?.linePath !== dataset.path)
      throw failureOf('argument.invalid', 'No file lies over this line.', 'Choose one under Overlay.');
    const overlay = await this.readFrom(file.path, plane, ends);
    if (file === this.file)
      this.kept = [overlay, ...this.kept.filter((one) => one.plane !== plane).slice(0, 1)];
    return overlay;
  }

  private async readFrom(path: string, plane: string, ends: OverlayEnds | null): Promise<FileOverlay> {
    const overlay = await this.parts.datasets.client.ask('overlay', { path, plane, ends }).answer;
    return { ...overlay, fileName: basename(path), plane };
  }

  private truthPath(): string {
    const { demoSeed } = this.parts.projects.require();
    if (demoSeed !== null) return join(this.parts.demo.folderOf(demoSeed), SIMULATED_FILES.truthClass);
    throw failureOf('demo.noTruth', 'Only the demo line has a known truth.', 'Open the demo line first.');
  }
}
