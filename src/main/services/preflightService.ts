import type { PreflightReport, RunSettings } from '#contract/contract';
import type { Recipe } from '#learning/recipe/recipe';
import { failureOf } from '#main/base/failure';
import { lineFileOf } from '#main/base/lineFile';
import type { SendNews } from '#main/base/sendNews';
import type { Running } from '#main/process/processContract';
import type { EngineService } from '#main/services/engineService';
import type { LearnService } from '#main/services/learnService';
import type { ProjectService } from '#main/services/projectService';
import type { TrainingService } from '#main/services/trainingService';
import { standardPicks } from '#seismic/picks/pickClasses';

/** Checks before training, one preflight at a time, in the learn process. */
export class PreflightService {
  private running: Running<PreflightReport> | null = null;

  constructor(
    private readonly projects: ProjectService,
    private readonly learning: LearnService,
    private readonly engines: EngineService,
    private readonly training: TrainingService,
    private readonly sendNews: SendNews,
  ) {}

  /** @throws AppFailure 'project.none', 'run.busy', 'picks.tooFew', … */
  async start(settings: RunSettings): Promise<PreflightReport> {
    const engine = await this.engines.resolve(settings.engine);
    const { store, dataset } = this.projects.require();
    this.training.refuseWhileBusy();
    if (this.running)
      throw failureOf('run.busy', 'A preflight is in progress.', 'Wait until it ends, or stop it.');
    const picks = standardPicks(store.pickState.picks);
    const recipe: Recipe = {
      ...settings,
      version: 1,
      engine,
      ...lineFileOf(dataset, this.projects.shownPlane),
      picks,
    };
    const running = this.learning.client.ask('preflight', recipe, {
      news: (check) => this.sendNews('preflight.check', check),
    });
    this.running = running;
    return running.answer.finally(() => {
      this.running = null;
    });
  }

  stop(): void {
    this.running?.cancel();
  }
}
