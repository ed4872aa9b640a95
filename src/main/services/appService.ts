import type { Language } from '#contract/catalogue/languages';
import type { AppState } from '#contract/contract';
import type { DatasetService } from '#main/services/datasetService';
import type { EngineService } from '#main/services/engineService';
import type { ProjectService } from '#main/services/projectService';
import type { UserState } from '#main/state/userState';

export interface AppServiceParts {
  readonly version: string;
  readonly systemLanguage: Language;
  readonly userState: UserState;
  readonly datasets: Pick<DatasetService, 'readingChoice' | 'readingMapping'>;
  readonly projects: ProjectService;
  readonly engines: EngineService;
}

/** The state that the window needs at its start. */
export class AppService {
  constructor(private readonly parts: AppServiceParts) {}

  async state(): Promise<AppState> {
    const { version, systemLanguage, userState, datasets, projects, engines } = this.parts;
    const engine = await engines.report();
    const open = projects.current;
    return {
      version,
      platform: process.platform,
      project: open?.store.info ?? null,
      dataset: open?.dataset ?? null,
      lineId: open?.store.line.id ?? null,
      readingChoice: datasets.readingChoice,
      readingMapping: datasets.readingMapping,
      continued: open?.continued ?? null,
      isDemoLine: open !== null && open.demoSeed !== null,
      // Who opens a project with picks, as from a package, is not welcomed over it.
      isFirstStart: userState.isFirstStart && (open?.store.pickCount ?? 0) === 0,
      recent: userState.recent,
      engine,
      runs: open?.runs.summaries ?? [],
      view: open?.store.view ?? null,
      settings: userState.settings,
      systemLanguage,
    };
  }
}
