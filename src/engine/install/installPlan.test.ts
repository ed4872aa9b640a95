import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installNative } from '#engine/install/installNative';
import { installPlan } from '#engine/install/installPlan';
import { newEngineFolder, putInstalled, putPrograms } from '#engine/install/testing/engineScratch';
import { wheelsOf } from '#engine/install/wheels';
import { listen } from '#jobs/testing/tinyLine';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = newEngineFolder());
});
afterEach(() => {
  vi.restoreAllMocks();
  remove();
});

const TOOLS = { getconf: 'echo glibc 2.36', 'g++': 'exit 0', python3: 'exit 0' };
const programs = (scripts: Record<string, string>) =>
  putPrograms(join(dirname(folder), 'programs'), scripts, true);

describe.skipIf(process.platform !== 'linux')('the plan (skipped but on Linux)', () => {
  it('gives sizes and what is downloaded already', async () => {
    programs(TOOLS);
    const whole = await installPlan('cpu');
    expect(whole).toMatchObject({
      folder,
      downloadBytes: 273_829_956,
      partBytes: 0,
      blockers: [],
      warnings: [],
    });
    mkdirSync(join(folder, 'parts'), { recursive: true });
    writeFileSync(join(folder, 'parts', `${wheelsOf('cpu')[0].file}.part`), Buffer.alloc(5000));
    expect(await installPlan('cpu')).toMatchObject({
      downloadBytes: 273_824_956,
      partBytes: 5000,
      neededBytes: whole.neededBytes - 5000,
    });
    expect((await installPlan('gpu')).downloadBytes).toBe(3_379_082_848);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no compiler', { ...TOOLS, 'g++': 'exit 1' }, /g\+\+ is not installed.*apt-get install g\+\+/],
    [
      'no pip',
      { ...TOOLS, python3: 'exit 1' },
      /pip is not installed.*apt-get install python3-pip.*--wheel FILE/,
    ],
    ['no Python', { getconf: 'echo glibc 2.36', 'g++': 'exit 0' }, /Python 3 is not installed/],
    ['an old C library', { ...TOOLS, getconf: 'echo glibc 2.17' }, /GNU C library, 2\.27 or later/],
    ['another C library', { ...TOOLS, getconf: 'exit 1' }, /GNU C library/],
  ])('reports that %s prevents it, and so does installing', async (_, scripts, sentence) => {
    programs(scripts);
    const { blockers } = await installPlan('cpu');
    expect(blockers.map(({ message, remedy }) => `${message}. ${remedy}`)).toEqual([
      expect.stringMatching(sentence),
    ]);
    const failed = await installNative({ build: 'cpu' }, listen().context).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'engine.install', remedy: expect.stringMatching(/WASM/) });
    expect(failed).toMatchObject({ message: blockers[0].message });
  });

  it('reports the embedded engine on other systems', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    const blocker = { message: expect.stringMatching(/Linux/), remedy: expect.stringMatching(/WASM/) };
    expect((await installPlan('cpu')).blockers).toEqual([blocker]);
  });

  it('warns where the build for cards finds no suitable driver', async () => {
    programs(TOOLS);
    expect((await installPlan('gpu')).warnings).toEqual([expect.stringMatching(/No NVIDIA driver/)]);
    programs({ ...TOOLS, 'nvidia-smi': 'echo "CUDA Version: 11.4"' });
    expect((await installPlan('gpu')).warnings).toEqual([expect.stringMatching(/11\.4.*525/)]);
    programs({ ...TOOLS, 'nvidia-smi': 'echo "CUDA Version: 12.2"' });
    expect(await installPlan('gpu')).toMatchObject({ warnings: [], blockers: [] });
  });
});

describe('installing', () => {
  it('a complete engine again does nothing', async () => {
    putInstalled('cpu');
    const { context, progress } = listen();
    const result = await installNative({ build: 'cpu' }, context);
    expect(result).toMatchObject({ isNew: false, installed: { build: 'cpu' } });
    expect(progress).toEqual([]);
  });
});
