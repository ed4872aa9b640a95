import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProjectExaminer } from '#main/process/project/projectExaminer';
import { PROJECT_HANDLERS } from '#main/process/project/projectHandlers';
import type { ProjectRequests } from '#main/process/project/projectRequests';
import { ProjectStore } from '#main/project/projectStore';
import { FakeProcess } from '#main/testing/fakeProcess';
import { makeExaminer } from '#main/testing/makeExaminer';
import { LINE, makePick } from '#main/testing/projectFixtures';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-examiner-'));
  path = join(folder, 'west.diffrakt');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says what is in a project, also while it is open', async () => {
  const store = ProjectStore.create(path, LINE);
  store.applyEdit({ kind: 'add', picks: [makePick('a')] });
  await expect(makeExaminer().examine(path)).resolves.toMatchObject({ path, lines: [LINE], pickCount: 1 });
  store.dispose();
});

it('gives up a process that does not answer, says so, and asks a new one for the next', async () => {
  ProjectStore.create(path, LINE).dispose();
  let started = 0;
  const examiner = new ProjectExaminer(() => {
    started += 1;
    if (started > 1) return new FakeProcess<ProjectRequests>(PROJECT_HANDLERS);
    return new FakeProcess<ProjectRequests>({
      examine: async (_ask, { emit }) => {
        emit('begun');
        return new Promise(() => undefined);
      },
    });
  }, 50);
  await expect(examiner.examine(path)).rejects.toMatchObject({ failure: { code: 'project.unreadable' } });
  await expect(examiner.examine(path)).resolves.toMatchObject({ pickCount: 0 });
  expect(started).toBe(2);
});

it.each([1, 3, 4, 5])(
  'keeps a copy of layout %i aside when it is migrated, and knows the migrated one',
  async (version) => {
    const fixture = `src/main/project/fixtures/version${version}.diffrakt`;
    copyFileSync(fixture, path);
    const before = await makeExaminer().examine(path);
    expect(readdirSync(folder)).toEqual(['west.diffrakt']);
    ProjectStore.open(path).dispose();
    expect(readdirSync(folder)).toEqual(['west.diffrakt', `west.diffrakt.layout${version}`]);
    expect(readFileSync(`${path}.layout${version}`).equals(readFileSync(fixture))).toBe(true);
    expect(await makeExaminer().examine(path)).toEqual(before);
    expect(await makeExaminer().examine(`${path}.layout${version}`)).toMatchObject({
      pickCount: before.pickCount,
    });
  },
);
