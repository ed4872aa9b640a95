/** A graphics card as the system names it. */
export interface GraphicsCard {
  readonly name: string;
  readonly isNvidia: boolean;
  readonly memoryBytes: number | null;
}

/** The cards as NVIDIA's driver reports them. */
export interface NvidiaFacts {
  readonly cards: GraphicsCard[];
  readonly driverVersion: string | null;
}

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
    cards: rows.map(({ name, memory }) => ({ name, isNvidia: true, memoryBytes: memoryBytes(memory) })),
    driverVersion: rows[0]?.driver ?? null,
  };
}

/** The newest CUDA that the driver takes, from the header of `nvidia-smi`. */
export function parseCudaVersion(text: string): string | null {
  return /CUDA(?: UMD)? Version:\s*(\d+\.\d+)/.exec(text)?.[1] ?? null;
}
