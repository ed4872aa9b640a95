import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpackPackage } from '#jobs/package/unpackPackage';
import { writePackage } from '#jobs/package/writePackage';
import { runFolder } from '#main/project/projectPlaces';
import { makePick } from '#main/testing/projectFixtures';
import { endless, putLine, startServices } from '#main/testing/startServices';
import { silentContext } from '#system/job';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Services of a user, whose dialogs answer with a path. */
function startUser(name: string, chosenPath: string | null) {
  const data = {
    unpackPackage,
    writePackage: async (...[order, context]: Parameters<typeof writePackage>) => {
      await writePackage(order, context);
      return null;
    },
  };
  return startServices(join(folder, name), { data, chosenPath });
}

it('a project with two lines, picks and a run opens elsewhere from its package, with the same bytes', async () => {
  const packagePath = join(folder, 'west.diffrakt.zip');
  const anna = startUser('anna', packagePath);
  const west = putLine(join(folder, 'first'), 'west.sgy');
  const other = putLine(join(folder, 'second'), 'west.sgy');
  writeFileSync(other, 'other samples under the same name');
  await anna.services.projects.openPath(west);
  anna.services.picks.applyEdit({ kind: 'add', picks: [makePick('a', 60)] });
  const { store } = anna.services.projects.require();
  store.addLine(
    { ...store.line, absolutePath: other, besideProjectPath: other, fingerprint: 'other' },
    'second',
  );
  const weights = join(runFolder(store.path, 'run-1'), 'model', 'weights.bin');
  mkdirSync(dirname(weights), { recursive: true });
  writeFileSync(weights, 'weights');
  expect(await anna.handlers['package.save'](null)).toEqual({ files: ['west.diffrakt.zip'], folder });
  expect(anna.told('package.progress').at(-1)).toBeNull();
  expect(store.lines.map(({ absolutePath }) => absolutePath)).toEqual([west, other]);
  anna.end();
  for (const gone of ['anna', 'first', 'second']) rmSync(join(folder, gone), { recursive: true });

  const ben = startUser('ben', join(folder, 'work'));
  ben.services.chosen.add(packagePath);
  const state = await ben.handlers['project.open']({ path: packagePath });
  const made = join(folder, 'work', 'west');
  expect(state.project?.path).toBe(join(made, 'west.diffrakt'));
  expect(state.dataset?.path).toBe(join(made, 'data', 'west.sgy'));
  const opened = ben.services.projects.require().store;
  expect(opened.pickState.picks).toMatchObject([{ id: 'a', trace: 60 }]);
  const [first, second] = opened.lines.map(({ besideProjectPath }) =>
    readFileSync(besideProjectPath, 'utf8'),
  );
  expect([first, second]).toEqual(['samples of west.sgy', 'other samples under the same name']);
  expect(readFileSync(join(runFolder(opened.path, 'run-1'), 'model', 'weights.bin'), 'utf8')).toBe('weights');
  ben.end();
});

it('a radar line takes its second file along, and a line that is gone is named', async () => {
  const packagePath = join(folder, 'gpr');
  const user = startUser('user', packagePath);
  const line = putLine(join(folder, 'lines'), 'XLINE00.DT1');
  putLine(join(folder, 'lines'), 'xline00.hd');
  putLine(join(folder, 'lines'), 'xline01.hd');
  await user.services.projects.openPath(line);
  await user.handlers['package.save'](null);
  const order = { packagePath: `${packagePath}.diffrakt.zip`, outputFolder: join(folder, 'out') };
  const { folder: made } = await unpackPackage(order, silentContext(new AbortController().signal));
  expect(readdirSync(join(made, 'data')).sort()).toEqual(['XLINE00.DT1', 'xline00.hd']);
  rmSync(line);
  await expect(user.handlers['package.save'](null)).rejects.toMatchObject({
    failure: { code: 'file.unreadable', message: expect.stringContaining('XLINE00.DT1') },
  });
  user.end();
});

it('what is no package is refused and the open project stays; a cancelled dialog or job changes nothing', async () => {
  const user = startUser('user', null);
  await user.services.projects.openPath(putLine(folder));
  const before = user.services.projects.require();
  const path = putLine(folder, 'photos.zip');
  user.services.chosen.add(path);
  expect((await user.handlers['project.open']({ path })).project?.path).toBe(before.store.path);
  expect(await user.handlers['package.save'](null)).toBeNull();
  user.end();

  const other = startUser('other', folder);
  await other.services.projects.openPath(putLine(folder));
  other.services.chosen.add(path);
  await expect(other.handlers['project.open']({ path })).rejects.toMatchObject({
    failure: { code: 'package.invalid', message: expect.stringContaining('photos.zip') },
  });
  expect(other.services.projects.current?.dataset.path).toBe(join(folder, 'west.sgy'));
  other.end();

  const slow = startServices(join(folder, 'slow'), { data: { unpackPackage: endless }, chosenPath: folder });
  const unpacking = slow.services.packages.unpack(path);
  await new Promise((done) => setTimeout(done, 0));
  slow.services.packages.cancel();
  await expect(unpacking).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect(existsSync(join(folder, 'photos'))).toBe(false);
  slow.end();
});
