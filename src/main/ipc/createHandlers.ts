import { basename } from 'node:path';
import type { Handlers } from '#contract/contract';
import type { Settings } from '#contract/preferences/settings';
import { failureOf } from '#main/base/failure';
import type {
  EngineHandlers,
  OtherHandlers,
  PickHandlers,
  ProjectHandlers,
  RunHandlers,
} from '#main/ipc/handlerParts';
import { headerHandlers } from '#main/ipc/headerHandlers';
import { lineHandlers } from '#main/ipc/lineHandlers';
import { openPath, refuseUnchosen, stateInstead } from '#main/ipc/opening';
import { packageHandlers } from '#main/ipc/packageHandlers';
import { fileOfLine } from '#main/project/findLine';
import { isProjectPath, withProjectExtension } from '#main/project/projectPlaces';
import type { Services } from '#main/services/services';
import { isAddress } from '#system/address';

/** What main does besides the services: opens a folder in the file manager, sets the theme of the frame. */
export interface Desktop {
  readonly showFolder: (path: string) => Promise<void>;
  readonly toggleFullScreen: () => void;
  readonly openSecondWindow: (projectPath: string) => void;
  readonly copyText: (text: string) => void;
  /** Follows the settings with what is not of the page: the frame and the menu. */
  readonly followSettings: (settings: Settings) => void;
}

function projectHandlers(services: Services): ProjectHandlers {
  const { dialogs, datasets, projects, training, nets, live, demo } = services;
  return {
    'project.openDialog': async () => {
      const path = await dialogs.chooseLineOrProject();
      return path === null ? null : openPath(services, path);
    },
    'project.open': async ({ path, opening }) => {
      // The user is asked for the server of an address before anything is requested of it.
      if (isAddress(path)) services.chosen.add(path);
      refuseUnchosen(services, path);
      return openPath(services, path, opening);
    },
    'address.cancel': async () => {
      datasets.cancelOpening();
      return null;
    },
    'line.reopen': ({ opening }) => stateInstead(services, () => projects.reopenLine(opening)),
    'line.preview': async ({ path, openings }) => {
      if (path !== null) refuseUnchosen(services, path);
      return datasets.preview(path ?? projects.require().dataset.path, openings);
    },
    'project.openDemo': ({ seed }) => stateInstead(services, () => demo.open(seed)),
    'project.openNew': () => stateInstead(services, () => projects.openNew()),
    'project.saveAs': async () => {
      training.refuseWhileBusy();
      const { name } = projects.require().store.info;
      const question = { title: 'Save project as', suggestion: `${name}.diffrakt`, extension: 'diffrakt' };
      const path = await dialogs.chooseTarget(question);
      if (path === null) return null;
      const netId = nets.chosen?.netId ?? null;
      const saved = await projects.saveAs(isProjectPath(path) ? path : withProjectExtension(path));
      nets.follow(saved.path, netId);
      return saved;
    },
    'project.close': () =>
      stateInstead(services, () => {
        live.close();
        return projects.close();
      }),
    'plane.show': async ({ plane }) => {
      // What is computed for the plane before would take the processor from the picture of this one.
      if (plane !== projects.shownPlane) live.close();
      projects.showPlane(plane);
      return null;
    },
    'map.read': (ask) => datasets.client.ask('map', ask).answer,
    'map.line': async ({ lineId }) => {
      const open = projects.require();
      const file = await fileOfLine(open, lineId, 'line');
      return datasets.client.ask('lineOverview', { ...file, picks: open.store.picksOf(lineId) }).answer;
    },
    'map.places': (ask) => datasets.client.ask('mapPlaces', ask).answer,
    'view.save': async (view) => {
      projects.saveView(view);
      return null;
    },
  };
}

function pickHandlers({ projects, picks, demo, dialogs, datasets, points }: Services): PickHandlers {
  return {
    'picks.list': async () => projects.require().store.pickState,
    'picks.apply': async (edit) => picks.applyEdit(edit),
    'classes.apply': async (edit) => picks.applyClassEdit(edit),
    'picks.undo': () => picks.undo(),
    'picks.redo': () => picks.redo(),
    'picks.history': async () => projects.require().store.history,
    'picks.jump': ({ step }) => picks.jumpTo(step),
    'picks.fromTruth': ({ perClass }) => demo.addPicksFromTruth(perClass),
    'points.choose': () => points.choose(),
    'points.addPicks': (order) => points.addPicks(order),
    'points.place': (order) => points.place(order),
    'picks.compareDialog': async () => {
      projects.require();
      const path = await dialogs.choosePicks();
      if (path === null) return null;
      const read = await datasets.client.ask('readPicks', { path }).answer;
      return { fileName: basename(path), picks: read.picks };
    },
    'picks.importDialog': async () => {
      projects.require();
      const path = await dialogs.choosePicks();
      if (path === null) return null;
      const read = await datasets.client.ask('readPicks', { path }).answer;
      return { state: picks.addImported(read), fileName: basename(path) };
    },
  };
}

function runHandlers(services: Services, desktop: Desktop): RunHandlers {
  const { training, scores, learning, nets, live, overlays, projects, dialogs } = services;
  return {
    'training.preview': (ask) => learning.client.ask('previewNet', ask).answer,
    'training.start': (request) => training.start(request),
    'training.pause': async ({ runId }) => {
      training.pause(runId);
      return null;
    },
    'training.resume': async ({ runId }) => {
      training.resume(runId);
      return null;
    },
    'training.continue': ({ runId }) => training.continueRun(runId),
    'training.stop': async ({ runId }) => {
      await training.stop(runId);
      return null;
    },
    'classification.start': async ({ runId, lineIds, planes }) => {
      await training.classify(runId, lineIds, planes);
      return null;
    },
    'pretrain.start': (wish) => nets.start(wish),
    'nets.list': () => nets.list(),
    'nets.choose': ({ netId }) => nets.choose(netId),
    'nets.add': () => nets.add(),
    'nets.remove': ({ netId }) => nets.remove(netId),
    'live.answer': ({ learner }) => live.answer(learner),
    'live.judge': () => live.judge(),
    'live.propose': (wish) => live.propose(wish),
    'live.clusters': (wish) => live.clusters(wish),
    'live.forget': async () => {
      live.close();
      return null;
    },
    'live.hold': async ({ isHeld }) => {
      live.hold(isHeld);
      return null;
    },
    'overlay.choose': ({ source }) => overlays.choose(source),
    'overlay.read': ({ plane, ends }) => overlays.read(plane, ends),
    'run.history': ({ runId }) => training.history(runId),
    'run.probabilities': ({ runId }) => training.probabilities(runId),
    'run.byLine': ({ runId }) => training.byLine(runId),
    'run.score': ({ runId }) => scores.score(runId),
    'run.describe': async ({ runId, name, note }) => projects.require().runs.describe(runId, { name, note }),
    'run.showFiles': async ({ runId }) => {
      await desktop.showFolder(projects.require().runs.require(runId).folder);
      return null;
    },
    'run.remove': async ({ runId }) => {
      const { name } = projects.require().runs.require(runId);
      if (!(await dialogs.confirmRemovalOfRun(name))) return false;
      await training.remove(runId);
      return true;
    },
  };
}

function engineHandlers({ engines, preflight }: Services, desktop: Desktop): EngineHandlers {
  return {
    'engine.diagnose': () => engines.diagnose(),
    'engine.measure': () => engines.measure(),
    'engine.install': ({ build, fromDisk }) => engines.install(build, fromDisk),
    'engine.cancelInstall': async () => {
      engines.cancelInstall();
      return null;
    },
    'engine.uninstall': () => engines.uninstall(),
    'engine.copyDiagnosis': async () => {
      const text = await engines.diagnosisText();
      desktop.copyText(text);
      return text;
    },
    'preflight.start': (request) => preflight.start(request),
    'preflight.stop': async () => {
      preflight.stop();
      return null;
    },
  };
}

function otherHandlers(
  { app, userState, projects, exports, chosen, slices }: Services,
  desktop: Desktop,
): OtherHandlers {
  return {
    'app.state': () => app.state(),
    'settings.change': async (change) => {
      const settings = userState.changeSettings(change);
      desktop.followSettings(settings);
      return settings;
    },
    'slices.index': () => slices.index(),
    'slices.cancel': async () => {
      slices.cancel();
      return null;
    },
    'export.classified': ({ runId, kind }) => exports.classified(runId, kind),
    'export.live': ({ learner, kind }) => exports.live(learner, kind),
    'export.figure': (figure) => exports.figure(figure),
    'export.model': ({ runId }) => exports.model(runId),
    'export.picks': ({ format }) => exports.picks(format),
    'export.chart': (chart) => exports.chart(chart),
    'window.copyText': async ({ text }) => {
      desktop.copyText(text);
      return null;
    },
    'window.fullScreen': async () => {
      desktop.toggleFullScreen();
      return null;
    },
    'window.second': async () => {
      desktop.openSecondWindow(projects.require().store.path);
      return null;
    },
    'shell.showFolder': async ({ path }) => {
      if (!chosen.has(path))
        throw failureOf('path.notChosen', 'This folder was not chosen.', 'Export again.');
      await desktop.showFolder(path);
      return null;
    },
  };
}

/** What main answers to every request of the contract. */
export function createHandlers(services: Services, desktop: Desktop): Handlers {
  return {
    ...projectHandlers(services),
    ...headerHandlers(services, desktop.copyText),
    ...packageHandlers(services),
    ...lineHandlers(services),
    ...pickHandlers(services),
    ...runHandlers(services, desktop),
    ...engineHandlers(services, desktop),
    ...otherHandlers(services, desktop),
  };
}
