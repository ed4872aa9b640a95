/**
 * WebAssembly that is embedded in the program as base64 and compiled synchronously, without a request to any
 * host: the same in Node, in Electron's utility processes and in a web worker.
 */

/** The part of an instance's memory that is used here. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; views of the old buffer are invalid afterwards. */
  grow(pages: number): number;
}

interface WasmModule {
  readonly kind?: 'wasm module';
}

// The language library of the pure rings has no WebAssembly; every engine does.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => WasmModule;
  Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAGE_BYTES = 65536;
const MISMATCH = 'The embedded core does not match its interface: rebuild it.';

/** Bytes of a base64 text (RFC 4648, with padding). */
export function bytesOfBase64(text: string): Uint8Array {
  const valueAt = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) valueAt[ALPHABET.charCodeAt(i)] = i;
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = ((bits << 6) | valueAt[digits.charCodeAt(i)]) & 0xffffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[at++] = (bits >> bitCount) & 255;
  }
  return bytes;
}

/**
 * An instance of an embedded module that takes what it needs, as its memory, from outside.
 * @throws Error where the module does not export what is expected
 */
export function instantiateEmbedded<Exports extends object>(
  base64: string,
  isCore: (exports: object) => exports is Exports,
  imports: object,
): Exports {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOfBase64(base64)), imports);
  if (isCore(exports)) return exports;
  throw new Error(MISMATCH);
}

/** Idle instances that a pool keeps, and the memory that each may have grown to. */
const MOST_IDLE = 4;
const MOST_IDLE_BYTES = 64 * 1024 * 1024;

/**
 * A core's instances, reused: engines reserve gigabytes of address space for each instance and give them back
 * late, so a few that are no longer needed are kept for the next user.
 */
export interface WasmPool<Exports extends { readonly memory: WasmMemory }> {
  take(): Exports;
  giveBack(instance: Exports): void;
}

/** A pool of instances of an embedded module whose exports are known to be `Exports`. */
export function createWasmPool<Exports extends { readonly memory: WasmMemory }>(
  base64: string,
  isCore: (exports: object) => exports is Exports,
): WasmPool<Exports> {
  let module: WasmModule | null = null;
  const idle: Exports[] = [];
  return {
    take: () => {
      const kept = idle.pop();
      if (kept) return kept;
      module ??= new WebAssembly.Module(bytesOfBase64(base64));
      const { exports } = new WebAssembly.Instance(module, {});
      if (!isCore(exports)) throw new Error(MISMATCH);
      return exports;
    },
    giveBack: (instance) => {
      const isSmall = instance.memory.buffer.byteLength <= MOST_IDLE_BYTES;
      if (isSmall && idle.length < MOST_IDLE) idle.push(instance);
    },
  };
}

/** Grows the memory where it is smaller than `byteCount`. */
export function ensureBytes(memory: WasmMemory, byteCount: number): void {
  const missing = byteCount - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}

/** The module's own data is below. */
const FIRST_FREE_BYTE = 1024;

/** Allocates 16-byte aligned stretches of a core's memory, one behind the other. */
export interface MemoryLayout {
  /** Address of a stretch of `byteCount` bytes. */
  take(byteCount: number): number;
  /** Bytes of memory that all stretches need. */
  end(): number;
}

export function createMemoryLayout(): MemoryLayout {
  let next = FIRST_FREE_BYTE;
  return {
    take: (byteCount) => {
      const at = next;
      next += Math.ceil(byteCount / 16) * 16;
      return at;
    },
    end: () => next,
  };
}
