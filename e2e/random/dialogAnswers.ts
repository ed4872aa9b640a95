import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { DEMO_SEED } from '#contract/commands';
import type { Random } from '#seismic/numerics/random';

const PICKS = {
  version: 1,
  picks: [{ class: 'noise', trace: 60, timeMs: 500, traces: 32, durationMs: 160 }],
};

/** Files that dialogs answer with: of the right kind, of a wrong kind, and missing ones. */
export class FilePool {
  private readonly files: readonly string[];

  constructor(
    private readonly folder: string,
    userDataFolder: string,
  ) {
    const demo = join(userDataFolder, 'demo', String(DEMO_SEED));
    const put = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    mkdirSync(join(folder, 'results'));
    this.files = [
      join(demo, 'section.sgy'),
      join(demo, 'truth-class.sgy'),
      put('picks.json', JSON.stringify(PICKS)),
      put('points.csv', 'trace,time\n10,400\n20,420\n30,440\n'),
      put('web.sgy', '<!DOCTYPE html><p>Not found</p>'.repeat(200)),
      put('cut.diffrakt', 'SQLite format 3\0'),
      put('empty.json', ''),
      join(folder, 'missing.sgy'),
      join(folder, 'saved.diffrakt'),
    ];
  }

  /** Where one is opened, saved, or a folder chosen; null for a dialog that is cancelled. */
  draw(random: Random): DialogAnswers | null {
    const file = this.files[random.integer(this.files.length)];
    const isWritable = random.uniform() < 0.9;
    const isCancelled = random.uniform() < 0.3;
    const folder = isWritable ? join(this.folder, 'results') : join(this.folder, 'picks.json', 'none');
    const target = isWritable ? join(this.folder, 'saved') : join(folder, 'saved');
    return isCancelled ? null : { file, folder, target };
  }
}

export interface DialogAnswers {
  readonly file: string;
  readonly folder: string;
  /** A new file, without the ending that the dialog asks for. */
  readonly target: string;
}

/** Every dialog from now on is answered so. */
export async function answerWith(app: ElectronApplication, answers: DialogAnswers | null): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const optionOf = (asked: unknown[], name: string): unknown => Reflect.get(Object(asked.at(-1)), name);
    dialog.showOpenDialog = async (...asked: unknown[]) => {
      const isFolder = String(optionOf(asked, 'properties')).includes('openDirectory');
      const path = isFolder ? given?.folder : given?.file;
      return { canceled: !path, filePaths: path ? [path] : [] };
    };
    dialog.showSaveDialog = async (...asked: unknown[]) => {
      const ending = String(optionOf(asked, 'defaultPath')).split('.').at(-1);
      return { canceled: !given, filePath: given ? `${given.target}.${ending}` : '' };
    };
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  }, answers);
}
