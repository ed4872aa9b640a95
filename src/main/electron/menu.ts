import type { MenuItemConstructorOptions } from 'electron';
import { type PlainText, textIn } from '#contract/catalogue/catalogue';
import type { Language } from '#contract/catalogue/languages';
import { COMMAND_FACTS, type Command } from '#contract/commands';

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/** What the menu depends on. */
export interface MenuParts {
  readonly send: (command: Command) => void;
  readonly platform: string;
  readonly language: Language;
  /** Keys that the user has changed, by command; an empty one is none. */
  readonly shortcuts: Readonly<Record<string, string>>;
}

/** Makes the item of a command. */
type MakeItem = (command: Command) => Item;

/** The key of a command as Electron names it. Plain keys are shown without being claimed: the window handles them. */
function keyOf(
  command: Command,
  { platform, shortcuts }: MenuParts,
): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const key = shortcuts[command] ?? COMMAND_FACTS[command].key ?? '';
  if (key === '') return {};
  if (command === 'redo' && platform === 'win32' && !(command in shortcuts))
    return { accelerator: 'CmdOrCtrl+Y' };
  const isClaimed = key.startsWith('Ctrl+') && !LEFT_TO_THE_WINDOW.includes(command);
  return {
    accelerator: key.replace('Ctrl', 'CmdOrCtrl').replace('PgUp', 'PageUp').replace('PgDn', 'PageDown'),
    ...(isClaimed ? {} : { registerAccelerator: false }),
  };
}

/** Keys that fields of text have a use for, too. */
const LEFT_TO_THE_WINDOW: readonly Command[] = ['pick.selectAll', 'pick.duplicate', 'palette'];

function itemMaker(parts: MenuParts): MakeItem {
  const { send, language } = parts;
  return (command) => ({
    id: command,
    label: textIn(language, COMMAND_FACTS[command].title),
    ...keyOf(command, parts),
    click: () => send(command),
  });
}

/** Items of commands, with lines between the groups. */
function groupsOf(make: MakeItem, ...groups: readonly (readonly Command[])[]): Item[] {
  return groups.flatMap((group, i) => [...(i > 0 ? [LINE] : []), ...group.map(make)]);
}

function fileItems(make: MakeItem): Item[] {
  const line = ['open', 'openAddress', 'headers', 'openingOptions', 'readAsStated', 'demo'] as const;
  const lines = ['line.add', 'line.next', 'line.previous'] as const;
  const project = ['newProject', 'saveAs', 'savePackage', 'secondWindow', 'close'] as const;
  const exports = ['exportClassified', 'exportModel', 'exportPng', 'exportSvg'] as const;
  const picks = ['exportPicksJson', 'exportPicksCsv'] as const;
  return [...groupsOf(make, line, lines, project, [...exports, ...picks]), LINE, { role: 'quit' }];
}

function editItems(make: MakeItem): Item[] {
  return [
    ...groupsOf(make, ['undo', 'redo', 'history']),
    LINE,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    LINE,
    ...groupsOf(make, ['palette'], ['preferences']),
  ];
}

function viewItems(make: MakeItem, language: Language): Item[] {
  return [
    ...groupsOf(
      make,
      ['fit', 'zoomIn', 'zoomOut'],
      ['nextDrawing', 'gridLines', 'overlay.open', 'overlay.truth', 'results.compare'],
      ['plane.beside', 'map.drawLine'],
      ['toggleLeft', 'toggleRight'],
    ),
    {
      label: textIn(language, 'Theme'),
      submenu: groupsOf(make, ['theme.system', 'theme.dark', 'theme.light']),
    },
    make('fullScreen'),
  ];
}

function pickItems(make: MakeItem): Item[] {
  return groupsOf(
    make,
    ['pick.diffraction', 'pick.reflection', 'pick.noise', 'pick.none'],
    ['pick.selectAll', 'pick.duplicate', 'pick.delete', 'pick.next', 'pick.previous', 'pick.propose'],
    ['importPicks', 'importPoints', 'picksFromTruth'],
  );
}

function trainItems(make: MakeItem): Item[] {
  const run = ['preflight', 'train', 'continueRun', 'pauseOrResume', 'stop'] as const;
  return groupsOf(make, run, ['classify'], ['pretrain'], ['engine']);
}

/**
 * The application menu. Each choice is sent to the window as a 'menu.command'. The window handles plain
 * keys itself; items for them show the key without claiming it, so that typing in a field still works.
 */
export function menuTemplate(parts: MenuParts): Item[] {
  const { platform, language } = parts;
  const make = itemMaker(parts);
  const name = (text: PlainText) => textIn(language, text);
  const menus: Item[] = [
    { label: name('File'), submenu: fileItems(make) },
    { label: name('Edit'), submenu: editItems(make) },
    { label: name('View'), submenu: viewItems(make, language) },
    { label: name('Pick'), submenu: pickItems(make) },
    { label: name('Train'), submenu: trainItems(make) },
    { label: name('Help'), role: 'help', submenu: groupsOf(make, ['guide', 'tour'], ['help', 'about']) },
  ];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}
