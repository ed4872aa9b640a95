import { describe, expect, it } from 'vitest';
import {
  cardOfNumbers,
  parseLdconfig,
  parseLibraryVersion,
  parseLspci,
  parseVersion,
} from '#engine/diagnosis/machineText';
import { parseCudaVersion, parseNvidiaQuery } from '#engine/tools/nvidiaText';

const MIB = 2 ** 20;

describe("NVIDIA's driver", () => {
  it.each([
    [
      'one card',
      'NVIDIA GeForce RTX 3060, 12288, 535.183.01\n',
      {
        cards: [{ name: 'NVIDIA GeForce RTX 3060', isNvidia: true, memoryBytes: 12288 * MIB }],
        driverVersion: '535.183.01',
      },
    ],
    [
      'two cards, with the line ends of Windows',
      'NVIDIA H100 80GB HBM3, 81559, 550.54.15\r\nTesla T4, 15360, 550.54.15\r\n',
      {
        cards: [
          { name: 'NVIDIA H100 80GB HBM3', isNvidia: true, memoryBytes: 81559 * MIB },
          { name: 'Tesla T4', isNvidia: true, memoryBytes: 15360 * MIB },
        ],
        driverVersion: '550.54.15',
      },
    ],
    [
      'a card that shares its memory',
      'NVIDIA GB10, [N/A], 580.95.05\n',
      { cards: [{ name: 'NVIDIA GB10', isNvidia: true, memoryBytes: null }], driverVersion: '580.95.05' },
    ],
    ['no card', 'No devices were found\n', { cards: [], driverVersion: null }],
    [
      'a driver that does not answer',
      "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure, please, 5\n",
      { cards: [], driverVersion: null },
    ],
    ['nothing', '', { cards: [], driverVersion: null }],
  ])('tells of %s', (_, text, facts) => {
    expect(parseNvidiaQuery(text)).toEqual(facts);
  });

  it.each([
    ['| NVIDIA-SMI 535.183.01   Driver Version: 535.183.01   CUDA Version: 12.2     |', '12.2'],
    ['+-----+\n| NVIDIA-SMI 580.95.05  KMD Version: 580.95.05  CUDA UMD Version: 13.0  |', '13.0'],
    ['| NVIDIA-SMI 390.157    Driver Version: 390.157    |', null],
    ['| CUDA Version: N/A |', null],
    ['', null],
  ])('takes CUDA: %s', (text, version) => {
    expect(parseCudaVersion(text)).toBe(version);
  });
});

describe('cards of any vendor', () => {
  it('are read from lspci -mm, and nothing else is', () => {
    const text = [
      '00:00.0 "Host bridge" "Intel Corporation" "11th Gen Core Processor Host Bridge" -r01 "Dell" "Device 0a68"',
      '00:02.0 "VGA compatible controller" "Intel Corporation" "TigerLake-LP GT2 [Iris Xe Graphics]" -r01 -p00 "Dell" "x"',
      '01:00.0 "3D controller" "NVIDIA Corporation" "GA107M [GeForce MX570]" -ra1 -p00 "Dell" "Device 0a68"',
      '02:00.0 "Display controller" "Advanced Micro Devices, Inc. [AMD/ATI]" "Navi 21" "" ""',
      'garbage',
    ].join('\n');
    expect(parseLspci(text).map(({ name }) => name)).toEqual([
      'Intel Corporation TigerLake-LP GT2 [Iris Xe Graphics]',
      'NVIDIA Corporation GA107M [GeForce MX570]',
      'Advanced Micro Devices, Inc. [AMD/ATI] Navi 21',
    ]);
    expect(parseLspci(text).map(({ isNvidia }) => isNvidia)).toEqual([false, true, false]);
    expect(parseLspci('')).toEqual([]);
  });

  it('are named by their numbers', () => {
    expect(cardOfNumbers('0x8086\n', '0x9a49\n').name).toBe('Intel graphics (device 0x9a49)');
    expect(cardOfNumbers('0x8086\n', '0x9a49\n').isNvidia).toBe(false);
    expect(cardOfNumbers('0x10DE\n', '0x2504\n').isNvidia).toBe(true);
    expect(cardOfNumbers('0x4321\n', '0x0001\n').name).toBe('Vendor 0x4321 graphics (device 0x0001)');
  });
});

describe('versions', () => {
  it.each([
    ['Python 3.11.7\n', '3.11.7'],
    ['g++ (Debian 12.2.0-14+deb12u1) 12.2.0\nCopyright (C) 2022 ...', '12.2.0'],
    ['g++ (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0', '11.4.0'],
    ['g++-13 (SUSE Linux) 13.2.1 20240206 [revision 67ac78c]', '13.2.1'],
    ['no version here', null],
    ['', null],
  ])('are read from %j', (text, version) => {
    expect(parseVersion(text)).toBe(version);
  });

  it('of a library are read from its path in the output of ldconfig', () => {
    const text =
      '3 libs found\n\tlibcudnn_ops.so.9 (libc6,x86-64) => /usr/lib/libcudnn_ops.so.9\n' +
      '\tlibcudnn.so.9 (libc6,x86-64) => /usr/lib/x86_64-linux-gnu/libcudnn.so.9\n';
    expect(parseLdconfig(text, 'libcudnn.so')).toBe('/usr/lib/x86_64-linux-gnu/libcudnn.so.9');
    expect(parseLdconfig(text, 'libcublas.so')).toBeNull();
    expect(parseLibraryVersion('/usr/lib/libcudnn.so.9.1.0')).toBe('9.1.0');
    expect(parseLibraryVersion('/usr/lib/libcudnn.so')).toBeNull();
  });
});
