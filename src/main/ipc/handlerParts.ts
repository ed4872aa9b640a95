import type { Handlers } from '#contract/contract';
import type { EngineRequests } from '#contract/engineRequests';
import type { GeometryRequests } from '#contract/geometry';
import type { HeaderRequests } from '#contract/headers/headers';
import type { LiveAnswerRequests } from '#contract/liveAnswer';
import type { LineRequests } from '#contract/openProject';
import type { OverlayRequests } from '#contract/overlay';
import type { HistoryRequests } from '#contract/picks';
import type { PointRequests } from '#contract/points';
import type { NetRequests } from '#contract/pretraining';

/** The open project: its line, planes, map and view. */
export type ProjectHandlers = Pick<
  Handlers,
  | 'project.openDialog'
  | 'project.open'
  | 'address.cancel'
  | 'line.reopen'
  | 'line.preview'
  | 'project.openDemo'
  | 'project.openNew'
  | 'project.saveAs'
  | 'project.close'
  | keyof GeometryRequests
  | 'view.save'
>;
/** The headers of the open line, and mappings saved for files like it. */
export type HeaderHandlers = Pick<Handlers, keyof HeaderRequests>;
/** Packages of the open project. */
export type PackageHandlers = Pick<Handlers, 'package.save' | 'package.cancel'>;
/** The lines of the open project. */
export type LineHandlers = Pick<Handlers, keyof LineRequests>;
/** Picks, their classes and points of other programs. */
export type PickHandlers = Pick<
  Handlers,
  | 'picks.list'
  | 'picks.apply'
  | 'classes.apply'
  | keyof HistoryRequests
  | 'picks.fromTruth'
  | 'picks.importDialog'
  | 'picks.compareDialog'
  | keyof PointRequests
>;
/** Training, nets, answers without training, overlays and runs. */
export type RunHandlers = Pick<
  Handlers,
  | 'training.preview'
  | 'training.start'
  | 'training.pause'
  | 'training.resume'
  | 'training.continue'
  | 'training.stop'
  | 'classification.start'
  | 'pretrain.start'
  | keyof NetRequests
  | keyof LiveAnswerRequests
  | keyof OverlayRequests
  | 'run.history'
  | 'run.probabilities'
  | 'run.byLine'
  | 'run.score'
  | 'run.describe'
  | 'run.showFiles'
  | 'run.remove'
>;
/** Engines and the checks before training. */
export type EngineHandlers = Pick<Handlers, keyof EngineRequests | 'preflight.start' | 'preflight.stop'>;
/** All others. */
export type OtherHandlers = Omit<
  Handlers,
  | keyof ProjectHandlers
  | keyof HeaderHandlers
  | keyof PackageHandlers
  | keyof LineHandlers
  | keyof PickHandlers
  | keyof RunHandlers
  | keyof EngineHandlers
>;
