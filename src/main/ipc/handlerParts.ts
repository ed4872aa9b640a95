import type { Handlers } from '#contract/contract';
import type { LiveAnswerRequests } from '#contract/liveAnswer';

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
  | 'plane.show'
  | 'map.read'
  | 'map.places'
  | 'view.save'
>;
/** Picks, their classes and points of other programs. */
export type PickHandlers = Pick<
  Handlers,
  | 'picks.list'
  | 'picks.apply'
  | 'classes.apply'
  | 'picks.undo'
  | 'picks.redo'
  | 'picks.history'
  | 'picks.jump'
  | 'picks.fromTruth'
  | 'picks.importDialog'
  | 'picks.compareDialog'
  | 'points.choose'
  | 'points.addPicks'
  | 'points.place'
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
  | 'nets.list'
  | 'nets.choose'
  | 'nets.add'
  | 'nets.remove'
  | keyof LiveAnswerRequests
  | 'overlay.choose'
  | 'overlay.read'
  | 'run.history'
  | 'run.probabilities'
  | 'run.score'
  | 'run.remove'
>;
/** Engines and the checks before training. */
export type EngineHandlers = Pick<
  Handlers,
  | 'engine.diagnose'
  | 'engine.measure'
  | 'engine.install'
  | 'engine.cancelInstall'
  | 'engine.uninstall'
  | 'engine.copyDiagnosis'
  | 'preflight.start'
  | 'preflight.stop'
>;
/** All others. */
export type OtherHandlers = Omit<
  Handlers,
  keyof ProjectHandlers | keyof PickHandlers | keyof RunHandlers | keyof EngineHandlers
>;
