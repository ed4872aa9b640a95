/** Where a writer's bytes go, one behind the other. */
export interface ByteSink {
  /** File or other name, for messages. */
  readonly name: string;
  /** Takes the bytes before it resolves: the caller may use the array again afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  /** All is written: makes the result visible. */
  finish(): Promise<void>;
  /** Something failed, or the user has stopped: leaves nothing behind. Does nothing after `finish`. */
  discard(): Promise<void>;
}

/** Collects the bytes in memory. */
export function createMemorySink(name = 'memory'): ByteSink & { bytes(): Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    name,
    write: async (bytes) => {
      parts.push(bytes.slice());
    },
    finish: async () => undefined,
    discard: async () => {
      parts.length = 0;
    },
    bytes: () => {
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.byteLength;
      }
      return whole;
    },
  };
}
