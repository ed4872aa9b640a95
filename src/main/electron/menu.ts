import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '#contract/commands';

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/** Makes items that send a command; `shown` ones show a key without claiming it. */
interface ItemMaker {
  item(label: string, command: Command, accelerator?: string): Item;
  shown(label: string, command: Command, key: string): Item;
}

function itemMaker(send: (command: Command) => void): ItemMaker {
  const item = (label: string, command: Command, accelerator?: string): Item => ({
    id: command,
    label,
    accelerator,
    click: () => send(command),
  });
  return {
    item,
    shown: (label, command, key) => ({ ...item(label, command, key), registerAccelerator: false }),
  };
}

function fileItems({ item }: ItemMaker): Item[] {
  return [
    item('Open…', 'open', 'CmdOrCtrl+O'),
    item('Read the line otherwise…', 'openingOptions'),
    item('Read the line as its headers state', 'readAsStated'),
    item('Open demo line', 'demo'),
    item('New project on this line', 'newProject'),
    item('Save project as…', 'saveAs', 'CmdOrCtrl+Shift+S'),
    item('Close project', 'close', 'CmdOrCtrl+W'),
    LINE,
    item('Export classified section…', 'exportClassified', 'CmdOrCtrl+E'),
    item('Export net for TensorFlow.js…', 'exportModel'),
    item('Export view as PNG…', 'exportPng'),
    item('Export view as SVG…', 'exportSvg'),
    item('Export picks as JSON…', 'exportPicksJson'),
    item('Export picks as CSV…', 'exportPicksCsv'),
    LINE,
    { role: 'quit' },
  ];
}

function editItems({ item }: ItemMaker, platform: string): Item[] {
  return [
    item('Undo', 'undo', 'CmdOrCtrl+Z'),
    item('Redo', 'redo', platform === 'win32' ? 'CmdOrCtrl+Y' : 'CmdOrCtrl+Shift+Z'),
    LINE,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
}

function viewItems({ item, shown }: ItemMaker): Item[] {
  return [
    shown('Fit section', 'fit', '0'),
    shown('Zoom in', 'zoomIn', 'Plus'),
    shown('Zoom out', 'zoomOut', '-'),
    LINE,
    item('Left panel', 'toggleLeft'),
    item('Right panel', 'toggleRight'),
    {
      label: 'Theme',
      submenu: [
        item('As the system', 'theme.system'),
        item('Dark', 'theme.dark'),
        item('Light', 'theme.light'),
      ],
    },
    { role: 'togglefullscreen', accelerator: 'F11' },
  ];
}

function pickItems({ item, shown }: ItemMaker): Item[] {
  return [
    shown('Diffraction', 'pick.diffraction', '1'),
    shown('Reflection', 'pick.reflection', '2'),
    shown('Noise', 'pick.noise', '3'),
    shown('Stop picking', 'pick.none', 'Esc'),
    LINE,
    shown('Remove selected picks', 'pick.delete', 'Delete'),
    shown('Next pick', 'pick.next', 'N'),
    shown('Previous pick', 'pick.previous', 'Shift+N'),
    LINE,
    item('Import picks…', 'importPicks'),
    item('Pick from the truth (demo line)', 'picksFromTruth'),
  ];
}

function trainItems({ item, shown }: ItemMaker): Item[] {
  return [
    shown('Preflight', 'preflight', 'P'),
    item('Train', 'train', 'CmdOrCtrl+Enter'),
    item('Continue the shown run', 'continueRun'),
    item('Pause or resume', 'pauseOrResume'),
    item('Stop', 'stop', 'CmdOrCtrl+.'),
    LINE,
    item('Classify section', 'classify'),
    LINE,
    shown('Engine…', 'engine', 'F7'),
  ];
}

/**
 * The application menu. Each choice is sent to the window as a 'menu.command'. The window handles plain
 * keys itself; items for them show the key without claiming it, so that typing in a field still works.
 */
export function menuTemplate(send: (command: Command) => void, platform: string): Item[] {
  const make = itemMaker(send);
  const menus: Item[] = [
    { label: 'File', submenu: fileItems(make) },
    { label: 'Edit', submenu: editItems(make, platform) },
    { label: 'View', submenu: viewItems(make) },
    { label: 'Pick', submenu: pickItems(make) },
    { label: 'Train', submenu: trainItems(make) },
    { label: 'Help', role: 'help', submenu: [make.shown('Keys and about', 'help', 'F1')] },
  ];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}
