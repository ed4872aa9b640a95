/**
 * The contract between the window and main: every request, its answer, every event. Only plain data
 * crosses. A missing handler, an unlisted name or a wrong argument does not compile.
 */

import type { Command } from '#contract/commands';
import type { EngineRequests } from '#contract/engineRequests';
import type { FigureRequest } from '#contract/figure';
import type { GeometryRequests } from '#contract/geometry';
import type { HeaderRequests } from '#contract/headers/headers';
import type { LiveAnswerRequests } from '#contract/liveAnswer';
import type {
  AppState,
  ChosenPlanes,
  LineRequests,
  ProbabilityNews,
  RunHistory,
  RunProgress,
  RunSummary,
  TrainingAsk,
  ViewState,
} from '#contract/openProject';
import type { OverlayRequests } from '#contract/overlay';
import type { HistoryRequests, NamedPicks, PickEdit, PickImport, PickState } from '#contract/picks';
import type { PointRequests } from '#contract/points';
import type { Settings } from '#contract/preferences/settings';
import type { NetList, NetRequests, PretrainAsk } from '#contract/pretraining';
import type { ProjectInfo } from '#contract/project/projectInfo';
import type { Failure, Reply } from '#contract/reply';
import type { SliceRequests } from '#contract/slices';
import type { EngineReport } from '#engine/names/engineReport';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { ReadingPreview } from '#jobs/opening/readingPreview';
import type { LineValidation } from '#jobs/train/lineValidationSchema';
import type { ExportedLearner } from '#learning/dense/liveLearner';
import type { ModelGraph } from '#learning/model/modelGraph';
import type { RunNews } from '#learning/news/runNews';
import type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
import type { SectionScore } from '#seismic/labels/score';
import type { ClassEdit } from '#seismic/picks/classEdit';
import type { PickFormatName } from '#seismic/picks/formats/registry';
import type { PointFileName } from '#seismic/points/writePoints';
import type { FileKind, OpeningOptions } from '#seismic/survey/openingOptions';
import type { Progress } from '#system/progress';

export type { FigureComparison, FigureOverlay, FigureRequest } from '#contract/figure';
export type { ReadingChoice } from '#contract/headers/mappings';
export type { LiveAnswer, LiveJudgements, LiveProposals, ProposalAsk } from '#contract/liveAnswer';
export type {
  AppState,
  ChosenPlanes,
  LinePlanes,
  ProbabilityNews,
  RunHistory,
  RunProgress,
  RunStatus,
  RunSummary,
  TrainingAsk,
  ViewState,
} from '#contract/openProject';
export type { FileOverlay } from '#contract/overlay';
export type { PickEdit, PickHistory, PickImport, PickState } from '#contract/picks';
export type { ContinuedProject, ProjectInfo, RecentProject } from '#contract/project/projectInfo';
export type { Failure, Reply } from '#contract/reply';
export type { EngineDiagnosis, MachineFacts } from '#engine/diagnosis/diagnosis';
export type { InstalledNative, InstallPlan, NativeBuild } from '#engine/install/nativeBuild';
export type { EngineAdvice } from '#engine/names/engineAdvice';
export type { EngineName } from '#engine/names/engineNames';
export type {
  EngineDescription,
  EngineFinding,
  EngineReport,
  EngineState,
} from '#engine/names/engineReport';
export type { DatasetSummary } from '#jobs/line/datasetSummary';
export type { ReadingPicture, ReadingPreview } from '#jobs/opening/readingPreview';
export type { LineValidation } from '#jobs/train/lineValidationSchema';
export type {
  ExportedLearner,
  LearnerJudgement,
  LiveLearner,
  PretrainedUse,
  UseJudgement,
} from '#learning/dense/liveLearner';
export type { JudgingFigures } from '#learning/judging/judgingFigures';
export type { GraphNode, ModelGraph } from '#learning/model/modelGraph';
export type { EngineChoice } from '#learning/network/engineName';
export type { RunNews } from '#learning/news/runNews';
export type { PreflightCheck, PreflightReport } from '#learning/preflight/preflightReport';
export type { PickProposal } from '#learning/proposals/pickProposal';
export type { RunSettings } from '#learning/recipe/recipe';
export type { TrainOptions } from '#learning/recipe/trainOptions';
export type {
  Histogram,
  KernelPicture,
  LayerSnapshot,
  PickVerdict,
  StepMetrics,
} from '#learning/training/metrics';
export type { ClassEdit } from '#seismic/picks/classEdit';
export type { Progress } from '#system/progress';

export interface ExportResult {
  /** Names of the files in the folder. */
  readonly files: string[];
  readonly folder: string;
}

/** name: what is asked and what is answered. Owner of all: main. */
export interface Requests
  extends EngineRequests,
    GeometryRequests,
    HeaderRequests,
    HistoryRequests,
    LineRequests,
    LiveAnswerRequests,
    NetRequests,
    OverlayRequests,
    PointRequests,
    SliceRequests {
  'app.state': { ask: null; answer: AppState };
  'settings.change': { ask: Partial<Settings>; answer: Settings };
  /** Shows a file dialog for a .diffrakt project or a SEG-Y line; null when the user cancels. */
  'project.openDialog': { ask: null; answer: AppState | null };
  /** A path the user dropped, one from the recent list, or the address of a line on a server: see `address.progress`, `address.cancel`. */
  'project.open': { ask: { path: string; opening?: OpeningOptions }; answer: AppState };
  'address.cancel': { ask: null; answer: null };
  /** Reads the open line in another way; the choice is kept with the project and for the file. */
  'line.reopen': { ask: { opening: OpeningOptions }; answer: AppState };
  /** The first traces of a file, or with null of the open line, read in each way. */
  'line.preview': {
    ask: { path: string | null; openings: readonly OpeningOptions[] };
    answer: ReadingPreview[];
  };
  'project.openDemo': { ask: { seed: number }; answer: AppState };
  /** A new project on the open line, beside the one that it has. */
  'project.openNew': { ask: null; answer: AppState };
  'project.saveAs': { ask: null; answer: ProjectInfo | null };
  /** The project with its data, runs and models in one file; null when cancelled. */
  'package.save': { ask: null; answer: ExportResult | null };
  'package.cancel': { ask: null; answer: null };
  'project.close': { ask: null; answer: AppState };
  'view.save': { ask: ViewState; answer: null };
  'picks.list': { ask: null; answer: PickState };
  'picks.apply': { ask: PickEdit; answer: PickState };
  /** Adds, renames, recolours or removes a class of the user's own; it can be undone as any edit of the picks. */
  'classes.apply': { ask: ClassEdit; answer: PickState };
  /** Demo line only: ten windows per class placed by the known truth in the left third. */
  'picks.fromTruth': { ask: { perClass: number }; answer: PickState };
  /** Adds the picks of a file that are not there yet. Null when cancelled. */
  'picks.importDialog': { ask: null; answer: PickImport | null };
  /** Another person's picks of the line, to be compared; nothing is imported. Null when cancelled. */
  'picks.compareDialog': { ask: null; answer: NamedPicks | null };
  /** The net that settings would make: its layers, shapes and exact parameter counts. */
  'training.preview': { ask: { filters: readonly number[] }; answer: ModelGraph };
  'training.start': { ask: TrainingAsk; answer: RunSummary };
  'training.pause': { ask: { runId: string }; answer: null };
  'training.resume': { ask: { runId: string }; answer: null };
  /** Goes on from the checkpoint of a run that was stopped or whose process ended. */
  'training.continue': { ask: { runId: string }; answer: RunSummary };
  /** Stops training or classifying; what is there so far is kept. */
  'training.stop': { ask: { runId: string }; answer: null };
  /**
   * Classifies lines of the project with the net of a run, each as a run of its own; the shown line where left out.
   * Lines that are not shown may be classified on planes that are chosen for them.
   */
  'classification.start': {
    ask: { runId: string; lineIds?: readonly number[]; planes?: ChosenPlanes };
    answer: null;
  };
  /** Pre-trains a net as a run of the open project; null when the user cancels the choice of a folder. */
  'pretrain.start': { ask: PretrainAsk; answer: RunSummary | null };
  'run.history': { ask: { runId: string }; answer: RunHistory };
  'run.probabilities': { ask: { runId: string }; answer: ProbabilityNews | null };
  /** How nets that were trained on the other lines judge each line of a run; none where it has one line. */
  'run.byLine': { ask: { runId: string }; answer: LineValidation[] };
  /** Score against the truth; null where no truth is known. */
  'run.score': { ask: { runId: string }; answer: SectionScore | null };
  'run.describe': { ask: { runId: string; name: string; note: string }; answer: RunSummary };
  /** Shows the folder of a run, with its event files and its model, in the system's file manager. */
  'run.showFiles': { ask: { runId: string }; answer: null };
  /** Asks the user first; false where they keep the run. */
  'run.remove': { ask: { runId: string }; answer: boolean };
  'export.classified': { ask: { runId: string; kind?: FileKind }; answer: ExportResult | null };
  'export.live': { ask: { learner: ExportedLearner; kind?: FileKind }; answer: ExportResult | null };
  'export.figure': { ask: FigureRequest; answer: ExportResult | null };
  'export.picks': { ask: { format: PickFormatName | PointFileName }; answer: ExportResult | null };
  /** The run's net for other programs: TensorFlow.js layers format. */
  'export.model': { ask: { runId: string }; answer: ExportResult | null };
  /** A chart drawn in the window, saved by main: SVG or CSV text, or PNG bytes, at most 32 MB. */
  'export.chart': {
    ask: { name: string; format: 'svg' | 'csv' | 'png'; content: string | Uint8Array };
    answer: ExportResult | null;
  };
  /** Puts a text into the clipboard: a page has no right to. */
  'window.copyText': { ask: { text: string }; answer: null };
  /** To full screen and back. */
  'window.fullScreen': { ask: null; answer: null };
  /** A second window on the open project, which reads it and follows its changes. */
  'window.second': { ask: null; answer: null };
  'shell.showFolder': { ask: { path: string }; answer: null };
  /** Checks before training, with the settings of the form and the picks of its lines. */
  'preflight.start': { ask: TrainingAsk; answer: PreflightReport };
  'preflight.stop': { ask: null; answer: null };
}

export interface Events {
  'project.changed': ProjectInfo;
  /** A project was opened from outside the window: a second start with a file, or the desktop. */
  'project.opened': AppState;
  'address.progress': Progress;
  /** How far the index of slices is. */
  'slices.progress': Progress;
  /** How far a package is saved or unpacked; null at the end. */
  'package.progress': Progress | null;
  /** What was to be opened so, or at the start, does not open. */
  'project.refused': Failure;
  /** How far a scan of the trace headers is. */
  'headers.progress': Progress;
  /** All headers of the open line are read, of which some were looked at when it was opened. */
  'line.completed': DatasetSummary;
  'picks.changed': PickState;
  'run.changed': RunSummary;
  'run.progress': RunProgress;
  /** A news of a run, each kind as fast as the registry of news says. */
  'run.news': { runId: string; news: RunNews };
  /** Another engine is taken from now on: one was installed, taken away or measured. */
  'engine.changed': EngineReport;
  /** How far an installation of native TensorFlow is. */
  'engine.progress': Progress;
  /** A net was pre-trained, or another one is chosen. */
  'nets.changed': NetList;
  /** A check of a preflight has come to its result. */
  'preflight.check': PreflightCheck;
  /** Something the user should know that belongs to no request: a process restarted, a warning. */
  notice: { level: 'info' | 'warning' | 'error'; message: string; remedy: string };
  /** A choice in the application menu; the window carries it out as if its own button were pressed. */
  'menu.command': { command: Command };
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type Handlers = {
  [Name in RequestName]: (ask: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
};

/** The bridge that preload puts on `window.diffrakt`. */
export interface Bridge {
  ask<Name extends RequestName>(
    name: Name,
    ask: Requests[Name]['ask'],
  ): Promise<Reply<Requests[Name]['answer']>>;
  /** Returns the function that unsubscribes. */
  on<Name extends EventName>(name: Name, listener: (news: Events[Name]) => void): () => void;
  /** Asks main for a port to the data process; it arrives as a window message {kind: 'data-port'}. */
  requestDataPort(): void;
  /** The real path of a dropped file. */
  pathOfFile(file: unknown): string;
}
