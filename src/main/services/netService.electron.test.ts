import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { NetReading } from '#jobs/pretrain/netReading';
import { type Answers, endless, putLine, startServices } from '#main/testing/startServices';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-net-service-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const READING: NetReading = {
  facts: {
    ...{ seed: 3, sections: 2, steps: 5, isLikeLine: false, parameterCount: 100 },
    ...{ accuracy: 0.9, apexF1: 0.5, engine: 'wasm', seconds: 1, sha256: 'f' },
  },
};
const ASK = { seed: 3, sections: 2, steps: 5, isLikeLine: false, place: 'userData' } as const;
const pretrain = async ({ modelFolder }: { readonly modelFolder: string }) => {
  mkdirSync(modelFolder, { recursive: true });
  return { stopped: false, validationAccuracy: null };
};

let count = 0;
async function startOnLine(answers: Answers) {
  const folder = join(scratch, String(count++));
  const nets = async ({ folders }: { readonly folders: readonly string[] }) => folders.map(() => READING);
  const started = startServices(folder, { ...answers, data: { nets, ...answers.data } });
  await started.services.projects.openPath(putLine(folder));
  return { ...started, folder };
}

describe('a net that is pre-trained in the window', () => {
  it('is a run of the project, is listed when it is done, and is used by live answers once chosen', async () => {
    const { services, processes, told, folder, end } = await startOnLine({ learning: { pretrain } });
    const run = await services.nets.start({ ...ASK, isLikeLine: true });
    expect(run).toMatchObject({ name: 'Pre-training 1', seed: 3, totalSteps: 5, status: 'training' });
    const [{ nets }] = await vi.waitUntil(() =>
      told('nets.changed').length > 0 ? told('nets.changed') : null,
    );
    expect(nets).toMatchObject([{ name: 'Seed 3, 2 sections, 5 steps, like west.sgy', reading: READING }]);
    const netFolder = join(folder, 'user', 'nets', nets[0].netId);
    expect(processes.learning[0].asked).toMatchObject([
      {
        name: 'pretrain',
        ask: { seed: 3, like: { linePath: join(folder, 'west.sgy') }, modelFolder: netFolder },
      },
    ]);
    const { runs } = services.projects.require();
    await vi.waitUntil(() => runs.require(run?.runId ?? '').status === 'done');
    expect(services.nets.chosenFolder).toBeNull();
    expect(await services.nets.choose(nets[0].netId)).toMatchObject({ chosenId: nets[0].netId });
    await services.live.judge().catch(() => undefined);
    expect(processes.live[0].asked).toMatchObject([{ name: 'judge', ask: { netFolder } }]);
    expect(await services.nets.remove(nets[0].netId)).toEqual({ nets: [], chosenId: null });
    expect(existsSync(netFolder)).toBe(false);
    end();
  });

  it('that is stopped is not listed', async () => {
    const { services, end } = await startOnLine({ learning: { pretrain: endless } });
    const run = await services.nets.start(ASK);
    await services.training.stop(run?.runId ?? '');
    expect(services.projects.require().runs.require(run?.runId ?? '').status).toBe('stopped');
    expect(await services.nets.list()).toEqual({ nets: [], chosenId: null });
    end();
  });

  it('replaces no net in a folder that the user chooses, and none is added from a folder without one', async () => {
    const chosenPath = join(scratch, 'chosen');
    mkdirSync(chosenPath);
    writeFileSync(join(chosenPath, 'model.json'), '{}');
    const nets = async () => [{ problem: 'model.json does not fit' }];
    const { services, end } = await startOnLine({ chosenPath, data: { nets } });
    const refused = services.nets.start({ ...ASK, place: 'chosen' });
    await expect(refused).rejects.toMatchObject({ failure: { code: 'argument.invalid' } });
    await expect(services.nets.add()).rejects.toMatchObject({ failure: { code: 'model.invalid' } });
    end();
  });
});
