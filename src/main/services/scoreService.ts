import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoService } from '#main/services/demoService';
import type { LearnService } from '#main/services/learnService';
import type { ProjectService } from '#main/services/projectService';
import type { SectionScore } from '#seismic/labels/score';
import { SIMULATED_FILES } from '#system/fileNames';

/** Scores a run against the truth, if it is known. */
export class ScoreService {
  constructor(
    private readonly projects: ProjectService,
    private readonly demo: DemoService,
    private readonly learning: LearnService,
  ) {}

  /** Null if no truth is known or the section is not classified yet. */
  async score(runId: string): Promise<SectionScore | null> {
    const { store, runs } = this.projects.require();
    const { folder, hasProbabilities, lineId } = runs.require(runId);
    const demoSeed = store.lines.find(({ id }) => id === lineId)?.demoSeed ?? null;
    if (demoSeed === null || !hasProbabilities) return null;
    const demoFolder = this.demo.folderOf(demoSeed);
    // A demo line that came in a package: its truth was never simulated here.
    if (!existsSync(join(demoFolder, SIMULATED_FILES.truthClass))) return null;
    return this.learning.client.ask('score', { demoFolder, runFolder: folder }).answer;
  }
}
