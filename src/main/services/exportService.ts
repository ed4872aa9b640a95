import { basename, dirname } from 'node:path';
import type { ExportResult, FigureRequest, Requests } from '#contract/contract';
import type { ExportedLearner } from '#learning/dense/liveLearner';
import type { ChosenPaths } from '#main/base/chosenPaths';
import { failureOf } from '#main/base/failure';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { OverlaySource } from '#main/process/figures/overlaySources';
import { fileOfLine, lineOfRun } from '#main/project/findLine';
import type { DatasetService } from '#main/services/datasetService';
import type { DemoService } from '#main/services/demoService';
import type { LearnService } from '#main/services/learnService';
import type { LiveService } from '#main/services/liveService';
import type { OverlayService } from '#main/services/overlayService';
import type { ProjectService } from '#main/services/projectService';
import type { PickFormatName } from '#seismic/picks/formats/registry';
import type { PointFileName } from '#seismic/points/writePoints';
import type { FileKind } from '#seismic/survey/openingOptions';

type Chart = Requests['export.chart']['ask'];

/** Replaces characters that are not allowed in file names on some system by a dash. */
function fileName(words: string): string {
  return words.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[. ]+/, '') || 'chart';
}

export interface ExportParts {
  readonly projects: ProjectService;
  readonly datasets: DatasetService;
  readonly learning: LearnService;
  readonly live: LiveService;
  readonly overlays: OverlayService;
  readonly demo: DemoService;
  readonly dialogs: Dialogs;
  readonly chosen: ChosenPaths;
}

/** Exports results to paths that the user chooses: SEG-Y, figures, picks, charts. Null if the user cancels. */
export class ExportService {
  constructor(private readonly parts: ExportParts) {}

  /** @throws AppFailure 'run.noProbabilities', 'disk.full', 'file.write', … */
  async classified(runId: string, kind?: FileKind): Promise<ExportResult | null> {
    const open = this.parts.projects.require();
    const run = open.runs.require(runId);
    if (!run.hasProbabilities) {
      throw failureOf(
        'run.noProbabilities',
        `${run.name} has not classified the section.`,
        'Classify it first.',
      );
    }
    const outputFolder = await this.parts.dialogs.chooseFolder('Export the classified section');
    if (outputFolder === null) return null;
    const { demoSeed } = lineOfRun(open, run.lineId);
    const demoFolder = demoSeed === null ? null : this.parts.demo.folderOf(demoSeed);
    const order = {
      ...(await fileOfLine(open, run.lineId, run.plane)),
      runFolder: run.folder,
      outputFolder,
      demoFolder,
      kind,
    };
    return this.result(await this.parts.learning.client.ask('exportClassified', order).answer, outputFolder);
  }

  /**
   * The same files of the pre-trained net, or those of the head for all classes of the picks.
   * @throws AppFailure 'model.invalid', 'picks.tooFew', 'disk.full', 'file.write', …
   */
  async live(learner: ExportedLearner, kind?: FileKind): Promise<ExportResult | null> {
    const { demoSeed } = this.parts.projects.require();
    const outputFolder = await this.parts.dialogs.chooseFolder('Export the classified section');
    if (outputFolder === null) return null;
    const demoFolder = demoSeed === null ? null : this.parts.demo.folderOf(demoSeed);
    const files = await this.parts.live.exportTo({ outputFolder, learner, kind, demoFolder });
    return this.result(files, outputFolder);
  }

  /** @throws AppFailure 'run.noModel', 'disk.full', 'file.write' */
  async model(runId: string): Promise<ExportResult | null> {
    const run = this.parts.projects.require().runs.require(runId);
    if (!run.hasModel) throw failureOf('run.noModel', `${run.name} has no trained network.`, 'Train again.');
    const outputFolder = await this.parts.dialogs.chooseFolder('Export the net for TensorFlow.js');
    if (outputFolder === null) return null;
    const order = { runFolder: run.folder, outputFolder };
    return this.result(await this.parts.learning.client.ask('exportModel', order).answer, outputFolder);
  }

  async figure(figure: FigureRequest): Promise<ExportResult | null> {
    const { dataset, store } = this.parts.projects.require();
    const over = this.sourceOf(figure.overlay);
    const compared = figure.compared?.results.map(({ overlay }) => this.sourceOf(overlay)) ?? [];
    const path = await this.choose(`${this.stem(dataset.fileName)}.${figure.format}`, figure.format);
    if (path === null) return null;
    const { picks, classes } = store.pickState;
    const plane = this.parts.projects.shownPlane;
    const order = { path, figure, plane, picks, classes, over, compared };
    await this.parts.datasets.client.ask('figure', order).answer;
    return this.resultAt(path);
  }

  /** Where the probabilities of an overlay are. @throws AppFailure 'run.none' */
  private sourceOf(overlay: FigureRequest['overlay']): OverlaySource {
    if (overlay?.kind === 'run')
      return { runFolder: this.parts.projects.require().runs.require(overlay.runId).folder, grid: null };
    if (overlay?.kind === 'file') return { runFolder: null, grid: this.parts.overlays.lastGrid };
    const live = overlay ? this.parts.live.lastAnswer : null;
    return { runFolder: null, grid: live?.grid ?? null, gridClasses: live?.classes };
  }

  async picks(format: PickFormatName | PointFileName): Promise<ExportResult | null> {
    const { dataset, store } = this.parts.projects.require();
    const path = await this.choose(`${this.stem(dataset.fileName)}.picks.${format}`, format);
    if (path === null) return null;
    const { picks, classes } = store.pickState;
    await this.parts.datasets.client.ask('writePicks', { path, format, picks, classes }).answer;
    return this.resultAt(path);
  }

  async chart({ name, format, content }: Chart): Promise<ExportResult | null> {
    const path = await this.choose(`${fileName(name)}.${format}`, format);
    if (path === null) return null;
    await this.parts.datasets.client.ask('writeFile', { path, content }).answer;
    return this.resultAt(path);
  }

  private choose(suggestion: string, extension: string): Promise<string | null> {
    return this.parts.dialogs.chooseTarget({
      suggestion,
      extension,
      title: `Export as ${extension.toUpperCase()}`,
    });
  }

  private stem(name: string): string {
    return name.replace(/\.[^.]*$/, '');
  }

  private resultAt(path: string): ExportResult {
    return this.result([basename(path)], dirname(path));
  }

  /** Allows the window to open the folder. */
  private result(files: string[], folder: string): ExportResult {
    this.parts.chosen.add(folder);
    return { files, folder };
  }
}
