import type { Language } from '#contract/catalogue/languages';
import { AllowedServers } from '#main/base/allowedServers';
import type { ChosenPaths } from '#main/base/chosenPaths';
import type { SendNews } from '#main/base/sendNews';
import { SerialTasks } from '#main/base/serialTasks';
import type { Dialogs } from '#main/electron/fileDialogs';
import { ProjectExaminer } from '#main/process/project/projectExaminer';
import type { AppProcesses } from '#main/services/appProcesses';
import { AppService } from '#main/services/appService';
import { DatasetService } from '#main/services/datasetService';
import { DemoService } from '#main/services/demoService';
import { EngineService } from '#main/services/engineService';
import { ExportService } from '#main/services/exportService';
import { ProjectFollower } from '#main/services/follow/projectFollower';
import { GpuService } from '#main/services/gpuService';
import { HeaderService } from '#main/services/headers/headerService';
import { LearnService } from '#main/services/learnService';
import { LineService } from '#main/services/lines/lineService';
import { PickService } from '#main/services/lines/pickService';
import { LiveService } from '#main/services/liveService';
import { NetService } from '#main/services/netService';
import { OverlayService } from '#main/services/overlayService';
import { PackageService } from '#main/services/packages/packageService';
import { PointService } from '#main/services/pointService';
import { PreflightService } from '#main/services/preflightService';
import { ProjectLibrary } from '#main/services/projectLibrary';
import { ProjectService } from '#main/services/projectService';
import { ScoreService } from '#main/services/scoreService';
import { SliceService } from '#main/services/sliceService';
import { TrainingService } from '#main/services/trainingService';
import { KeptOpenings } from '#main/state/keptOpenings';
import { NetLibrary } from '#main/state/netLibrary';
import { SavedMappings } from '#main/state/savedMappings';
import type { UserState } from '#main/state/userState';

export interface ServiceParts {
  readonly version: string;
  readonly systemLanguage: Language;
  readonly userState: UserState;
  readonly chosen: ChosenPaths;
  readonly dialogs: Dialogs;
  readonly processes: AppProcesses;
  readonly sendNews: SendNews;
}

/** All services of main. */
export interface Services extends ServiceParts {
  /** Projects are opened and closed one after the other. */
  readonly opening: SerialTasks;
  readonly app: AppService;
  readonly datasets: DatasetService;
  readonly examiner: ProjectExaminer;
  readonly projects: ProjectService;
  readonly picks: PickService;
  readonly headers: HeaderService;
  readonly mappings: SavedMappings;
  readonly packages: PackageService;
  readonly follower: ProjectFollower;
  readonly lines: LineService;
  readonly gpu: GpuService;
  readonly learning: LearnService;
  readonly engines: EngineService;
  readonly training: TrainingService;
  readonly nets: NetService;
  readonly live: LiveService;
  readonly preflight: PreflightService;
  readonly demo: DemoService;
  readonly scores: ScoreService;
  readonly overlays: OverlayService;
  readonly slices: SliceService;
  readonly points: PointService;
  readonly exports: ExportService;
}

/** Creates the services, which start utility processes when they need them. */
export function createServices(parts: ServiceParts): Services {
  const { version, systemLanguage, userState, chosen, dialogs, processes, sendNews } = parts;
  const mappings = new SavedMappings(userState.folder);
  const datasets = new DatasetService(processes, sendNews, new KeptOpenings(userState.folder), mappings);
  const gpu = new GpuService(processes);
  const learning = new LearnService(processes, gpu, sendNews);
  const engines = new EngineService({ processes, dialogs, learning, gpu, sendNews });
  const examiner = new ProjectExaminer(() => processes.project());
  const compare = (first: string, second: string) => datasets.haveSameContent(first, second);
  const library = new ProjectLibrary(userState, examiner, compare);
  const servers = new AllowedServers((server) => dialogs.confirmServer(server));
  const projects = new ProjectService({ userState, library, examiner, datasets, servers, sendNews });
  const opening = new SerialTasks();
  const app = new AppService({ version, systemLanguage, userState, datasets, projects, engines });
  const picks = new PickService({
    ...{ projects, app, library, opening, sendNews },
    author: () => userState.settings.author,
  });
  const headers = new HeaderService({ projects, datasets, sendNews });
  const packages = new PackageService({ projects, datasets, dialogs, chosen, sendNews });
  const follower = new ProjectFollower({ projects, picks, app, opening, sendNews });
  const lines = new LineService({ projects, picks, sendNews });
  const training = new TrainingService(projects, learning, engines, datasets, sendNews);
  const preflight = new PreflightService(projects, learning, engines, training, sendNews);
  const demo = new DemoService(userState.folder, projects, picks, datasets, learning);
  const netLibrary = new NetLibrary(userState.folder);
  const nets = new NetService({ library: netLibrary, projects, datasets, training, dialogs, sendNews });
  const live = new LiveService(processes, projects, engines, nets);
  const scores = new ScoreService(projects, demo, learning);
  const slices = new SliceService({ folder: userState.folder, datasets, sendNews });
  const overlays = new OverlayService({ projects, datasets, demo, dialogs });
  const points = new PointService({ projects, picks, datasets, dialogs, sendNews });
  const exports = new ExportService({ projects, datasets, learning, live, overlays, demo, dialogs, chosen });
  return {
    ...parts,
    opening,
    app,
    datasets,
    examiner,
    projects,
    picks,
    headers,
    mappings,
    packages,
    follower,
    lines,
    gpu,
    learning,
    engines,
    training,
    nets,
    live,
    preflight,
    demo,
    scores,
    overlays,
    slices,
    points,
    exports,
  };
}

/** Ends all processes and closes the project, which opens again at the next start. */
export function disposeServices({
  projects,
  follower,
  examiner,
  datasets,
  gpu,
  learning,
  live,
  engines,
}: Services): void {
  follower.dispose();
  gpu.close();
  datasets.dispose();
  learning.dispose();
  live.dispose();
  engines.dispose();
  examiner.dispose();
  projects.dispose();
}
