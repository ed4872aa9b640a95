import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { makeSummary } from '#main/testing/fakeDatasets';
import { type Answers, putLine, startServices } from '#main/testing/startServices';
import { JobError } from '#system/failure';

let folder: string;
let ends: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-remote-'));
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  rmSync(folder, { recursive: true, force: true });
});

function start(answers?: Answers) {
  const started = startServices(folder, answers);
  ends.push(started.end);
  return started;
}

describe('a line on a server', () => {
  const address = 'http://127.0.0.1:1/line.sgy';

  it('is opened once the user allows the server, who is asked once, and its project finds it again', async () => {
    const { services, dialogs } = start({ chosenPath: 'yes' });
    await services.projects.openPath(address);
    const { store } = services.projects.require();
    expect(store.line).toMatchObject({ absolutePath: address, besideProjectPath: address });
    const projectPath = join(folder, 'saved.diffrakt');
    await services.projects.saveAs(projectPath);
    await services.projects.openPath(putLine(folder));
    await services.projects.openPath(projectPath);
    expect(services.projects.require().dataset.path).toBe(address);
    expect(dialogs.asked).toEqual(['http://127.0.0.1:1']);
  });

  it('is not asked for anything where the user declines', async () => {
    const opened: string[] = [];
    const open = async ({ path }: { path: string }) => {
      opened.push(path);
      return makeSummary(path);
    };
    const { services } = start({ data: { open } });
    await expect(services.projects.openPath(address)).rejects.toMatchObject({
      failure: { code: 'path.notChosen' },
    });
    expect(opened).toEqual([]);
  });

  it('that is not shown is not read by a training either before the user allows the server', async () => {
    const first = start({ chosenPath: 'yes' }).services;
    await first.projects.openPath(putLine(folder));
    await first.lines.add([address]);
    await first.lines.show(1);
    const { path } = first.projects.require().store;
    for (const end of ends.splice(0)) end();
    const { services, dialogs } = start();
    await services.projects.openPath(path);
    const asked = { ...DEFAULT_SETTINGS, engine: 'wasm', lineIds: [1, 2] } as const;
    await expect(services.training.start(asked)).rejects.toMatchObject({
      failure: { code: 'path.notChosen' },
    });
    expect(dialogs.asked).toEqual(['http://127.0.0.1:1']);
  });

  it('tells how much came, and its opening can be given up', async () => {
    const progress = {
      stage: 'Fetching',
      done: 5,
      total: 10,
      unit: 'bytes',
      ratePerSecond: 1,
      secondsLeft: 5,
    };
    const { services, told } = start({
      chosenPath: 'yes',
      data: {
        open: async (_, context) => {
          context.progress(progress);
          return new Promise((_done, refuse) => {
            context.signal.addEventListener('abort', () =>
              refuse(new JobError('cancelled', 'Stopped', 'x.')),
            );
          });
        },
      },
    });
    const opening = services.projects.openPath(address);
    await vi.waitFor(() => expect(told('address.progress')).toEqual([progress]));
    services.datasets.cancelOpening();
    await expect(opening).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });
});
