import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMachine } from '#engine/diagnosis/machine';
import { newEngineFolder, putInstalled, putPrograms } from '#engine/install/testing/engineScratch';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = newEngineFolder());
});
afterEach(() => remove());

const QUERY = 'NVIDIA GeForce RTX 3060, 12288, 535.183.01';
const HEADER = '| NVIDIA-SMI 535.183.01  Driver Version: 535.183.01  CUDA Version: 12.2 |';
const BUS = '01:00.0 \\"VGA compatible controller\\" \\"NVIDIA Corporation\\" \\"GA106\\"';
const BESIDE = '00:02.0 \\"VGA compatible controller\\" \\"Intel Corporation\\" \\"Iris Xe\\"';

describe.skipIf(process.platform !== 'linux')('the machine (skipped but on Linux)', () => {
  it('is described with its card, driver, CUDA, and what is installed', async () => {
    putPrograms(
      join(dirname(folder), 'programs'),
      {
        'nvidia-smi': `if [ $# -gt 0 ]; then echo "${QUERY}"; else echo "${HEADER}"; fi`,
        lspci: `echo "${BUS}"; echo "${BESIDE}"`,
        python3: 'echo Python 3.12.1',
        'g++': 'echo "g++ (GCC) 14.1.0"',
      },
      true,
    );
    putInstalled('gpu');
    expect(await readMachine()).toMatchObject({
      system: expect.stringMatching(/^Linux [\d.].*, \w+$/),
      memoryBytes: totalmem(),
      nodeVersion: process.versions.node,
      electronVersion: null,
      graphicsCards: [
        { name: 'NVIDIA GeForce RTX 3060', isNvidia: true, memoryBytes: 12288 * 2 ** 20 },
        { name: 'Intel Corporation Iris Xe', isNvidia: false, memoryBytes: null },
      ],
      nvidiaDriverVersion: '535.183.01',
      cudaVersion: '12.2',
      cudnnVersion: '9.28.0.42',
      pythonVersion: '3.12.1',
      compilerVersion: '14.1.0',
      freeDiskBytes: expect.any(Number),
    });
  });

  it('is described where nothing is installed, and where a program fails or hangs', async () => {
    const hang = '/bin/sleep 60';
    putPrograms(join(dirname(folder), 'programs'), { 'nvidia-smi': hang, python3: 'exit 1' }, true);
    expect(await readMachine()).toMatchObject({
      nvidiaDriverVersion: null,
      cudaVersion: null,
      cudnnVersion: null,
      pythonVersion: null,
      compilerVersion: null,
    });
  });
});
