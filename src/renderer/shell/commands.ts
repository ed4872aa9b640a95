import { exportClassified, exportFigure, exportPicks } from '#renderer/export/exports';
import { attempt, listen } from '#renderer/shell/bridge';
import { help } from '#renderer/shell/help.svelte';
import { app } from '#renderer/stores/app.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { notices } from '#renderer/stores/notices.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { startTraining } from '#renderer/training/trainSettings.svelte';
import { ask } from './bridge';

/** The seed of the demo line that buttons open. */
export const DEMO_SEED = 1;

const IN = { traces: 0.8, time: 0.8 };
const OUT = { traces: 1.25, time: 1.25 };

async function saveAs(): Promise<void> {
  const project = await attempt(() => ask('project.saveAs', null));
  if (project) notices.tell({ level: 'info', message: `Saved as ${project.name}.`, remedy: project.path });
}

function stop(): void {
  if (runs.active) void runs.tell('training.stop', runs.active.runId);
}

function classify(): void {
  if (runs.shown?.hasModel) void runs.tell('classification.start', runs.shown.runId);
}

/** Selects the next pick and brings it into view; with −1 the one before. */
export function selectNextPick(step: 1 | -1): void {
  const list = picks.byClass;
  if (list.length === 0) return;
  const at = list.findIndex(({ id }) => id === selection.pickIds[0]);
  const next = list[(at + step + list.length) % list.length];
  selection.pickIds = [next.id];
  viewport.reveal(next);
}

/** Everything that a menu, a button or a key can ask of the window, by name. */
const COMMANDS: Readonly<Record<string, () => void>> = {
  open: () => void app.openDialog(),
  demo: () => void app.openDemo(DEMO_SEED),
  saveAs: () => void saveAs(),
  close: () => void app.close(),
  undo: () => void picks.undo(),
  redo: () => void picks.redo(),
  fit: () => viewport.fit(),
  zoomIn: () => viewport.zoomAt(IN),
  zoomOut: () => viewport.zoomAt(OUT),
  train: () => void startTraining(),
  stop,
  classify,
  exportClassified: () => void exportClassified(),
  exportPng: () => void exportFigure('png'),
  exportSvg: () => void exportFigure('svg'),
  exportPicksJson: () => void exportPicks('json'),
  exportPicksCsv: () => void exportPicks('csv'),
  importPicks: () => void picks.importFile(),
  help: () => help.toggle(),
  shortcuts: () => help.toggle(),
  about: () => help.toggle(),
  toggleLeft: () => layout.toggle('left'),
  toggleRight: () => layout.toggle('right'),
  'theme.system': () => void app.change({ theme: 'system' }),
  'theme.dark': () => void app.change({ theme: 'dark' }),
  'theme.light': () => void app.change({ theme: 'light' }),
};

/** Carries out a command by its name; an unknown name does nothing. */
export function perform(command: string): void {
  COMMANDS[command]?.();
}

/** Lets the application menu speak for the window's own buttons. */
export function followMenu(): void {
  listen('menu.command', ({ command }) => perform(command));
  listen('notice', (notice) => notices.tell(notice));
}
