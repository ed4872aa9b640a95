import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Language } from '#contract/catalogue/languages';
import { messageIn } from '#contract/catalogue/messageIn';
import type { ChosenPaths } from '#main/base/chosenPaths';
import { PICK_FORMAT_NAMES } from '#seismic/picks/formats/registry';

const LOWER_ENDINGS = ['sgy', 'segy', 'su', 'dt1', 'hd', 'dzt', 'rd3', 'rd7', 'rad', 'sg2', 'seg2', 'dat'];
const LINE_ENDINGS = [...LOWER_ENDINGS, ...LOWER_ENDINGS.map((ending) => ending.toUpperCase())];
const LINES = {
  name: 'SEG-Y, Seismic Unix, radar, SEG-2, projects, packages',
  extensions: ['diffrakt', 'zip', ...LINE_ENDINGS],
};
const ANY = { name: 'All files', extensions: ['*'] };

export interface TargetQuestion {
  readonly title: string;
  /** The suggested file name. */
  readonly suggestion: string;
  readonly extension: string;
}

/** Dialogs for paths; tests replace them. */
export type Dialogs = Pick<
  FileDialogs,
  | 'chooseLineOrProject'
  | 'chooseLines'
  | 'chooseOverlay'
  | 'choosePicks'
  | 'choosePoints'
  | 'chooseWheel'
  | 'chooseFolder'
  | 'chooseTarget'
  | 'confirmServer'
  | 'confirmRemovalOfRun'
>;

/** File dialogs. Every returned path was chosen by the user; null if the user cancels. */
export class FileDialogs {
  constructor(
    private readonly window: () => BrowserWindow | null,
    private readonly chosen: ChosenPaths,
    private readonly language: () => Language,
  ) {}

  chooseLineOrProject(): Promise<string | null> {
    return this.open({ title: 'Open a line or a project', properties: ['openFile'], filters: [LINES, ANY] });
  }

  /** One line or several; none where the user cancels. */
  chooseLines(): Promise<string[]> {
    const filters = [{ name: 'SEG-Y, Seismic Unix, radar, SEG-2', extensions: LINE_ENDINGS }, ANY];
    return this.openAll({
      title: 'Add lines to the project',
      properties: ['openFile', 'multiSelections'],
      filters,
    });
  }

  chooseOverlay(): Promise<string | null> {
    const filters = [
      { name: 'SEG-Y, Seismic Unix', extensions: ['sgy', 'segy', 'su', 'SGY', 'SEGY', 'SU'] },
      ANY,
    ];
    return this.open({ title: 'Lay a section over the line', properties: ['openFile'], filters });
  }

  choosePicks(): Promise<string | null> {
    const filters = [{ name: 'Picks', extensions: [...PICK_FORMAT_NAMES] }, ANY];
    return this.open({ title: 'Import picks', properties: ['openFile'], filters });
  }

  choosePoints(): Promise<string | null> {
    const extensions = ['pck', 'txt', 'xyz', 'dat', 'asc', 'csv', 'petrel', 'prn'];
    const filters = [{ name: 'Points, horizons, faults', extensions }, ANY];
    return this.open({ title: 'Import points, a horizon or faults', properties: ['openFile'], filters });
  }

  chooseWheel(): Promise<string | null> {
    const filters = [{ name: 'Python wheel', extensions: ['whl'] }, ANY];
    return this.open({ title: 'Choose a wheel of TensorFlow', properties: ['openFile'], filters });
  }

  chooseFolder(title: string): Promise<string | null> {
    return this.open({ title, properties: ['openDirectory', 'createDirectory'] });
  }

  async chooseTarget({ title, suggestion, extension }: TargetQuestion): Promise<string | null> {
    const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
    const options = { title: this.say(title), defaultPath: suggestion, filters };
    const window = this.window();
    const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return answer.canceled || answer.filePath === '' ? null : this.note(answer.filePath);
  }

  /** Asks whether files may be read from a server. */
  async confirmServer(server: string): Promise<boolean> {
    return this.confirm({
      message: `Read from ${server}?`,
      detail: 'Diffrakt will request parts of the file from this server, and nothing else.',
      action: 'Read',
    });
  }

  /** Asks whether a run may be deleted from the disk. */
  async confirmRemovalOfRun(name: string): Promise<boolean> {
    return this.confirm({
      message: `Remove ${name}?`,
      detail:
        'Its model, curves, event files and classified section are deleted from the project. This cannot be undone; files exported from it stay.',
      action: 'Remove',
    });
  }

  private async confirm(question: { message: string; detail: string; action: string }): Promise<boolean> {
    const { message, detail, action } = question;
    const buttons = { buttons: [this.say('Cancel'), this.say(action)], defaultId: 1, cancelId: 0 };
    const words = { message: this.say(message), detail: this.say(detail) };
    const options = { type: 'question' as const, ...words, ...buttons };
    const window = this.window();
    const { response } = await (window
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options));
    return response === 1;
  }

  private async open(options: OpenDialogOptions): Promise<string | null> {
    return (await this.openAll(options)).at(0) ?? null;
  }

  private async openAll({ title = '', filters = [], ...rest }: OpenDialogOptions): Promise<string[]> {
    const named = filters.map((filter) => ({ ...filter, name: this.say(filter.name) }));
    const options = { ...rest, title: this.say(title), filters: named };
    const window = this.window();
    const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return answer.canceled ? [] : answer.filePaths.map((path) => this.note(path));
  }

  private say(text: string): string {
    return messageIn(this.language(), text);
  }

  private note(path: string): string {
    this.chosen.add(path);
    return path;
  }
}
