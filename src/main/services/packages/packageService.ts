import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { DatasetSummary, ExportResult } from '#contract/contract';
import type { PackedFile } from '#jobs/package/writePackage';
import type { ChosenPaths } from '#main/base/chosenPaths';
import type { SendNews } from '#main/base/sendNews';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { DataRequests } from '#main/process/dataRequests';
import type { ProcessClient } from '#main/process/processClient';
import type { Listener, Running } from '#main/process/processContract';
import { findLine } from '#main/project/findLine';
import { lineFiles, runFiles } from '#main/project/package/packedFiles';
import { runsFolder } from '#main/project/projectPlaces';
import { ProjectStore } from '#main/project/projectStore';
import { isAddress } from '#system/address';
import { PROJECT_EXTENSION } from '#system/fileNames';
import { isPackagePath, PACKAGE_ENDING, portableName } from '#system/packageNames';

export interface PackageParts {
  /** The open project. */
  readonly projects: {
    require(): { readonly store: ProjectStore; readonly dataset: Pick<DatasetSummary, 'path'> };
  };
  readonly datasets: { readonly client: ProcessClient<DataRequests, MessagePortMain> };
  readonly dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseTarget'>;
  readonly chosen: ChosenPaths;
  readonly sendNews: SendNews;
}

/** Packages: a project with its data, runs and models in one file, written and opened. */
export class PackageService {
  private running: Running<unknown> | null = null;

  constructor(private readonly parts: PackageParts) {}

  /**
   * Saves the open project with its data where the user chooses; null where that is cancelled.
   * @throws AppFailure 'file.unreadable', 'disk.full', 'file.write', 'cancelled'
   */
  async save(): Promise<ExportResult | null> {
    const { store } = this.parts.projects.require();
    const path = await this.parts.dialogs.chooseTarget({
      title: 'Save package with data',
      suggestion: `${store.info.name}${PACKAGE_ENDING}`,
      extension: 'zip',
    });
    if (path === null) return null;
    const outputPath = isPackagePath(path) ? path : `${path}${PACKAGE_ENDING}`;
    const scratch = await mkdtemp(join(tmpdir(), 'diffrakt-package-'));
    try {
      const project = portableName(`${store.info.name}${PROJECT_EXTENSION}`);
      const files = await this.filesOf(join(scratch, project));
      const order = { outputPath, project, files };
      await this.watch((listener) => this.parts.datasets.client.ask('writePackage', order, listener));
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    this.parts.chosen.add(dirname(outputPath));
    return { files: [basename(outputPath)], folder: dirname(outputPath) };
  }

  /**
   * Unpacks a package where the user chooses; returns the path of its project, null where that is cancelled.
   * @throws AppFailure 'package.invalid', 'disk.full', 'file.write', 'cancelled'
   */
  async unpack(packagePath: string): Promise<string | null> {
    const outputFolder = await this.parts.dialogs.chooseFolder('Unpack the package into a folder');
    if (outputFolder === null) return null;
    const order = { packagePath, outputFolder };
    const { projectPath } = await this.watch((listener) =>
      this.parts.datasets.client.ask('unpackPackage', order, listener),
    );
    this.parts.chosen.add(projectPath);
    return projectPath;
  }

  /** Gives up what is under way. */
  cancel(): void {
    this.running?.cancel();
  }

  /**
   * The files of the open project, itself as a copy at `copyPath` that finds its lines in the package. Lines on a
   * server stay there.
   * @throws AppFailure 'file.missing' where a line is not where it was
   */
  private async filesOf(copyPath: string): Promise<PackedFile[]> {
    const { store, dataset } = this.parts.projects.require();
    const project = basename(copyPath);
    await store.copyTo(copyPath);
    const copy = ProjectStore.open(copyPath);
    const data: PackedFile[] = [];
    try {
      for (const line of store.lines) {
        const path = line.id === store.line.id ? dataset.path : await findLine(line);
        if (isAddress(path)) continue;
        const files = await lineFiles(path, data);
        const absolutePath = join(dirname(copyPath), ...files[0].name.split('/'));
        copy.setLine(line.id, { ...line, absolutePath });
        data.push(...files);
      }
    } finally {
      copy.dispose();
    }
    const runs = await runFiles(runsFolder(store.path), project);
    return [{ name: project, path: copyPath }, ...data, ...runs];
  }

  /** Tells the progress of a request, and null at its end. */
  private async watch<Answer>(start: (listener: Listener<never>) => Running<Answer>): Promise<Answer> {
    const running = start({ progress: (news) => this.parts.sendNews('package.progress', news) });
    this.running = running;
    try {
      return await running.answer;
    } finally {
      this.running = null;
      this.parts.sendNews('package.progress', null);
    }
  }
}
