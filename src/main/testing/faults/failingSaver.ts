/**
 * A process under `failingWrites`: changes the project of its argument with every write call failing in turn, and prints
 * what went otherwise than promised, one line each, then the number of calls that were tried.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure, failureOf } from '#main/base/failure';
import { isProjectPath } from '#main/project/projectPlaces';
import { ProjectStore } from '#main/project/projectStore';
import { LINE } from '#main/testing/projectFixtures';
import { isUndo, pairOf } from '#main/testing/savingModel';
import { withFailingCall } from '#system/testing/writeOrder';

const [, , root, codes] = process.argv;
const MOST_CALLS = 300;
/** Codes of failures that say that the disk is full or cannot be written. */
const TOLD = ['disk.full', 'file.write', 'project.readOnly', 'project.unreadable'];

interface Action {
  readonly name: string;
  /** Files that it needs beside the project. */
  prepare?(folder: string): void;
  run(folder: string): Promise<void>;
  /** Writes that fail too late to matter may succeed; this tells whether the action took place. */
  isDone(folder: string): boolean;
}

const projectIn = (folder: string): string => join(folder, 'line.diffrakt');

function withStore<Value>(folder: string, use: (store: ProjectStore) => Value): Value {
  const store = ProjectStore.open(projectIn(folder));
  try {
    return use(store);
  } finally {
    store.dispose();
  }
}

const revisionOf = (folder: string): number => withStore(folder, ({ pickState }) => pickState.revision);
const START = 8;

const ACTIONS: readonly Action[] = [
  {
    name: 'add picks',
    run: async (folder) => void withStore(folder, (store) => store.applyEdit(pairOf(START))),
    isDone: (folder) => revisionOf(folder) === START + 1,
  },
  {
    name: 'undo',
    run: async (folder) => void withStore(folder, (store) => store.undo()),
    isDone: (folder) => revisionOf(folder) === START + 1,
  },
  {
    name: 'create',
    run: async (folder) => ProjectStore.create(join(folder, 'new.diffrakt'), LINE).dispose(),
    isDone: (folder) => existsSync(join(folder, 'new.diffrakt')),
  },
  {
    name: 'save the view',
    run: async (folder) => withStore(folder, (store) => store.saveView({ json: '{"zoom":9}' })),
    isDone: (folder) => withStore(folder, (store) => store.view?.json === '{"zoom":9}'),
  },
  {
    name: 'save as',
    run: async (folder) => {
      const store = ProjectStore.open(projectIn(folder));
      await store.copyTo(join(folder, 'copy.diffrakt')).finally(() => store.dispose());
    },
    isDone: (folder) => existsSync(join(folder, 'copy.diffrakt')),
  },
  {
    name: 'migrate',
    prepare: (folder) =>
      copyFileSync('src/main/project/fixtures/version1.diffrakt', join(folder, 'old.diffrakt')),
    run: async (folder) => {
      const store = ProjectStore.open(join(folder, 'old.diffrakt'));
      const { readOnly } = store.info;
      store.dispose();
      if (readOnly) throw failureOf('project.readOnly', 'Its lock cannot be written.', '');
    },
    isDone: (folder) => existsSync(join(folder, 'old.diffrakt.layout1')),
  },
];

function makeProject(folder: string): void {
  mkdirSync(folder);
  const store = ProjectStore.create(projectIn(folder), LINE);
  for (let action = 0; action < START; action += 1)
    if (isUndo(action)) store.undo();
    else store.applyEdit(pairOf(action));
  store.dispose();
}

function codeOf(error: unknown): string | null {
  if (error === null) return null;
  return error instanceof AppFailure ? error.failure.code : `internal: ${error}`;
}

/** What is wrong after an action whose write failed; the disk works again. */
function faultsAfter(action: Action, folder: string, code: string | null): string[] {
  const faults = code !== null && !TOLD.includes(code) ? [code] : [];
  if (code === null && !action.isDone(folder)) faults.push('says nothing, and nothing was saved');
  const before = revisionOf(folder);
  if (before !== START && before !== START + 1) faults.push(`has revision ${before}`);
  withStore(folder, (store) => {
    if (store.info.readOnly) faults.push('stays locked');
    store.undo();
  });
  if (revisionOf(folder) !== before + 1) faults.push('cannot be saved afterwards');
  // What a process left half done is taken back when the project is opened.
  for (const name of readdirSync(folder).filter(isProjectPath))
    ProjectStore.open(join(folder, name)).dispose();
  const left = readdirSync(folder).filter((name) => /\.part$|-journal$/.test(name));
  return [...faults, ...left.map((name) => `leaves ${name}`)];
}

/** Lets the call of a number fail; false where there were fewer calls. */
async function tryCall(action: Action, call: number, code: string): Promise<boolean> {
  const folder = join(root, `${action.name.replaceAll(' ', '-')}-${call}-${code}`);
  makeProject(folder);
  action.prepare?.(folder);
  const order = { folder, call, errno: Number(code) };
  const { error, callCount } = await withFailingCall(order, () => action.run(folder));
  for (const fault of faultsAfter(action, folder, codeOf(error)))
    process.stdout.write(`${action.name}, write call ${call} with errno ${code}: ${fault}\n`);
  rmSync(folder, { recursive: true });
  return callCount > call;
}

let tried = 0;
for (const code of codes.split(','))
  for (const action of ACTIONS)
    for (let call = 0; call < MOST_CALLS; call += 1) {
      if (!(await tryCall(action, call, code))) break;
      tried += 1;
    }
process.stdout.write(`${tried} calls\n`);
