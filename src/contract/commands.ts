import type { PlainText } from '#contract/catalogue/catalogue';

/** The seed of the demo line that opens at the first start and by its button. */
export const DEMO_SEED = 1;

/** What a person reads of a command, and the key that gives it. */
export interface CommandFacts {
  /** In English, as the catalogue has it. */
  readonly title: PlainText;
  /** As it is shown, "Ctrl+Shift+S"; on macOS Ctrl is Cmd. */
  readonly key?: string;
}

/** The commands of menus, buttons, keys and the palette. */
const FACTS = {
  open: { title: 'Open…', key: 'Ctrl+O' },
  openAddress: { title: 'Open address…', key: 'Ctrl+Shift+O' },
  openingOptions: { title: 'Read the line otherwise…' },
  headers: { title: 'Headers…', key: 'Ctrl+I' },
  readAsStated: { title: 'Read the line as its headers state' },
  demo: { title: 'Open demo line' },
  'line.add': { title: 'Add line to the project…' },
  'line.next': { title: 'Next line of the project', key: 'Ctrl+PgDn' },
  'line.previous': { title: 'Previous line of the project', key: 'Ctrl+PgUp' },
  newProject: { title: 'New project on this line' },
  secondWindow: { title: 'Second window on this project' },
  saveAs: { title: 'Save project as…', key: 'Ctrl+Shift+S' },
  savePackage: { title: 'Save package with data…' },
  close: { title: 'Close project', key: 'Ctrl+W' },
  exportClassified: { title: 'Export classified section…', key: 'Ctrl+E' },
  exportModel: { title: 'Export net for TensorFlow.js…' },
  exportPng: { title: 'Export view as PNG…' },
  exportSvg: { title: 'Export view as SVG…' },
  exportPicksJson: { title: 'Export picks as JSON…' },
  exportPicksCsv: { title: 'Export picks as CSV…' },
  undo: { title: 'Undo', key: 'Ctrl+Z' },
  redo: { title: 'Redo', key: 'Ctrl+Shift+Z' },
  history: { title: 'History…', key: 'Ctrl+Alt+Z' },
  palette: { title: 'All commands…', key: 'Ctrl+K' },
  fit: { title: 'Fit section', key: '0' },
  zoomIn: { title: 'Zoom in', key: 'Plus' },
  zoomOut: { title: 'Zoom out', key: '-' },
  nextDrawing: { title: 'Density, wiggle, both', key: 'D' },
  gridLines: { title: 'Timing and trace lines', key: 'G' },
  'map.drawLine': { title: 'Draw a line on the map' },
  'plane.beside': { title: 'Two planes beside each other' },
  'overlay.open': { title: 'Open a section over the line: classes, velocity map, attribute…' },
  'overlay.truth': { title: 'Show the truth over the line (demo line)' },
  'results.compare': { title: 'Compare two results over the section' },
  toggleLeft: { title: 'Left panel' },
  toggleRight: { title: 'Right panel' },
  fullScreen: { title: 'Full screen', key: 'F11' },
  'theme.system': { title: 'Theme as the system' },
  'theme.dark': { title: 'Dark theme' },
  'theme.light': { title: 'Light theme' },
  'pick.diffraction': { title: 'Pick diffractions', key: '1' },
  'pick.reflection': { title: 'Pick reflections', key: '2' },
  'pick.noise': { title: 'Pick noise', key: '3' },
  'pick.none': { title: 'Stop picking', key: 'Esc' },
  'pick.selectAll': { title: 'Select all picks of the section', key: 'Ctrl+A' },
  'pick.duplicate': { title: 'Duplicate selected picks', key: 'Ctrl+D' },
  'pick.delete': { title: 'Remove selected picks', key: 'Delete' },
  'pick.next': { title: 'Next pick', key: 'N' },
  'pick.previous': { title: 'Previous pick', key: 'Shift+N' },
  'pick.propose': { title: 'Next place to pick', key: 'Q' },
  importPicks: { title: 'Import picks…' },
  importPoints: { title: 'Import points, horizons or faults…' },
  picksFromTruth: { title: 'Pick from the truth (demo line)' },
  preflight: { title: 'Preflight', key: 'P' },
  train: { title: 'Train', key: 'Ctrl+Enter' },
  continueRun: { title: 'Continue the shown run' },
  pauseOrResume: { title: 'Pause or resume' },
  stop: { title: 'Stop', key: 'Ctrl+.' },
  classify: { title: 'Classify section' },
  pretrain: { title: 'Pre-train a net…' },
  engine: { title: 'Engine…', key: 'F7' },
  guide: { title: 'User guide', key: 'F1' },
  tour: { title: 'Guided tour on the demo line' },
  help: { title: 'Keys and about', key: '?' },
  about: { title: 'About Diffrakt' },
  preferences: { title: 'Preferences…', key: 'Ctrl+,' },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type Command = keyof typeof FACTS;

export const COMMAND_FACTS: Readonly<Record<Command, CommandFacts>> = FACTS;

function isCommand(name: string): name is Command {
  return name in FACTS;
}

export const COMMANDS: readonly Command[] = Object.keys(FACTS).filter(isCommand);
