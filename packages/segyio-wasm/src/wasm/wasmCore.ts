import { Core, type CoreModule } from './core.js';
import { wasmBase64 } from './generated/core.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of a base64 text (RFC 4648), the same in every engine, without asking any of its libraries. */
function bytesOfBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const values = new Map([...ALPHABET].map((digit, value) => [digit, value]));
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let at = 0; at < bytes.length; at++) {
    const first = Math.floor((at * 4) / 3);
    const shift = (at % 3) * 2;
    const high = values.get(digits[first]) ?? 0;
    const low = values.get(digits[first + 1]) ?? 0;
    bytes[at] = ((high << (2 + shift)) | (low >> (4 - shift))) & 255;
  }
  return bytes;
}

// The plain language library has no WebAssembly; every engine does.
declare const WebAssembly: { Module: new (bytes: Uint8Array) => CoreModule };

let compiled: CoreModule | null = null;

/** The core, compiled once. */
export function coreModule(): CoreModule {
  compiled ??= new WebAssembly.Module(bytesOfBase64(wasmBase64));
  return compiled;
}

/** Idle instances. Each reserves much address space, so they are kept and reused. */
const idle: Core[] = [];
const MOST_IDLE = 8;

/** Lends an instance; give it back with `giveBackCore`. */
export function takeCore(): Core {
  return idle.pop() ?? Core.create(coreModule());
}

export function giveBackCore(core: Core): void {
  if (idle.length < MOST_IDLE) idle.push(core);
}

/** Engines reserve about 10 GB of address space for an instance, and a process has room for about 100. */
const MOST_READINGS = 8;
const waiting: (() => void)[] = [];
let readings = 0;

/**
 * Runs a reading that needs an instance when its turn comes, at most eight at a time, so that hundreds of
 * readings started at once do not take hundreds of instances. A reading must not wait for another one.
 */
export async function readInTurn<Value>(reading: () => Promise<Value>): Promise<Value> {
  if (readings >= MOST_READINGS) await new Promise<void>((resolve) => waiting.push(resolve));
  else readings++;
  try {
    return await reading();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else readings--;
  }
}
