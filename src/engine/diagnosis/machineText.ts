import type { GraphicsCard } from '#engine/diagnosis/diagnosis';

/** What NVIDIA's driver says of the cards. */
export interface NvidiaFacts {
  readonly cards: GraphicsCard[];
  readonly driverVersion: string | null;
}

const VENDORS: Readonly<Record<string, string>> = {
  '0x10de': 'NVIDIA',
  '0x1002': 'AMD',
  '0x8086': 'Intel',
  '0x1a03': 'ASPEED',
  '0x1234': 'QEMU',
  '0x1af4': 'virtio',
};

/**
 * Reads `nvidia-smi --query-gpu=name,memory.total,driver_version --format=csv,noheader,nounits`: a line a card,
 * memory in MiB. Lines that are not of that form ("No devices were found") are left out.
 */
export function parseNvidiaQuery(text: string): NvidiaFacts {
  const rows = text.split('\n').flatMap((line) => {
    const match = /^\s*([^,]+?)\s*,\s*(\d+|\[[^\]]*\]|N\/A)\s*,\s*(\d+(?:\.\d+)+)\s*$/.exec(line);
    return match ? [{ name: match[1], memory: match[2], driver: match[3] }] : [];
  });
  const memoryBytes = (memory: string) => (/^\d+$/.test(memory) ? Number(memory) * 2 ** 20 : null);
  return {
    cards: rows.map(({ name, memory }) => ({ name, memoryBytes: memoryBytes(memory) })),
    driverVersion: rows[0]?.driver ?? null,
  };
}

/** The newest CUDA that the driver takes, from the header of `nvidia-smi`. */
export function parseCudaVersion(text: string): string | null {
  return /CUDA(?: UMD)? Version:\s*(\d+\.\d+)/.exec(text)?.[1] ?? null;
}

/** Display and compute cards in `lspci -mm`: slot, class, vendor, device, each in quotes. */
export function parseLspci(text: string): GraphicsCard[] {
  return text.split('\n').flatMap((line) => {
    const [kind, vendor, device] = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
    const isCard = /^(VGA compatible|3D|Display) controller$/.test(kind ?? '');
    return isCard && device ? [{ name: `${vendor} ${device}`, memoryBytes: null }] : [];
  });
}

/** A card by the numbers in /sys/class/drm/card0/device: "0x8086", "0x9a49". */
export function cardOfNumbers(vendor: string, device: string): GraphicsCard {
  const number = vendor.trim().toLowerCase();
  const name = VENDORS[number] ?? `Vendor ${number}`;
  return { name: `${name} graphics (device ${device.trim()})`, memoryBytes: null };
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
