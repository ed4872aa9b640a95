import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RunSummary } from '#contract/contract';
import type { NetList, PretrainAsk } from '#contract/pretraining';
import { failureOf } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { Dialogs } from '#main/electron/fileDialogs';
import type { DatasetService } from '#main/services/datasetService';
import type { ProjectService } from '#main/services/projectService';
import { newRunId } from '#main/services/runs/freshRun';
import type { TrainingService } from '#main/services/trainingService';
import type { KeptNet, NetLibrary } from '#main/state/netLibrary';
import { MODEL_FILES } from '#system/fileNames';

export interface NetServiceParts {
  readonly library: NetLibrary;
  readonly projects: ProjectService;
  readonly datasets: Pick<DatasetService, 'client'>;
  readonly training: Pick<TrainingService, 'pretrain'>;
  readonly dialogs: Pick<Dialogs, 'chooseFolder'>;
  readonly sendNews: SendNews;
}

function nameOf({ seed, sections, steps, isLikeLine }: PretrainAsk, lineName: string): string {
  return `Seed ${seed}, ${sections} sections, ${steps} steps${isLikeLine ? `, like ${lineName}` : ''}`;
}

/** The pre-trained nets of the user's own: made here, listed, and chosen for each project. */
export class NetService {
  constructor(private readonly parts: NetServiceParts) {}

  /** Folder of the open project's net; null for the one that comes with the program. */
  get chosenFolder(): string | null {
    return this.chosen?.folder ?? null;
  }

  /** All nets with what their files say. */
  async list(): Promise<NetList> {
    const { library, datasets } = this.parts;
    const kept = library.nets;
    const folders = kept.map(({ folder }) => folder);
    const readings = kept.length === 0 ? [] : await datasets.client.ask('nets', { folders }).answer;
    return {
      nets: kept.map((net, i) => ({ ...net, reading: readings[i] })),
      chosenId: this.chosen?.netId ?? null,
    };
  }

  /**
   * Starts to pre-train a net, which is listed when it is done; null where the user cancels.
   * @throws AppFailure 'project.none', 'project.readOnly', 'run.busy', 'argument.invalid' where the folder has a net
   */
  async start(ask: PretrainAsk): Promise<RunSummary | null> {
    const { dataset } = this.parts.projects.require();
    const netId = newRunId(new Date());
    const folder = await this.folderFor(ask, netId);
    if (folder === null) return null;
    const name = nameOf(ask, dataset.fileName);
    const { seed, sections, steps, isLikeLine } = ask;
    return this.parts.training.pretrain(
      { wish: { seed, sections, steps }, isLikeLine, modelFolder: folder },
      () => this.keep({ netId, name, folder }),
    );
  }

  /** @throws AppFailure 'project.none', 'argument.invalid' where there is no such net */
  async choose(netId: string | null): Promise<NetList> {
    const { store } = this.parts.projects.require();
    if (netId !== null) this.require(netId);
    this.parts.library.choose(store.path, netId);
    return this.list();
  }

  /** Lists the net of a folder that the user chooses; null when cancelled. @throws AppFailure 'model.invalid' */
  async add(): Promise<NetList | null> {
    const folder = await this.parts.dialogs.chooseFolder('Add a pre-trained net');
    if (folder === null) return null;
    const [reading] = await this.parts.datasets.client.ask('nets', { folders: [folder] }).answer;
    if ('problem' in reading)
      throw failureOf(
        'model.invalid',
        `${folder} holds no pre-trained net: ${reading.problem}`,
        'Choose a folder that "Pre-train a net" or "diffrakt pretrain" has made.',
      );
    this.parts.library.add({ netId: newRunId(new Date()), name: basename(folder), folder });
    return this.list();
  }

  /** Takes a net out of the list. @throws AppFailure 'argument.invalid' where there is no such net */
  async remove(netId: string): Promise<NetList> {
    const { library } = this.parts;
    const { folder } = this.require(netId);
    library.remove(netId);
    if (dirname(folder) === library.folder) await rm(folder, { recursive: true, force: true });
    return this.list();
  }

  /** A project that was saved under another name keeps its net. */
  follow(copyPath: string, chosen: string | null): void {
    this.parts.library.choose(copyPath, chosen);
  }

  /** The open project's net. */
  get chosen(): KeptNet | null {
    const { current } = this.parts.projects;
    return current && this.parts.library.chosenBy(current.store.path);
  }

  private require(netId: string): KeptNet {
    const found = this.parts.library.nets.find((net) => net.netId === netId);
    if (found) return found;
    throw failureOf('argument.invalid', 'This net is not in the list.', 'Choose another net.');
  }

  private async folderFor({ place }: PretrainAsk, netId: string): Promise<string | null> {
    if (place === 'userData') return join(this.parts.library.folder, netId);
    const folder = await this.parts.dialogs.chooseFolder('Folder for the pre-trained net');
    if (folder !== null && existsSync(join(folder, MODEL_FILES.description)))
      throw failureOf('argument.invalid', `${folder} holds a net already.`, 'Choose another folder.');
    return folder;
  }

  private async keep(net: KeptNet): Promise<void> {
    this.parts.library.add(net);
    this.parts.sendNews('nets.changed', await this.list());
  }
}
