import { describe, expect, it } from 'vitest';
import { createWasmPool, type WasmMemory } from '#seismic/numerics/embeddedWasm';

/** A module that exports one memory of one page: (module (memory (export "memory") 1)). */
const MODULE = 'AGFzbQEAAAAFAwEAAQcKAQZtZW1vcnkCAA==';

interface Exports {
  readonly memory: WasmMemory;
}

function hasMemory(exports: object): exports is Exports {
  return 'memory' in exports;
}

describe('pool of instances', () => {
  it('gives an instance to one user at a time, and reuses it after its return', () => {
    const pool = createWasmPool(MODULE, hasMemory);
    const [first, second] = [pool.take(), pool.take()];
    expect(second).not.toBe(first);
    pool.giveBack(first);
    expect(pool.take()).toBe(first);
  });

  it('keeps four idle instances and drops the others', () => {
    const pool = createWasmPool(MODULE, hasMemory);
    const taken = Array.from({ length: 9 }, () => pool.take());
    for (const instance of taken) pool.giveBack(instance);
    const again = Array.from({ length: 9 }, () => pool.take());
    expect(again.filter((instance) => taken.includes(instance))).toHaveLength(4);
  });

  it('drops an instance that has grown beyond 64 MB', () => {
    const pool = createWasmPool(MODULE, hasMemory);
    const [small, large] = [pool.take(), pool.take()];
    small.memory.grow(1023);
    large.memory.grow(1024);
    pool.giveBack(small);
    pool.giveBack(large);
    expect([pool.take(), pool.take()]).not.toContain(large);
  });

  it('refuses a module that exports something else', () => {
    const isOther = (exports: object): exports is Exports => 'other' in exports;
    expect(() => createWasmPool(MODULE, isOther).take()).toThrow('does not match');
  });
});
