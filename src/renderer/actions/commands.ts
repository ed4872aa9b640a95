import { type Command, DEMO_SEED } from '#contract/commands';
import {
  exportClassified,
  exportFigure,
  exportModel,
  exportPicks,
  savePackage,
} from '#renderer/actions/exports';
import { selectPick } from '#renderer/actions/goToPick';
import { nextProposal } from '#renderer/actions/proposals';
import { startPreflight, startTraining } from '#renderer/actions/training';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { toggleGuide } from '#renderer/guide/openGuide';
import { history } from '#renderer/scene/history.svelte';
import { interpretation } from '#renderer/scene/interpretation.svelte';
import { lineDrawing } from '#renderer/scene/lineDrawing.svelte';
import { overlayFile } from '#renderer/scene/overlayFile.svelte';
import { projectLines } from '#renderer/scene/projectLines.svelte';
import { resultPair } from '#renderer/scene/resultPair.svelte';
import { sidePlane } from '#renderer/scene/sidePlane.svelte';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { chooseClass, removeSelected } from '#renderer/tools/pickEdits';
import { ZOOM_STEP } from '#renderer/tools/sectionKeys';
import { duplicateSelected, selectAll } from '#renderer/tools/selectedPicks';
import { tour } from '#renderer/tour/tour.svelte';
import { gridLines } from '#seismic/display/layers/gridLines';

/** Picks per class that are placed from the known truth of the demo line. */
export const PICKS_BY_TRUTH = 10;

async function saveAs(): Promise<void> {
  const project = await attempt(() => ask('project.saveAs', null));
  if (project) notices.tell({ level: 'info', message: `Saved as ${project.name}.`, remedy: project.path });
}

/** Starts the tour; at the first start the demo line is open already below the start page. */
function startTour(): void {
  pages.close();
  if (app.state?.isDemoLine) app.endWelcome();
  tour.start();
}

function showBeside(): void {
  if (sidePlane.toggle()) return;
  notices.tell({
    level: 'info',
    message: 'Two planes beside each other are of a volume.',
    remedy: 'Open a file with inlines and crosslines first.',
  });
}

/** Begins a line on the map; its section is shown when it is ended. */
function drawLine(): void {
  if (lineDrawing.start()) return;
  notices.tell({
    level: 'info',
    message: 'A line is drawn on the map of a volume.',
    remedy: 'Open a file with inlines and crosslines first.',
  });
}

function stop(): void {
  if (runs.active) void runs.tell('training.stop', runs.active.runId);
}

function pauseOrResume(): void {
  const run = runs.active;
  if (run?.status === 'paused') void runs.tell('training.resume', run.runId);
  else if (run?.status === 'training') void runs.tell('training.pause', run.runId);
}

function continueRun(): void {
  if (runs.shown && runs.canContinue(runs.shown)) void runs.continueRun(runs.shown.runId);
}

function classify(): void {
  if (runs.shown?.hasModel) void runs.tell('classification.start', runs.shown.runId);
}

/** Selects the next pick, or with −1 the previous one, and brings it into view. */
export function selectNextPick(step: 1 | -1): void {
  const list = picks.byClass;
  if (list.length === 0) return;
  const at = list.findIndex(({ id }) => id === selection.pickIds[0]);
  const next = list[(at + step + list.length) % list.length];
  selectPick(next);
}

/** Every command of menus, buttons and keys, by name. */
const ACTIONS: Readonly<Record<Command, () => void>> = {
  open: () => void app.openDialog(),
  openAddress: () => pages.toggle('address'),
  openingOptions: () => void app.showReadings(),
  headers: () => {
    // A file that does not open has no headers to list: how it may be read is shown.
    if (app.unopened) pages.toggle('opening');
    else if (app.state?.dataset) pages.toggle('headers');
  },
  readAsStated: () => void app.openOtherwise({ path: null, opening: {} }),
  demo: () => (app.isWelcoming ? app.endWelcome() : void app.openDemo(DEMO_SEED)),
  'line.add': () => void projectLines.addByDialog(),
  'line.next': () => void projectLines.step(1),
  'line.previous': () => void projectLines.step(-1),
  newProject: () => void app.openNew(),
  saveAs: () => void saveAs(),
  savePackage: () => void savePackage(),
  close: () => void app.close(),
  undo: () => void picks.undo(),
  redo: () => void picks.redo(),
  history: () => history.toggle(),
  fit: () => viewport.fit(),
  nextDrawing: () => display.nextDrawing(),
  gridLines: () => display.toggle(gridLines.name),
  'map.drawLine': drawLine,
  'plane.beside': showBeside,
  'overlay.open': () => void overlayFile.choose('file'),
  'results.compare': () => void resultPair.open(),
  'overlay.truth': () => void overlayFile.choose('truth'),
  zoomIn: () => viewport.zoomAt({ traces: ZOOM_STEP, time: ZOOM_STEP }),
  zoomOut: () => viewport.zoomAt({ traces: 1 / ZOOM_STEP, time: 1 / ZOOM_STEP }),
  'pick.diffraction': () => chooseClass('diffraction'),
  'pick.reflection': () => chooseClass('reflection'),
  'pick.noise': () => chooseClass('noise'),
  'pick.none': () => {
    tool.mode = 'pan';
  },
  'pick.selectAll': selectAll,
  'pick.duplicate': duplicateSelected,
  'pick.delete': removeSelected,
  'pick.next': () => selectNextPick(1),
  'pick.previous': () => selectNextPick(-1),
  'pick.propose': () => nextProposal(),
  picksFromTruth: () => void picks.placeByTruth(PICKS_BY_TRUTH),
  importPicks: () => void picks.importFile(),
  importPoints: () => void interpretation.choose(),
  train: () => void startTraining(),
  preflight: () => void startPreflight(),
  continueRun,
  pauseOrResume,
  stop,
  classify,
  pretrain: () => pages.toggle('pretrain'),
  exportClassified: () => void exportClassified(),
  exportModel: () => void exportModel(),
  exportPng: () => void exportFigure('png'),
  exportSvg: () => void exportFigure('svg'),
  exportPicksJson: () => void exportPicks('json'),
  exportPicksCsv: () => void exportPicks('csv'),
  palette: () => pages.toggle('palette'),
  secondWindow: () => void attempt(() => ask('window.second', null)),
  fullScreen: () => void attempt(() => ask('window.fullScreen', null)),
  guide: toggleGuide,
  tour: startTour,
  help: () => pages.toggle('help'),
  about: () => pages.toggle('about'),
  preferences: () => pages.toggle('preferences'),
  engine: () => pages.toggle('engine'),
  toggleLeft: () => layout.toggle('left'),
  toggleRight: () => layout.toggle('right'),
  'theme.system': () => void app.change({ theme: 'system' }),
  'theme.dark': () => void app.change({ theme: 'dark' }),
  'theme.light': () => void app.change({ theme: 'light' }),
};

export function perform(command: Command): void {
  ACTIONS[command]();
}

/** Carries out the commands of the application menu and shows the notices of main. */
export function followMenu(): void {
  listen('menu.command', ({ command }) => perform(command));
  listen('notice', (notice) => notices.tell(notice));
}
