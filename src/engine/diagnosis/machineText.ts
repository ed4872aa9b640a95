import type { GraphicsCard } from '#engine/tools/nvidiaText';

const NVIDIA = '0x10de';

const VENDORS: Readonly<Record<string, string>> = {
  [NVIDIA]: 'NVIDIA',
  '0x1002': 'AMD',
  '0x8086': 'Intel',
  '0x1a03': 'ASPEED',
  '0x1234': 'QEMU',
  '0x1af4': 'virtio',
};

/** Display and compute cards in `lspci -mm`: slot, class, vendor, device, each in quotes. */
export function parseLspci(text: string): GraphicsCard[] {
  return text.split('\n').flatMap((line) => {
    const [kind, vendor, device] = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
    const isCard = /^(VGA compatible|3D|Display) controller$/.test(kind ?? '');
    if (!isCard || !device) return [];
    return [{ name: `${vendor} ${device}`, isNvidia: /^nvidia\b/i.test(vendor), memoryBytes: null }];
  });
}

/** A card by the numbers in /sys/class/drm/card0/device: "0x8086", "0x9a49". */
export function cardOfNumbers(vendor: string, device: string): GraphicsCard {
  const number = vendor.trim().toLowerCase();
  const name = VENDORS[number] ?? `Vendor ${number}`;
  return {
    name: `${name} graphics (device ${device.trim()})`,
    isNvidia: number === NVIDIA,
    memoryBytes: null,
  };
}

/** "g++ (Debian 12.2.0-14) 12.2.0" → "12.2.0"; "Python 3.11.7" → "3.11.7": the last version in the first line. */
export function parseVersion(text: string): string | null {
  const versions = text.split('\n')[0].match(/\d+\.\d+(?:\.\d+)*/g);
  return versions?.at(-1) ?? null;
}

/** "/usr/lib/libcudnn.so.9.1.0" → "9.1.0". */
export function parseLibraryVersion(path: string): string | null {
  return /\.so\.(\d+(?:\.\d+)*)$/.exec(path)?.[1] ?? null;
}

/** The path of a library in the output of `ldconfig -p`. */
export function parseLdconfig(text: string, library: string): string | null {
  const line = text.split('\n').find((one) => one.trim().startsWith(`${library}.`));
  return line?.split('=>')[1]?.trim() ?? null;
}
