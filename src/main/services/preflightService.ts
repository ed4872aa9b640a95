import type { PreflightReport, TrainingAsk } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { Running } from '#main/process/processContract';
import type { EngineService } from '#main/services/engineService';
import type { LearnService } from '#main/services/learnService';
import type { ProjectService } from '#main/services/projectService';
import { trainingOf } from '#main/services/runs/trainedLines';
import type { TrainingService } from '#main/services/trainingService';

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
  async start(asked: TrainingAsk): Promise<PreflightReport> {
    const engine = await this.engines.resolve(asked.engine);
    const open = this.projects.require();
    const { recipe } = await trainingOf(open, this.projects.shownPlane, asked, engine);
    this.training.refuseWhileBusy();
    if (this.running)
      throw failureOf('run.busy', 'A preflight is in progress.', 'Wait until it ends, or stop it.');
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
