import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The user's folder of the second window, in that of the first. */
const FOLDER = 'second-window';
/** What the second window takes over: it is no first start, and looks like the first. */
const TAKEN_OVER = ['settings.json', 'session.json', 'window.json'];
const USER_DATA = '--user-data-dir=';

export interface SecondWindow {
  /** The arguments of this program. */
  readonly argv: readonly string[];
  /** Folder of the app, which is an argument in development; null where it is packaged. */
  readonly appPath: string | null;
  readonly userDataFolder: string;
  readonly projectPath: string;
}

/**
 * The arguments of a program of its own that shows a project: the switches of this one, a user's folder of its own, and
 * the project. A program with the same user's folder would hand its file to the first one and end.
 */
export function secondWindowArguments({
  argv,
  appPath,
  userDataFolder,
  projectPath,
}: SecondWindow): string[] {
  const switches = argv.slice(1).filter((word) => word.startsWith('--') && !word.startsWith(USER_DATA));
  const app = appPath === null ? [] : [appPath];
  return [...switches, ...app, `${USER_DATA}${join(userDataFolder, FOLDER)}`, projectPath];
}

/** Starts a second window on a project; it lives on where the first one is closed. */
export function openSecondWindow(executable: string, second: SecondWindow): void {
  const folder = join(second.userDataFolder, FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const name of TAKEN_OVER) {
    const from = join(second.userDataFolder, name);
    if (existsSync(from)) copyFileSync(from, join(folder, name));
  }
  const child = spawn(executable, secondWindowArguments(second), { detached: true, stdio: 'ignore' });
  child.unref();
}
