import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PickState } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import type { DatasetService } from '#main/services/datasetService';
import type { LearnService } from '#main/services/learnService';
import type { PickService } from '#main/services/lines/pickService';
import type { ProjectService } from '#main/services/projectService';
import { SIMULATED_FILES } from '#system/fileNames';

/** The author of picks that are placed by the known truth. */
const TRUTH = 'truth';

/** The simulated line with known truth. Each seed is simulated once and stored in the user's folder. */
export class DemoService {
  constructor(
    private readonly userFolder: string,
    private readonly projects: ProjectService,
    private readonly picks: PickService,
    private readonly datasets: DatasetService,
    private readonly learning: LearnService,
  ) {}

  /** Folder of the line of a seed and its truth. */
  folderOf(seed: number): string {
    return join(this.userFolder, 'demo', String(seed));
  }

  /** Opens the demo line with its project. */
  async open(seed: number): Promise<void> {
    const folder = this.folderOf(seed);
    const isThere = Object.values(SIMULATED_FILES).every((name) => existsSync(join(folder, name)));
    if (!isThere) await this.learning.client.ask('simulate', { seed, folder }).answer;
    await this.projects.openLine(join(folder, SIMULATED_FILES.section), seed);
  }

  /** Adds windows of known class, in the left third of the line. @throws AppFailure 'demo.noTruth' */
  async addPicksFromTruth(perClass: number): Promise<PickState> {
    const { demoSeed, store } = this.projects.require();
    if (demoSeed === null) {
      throw failureOf('demo.noTruth', 'Only the demo line has a known truth.', 'Open the demo line first.');
    }
    const order = { folder: this.folderOf(demoSeed), perClass, seed: demoSeed };
    const picks = await this.datasets.client.ask('picksFromTruth', order).answer;
    const known = new Set(store.pickState.picks.map(({ id }) => id));
    const added = picks.filter(({ id }) => !known.has(id)).map((pick) => ({ ...pick, author: TRUTH }));
    return this.picks.applyEdit({ kind: 'add', picks: added });
  }
}
