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

/** Instances that nobody uses now; each reserves much address space, so they are kept and used again. */
const idle: Core[] = [];

/** Lends an instance; give it back with `giveBackCore`. */
export function takeCore(): Core {
  return idle.pop() ?? Core.create(coreModule());
}

export function giveBackCore(core: Core): void {
  idle.push(core);
}
