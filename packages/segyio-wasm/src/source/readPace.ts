/** Up to this many bytes are read on the spot: some 0.3 ms where the system holds them in memory. */
const LARGEST_READ_ON_THE_SPOT = 2 * 1024 * 1024;
/** Before anything is known, small reads are tried on the spot. */
const LARGEST_FIRST_READ = 64 * 1024;
/** A read from memory takes a few microseconds and then well below a nanosecond a byte; disks take longer. */
const SLOWEST_QUICK_READ_MS = 0.25;
const SLOWEST_QUICK_MS_PER_BYTE = 1e-6;
/** Time after which others get their turn. */
const LONGEST_STRETCH_MS = 4;

function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Whether a file's reads come from the system's memory. Such reads cost less done on the spot than the way to
 * a background thread and back; reads from a disk must not hold up everything else. After one that was slow
 * they are done in the background, until that is found to be quick.
 */
export class ReadPace {
  private isQuick: boolean | null = null;
  private stretchStart = 0;

  /** True if a read of this size may be done on the spot. */
  allows(byteCount: number): boolean {
    if (this.isQuick === null) return byteCount <= LARGEST_FIRST_READ;
    return this.isQuick && byteCount <= LARGEST_READ_ON_THE_SPOT;
  }

  /** Tells how long a read took. */
  note(byteCount: number, milliseconds: number): void {
    this.isQuick = milliseconds <= SLOWEST_QUICK_READ_MS + byteCount * SLOWEST_QUICK_MS_PER_BYTE;
  }

  /** True if reads on the spot have gone on for so long that others should have their turn. */
  isTired(now: number): boolean {
    return now - this.stretchStart > LONGEST_STRETCH_MS;
  }

  /** Lets others have their turn; the time after it. */
  async rest(): Promise<number> {
    await turnOfOthers();
    this.stretchStart = performance.now();
    return this.stretchStart;
  }
}
