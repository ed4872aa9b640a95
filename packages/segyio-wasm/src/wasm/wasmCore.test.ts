import { expect, it, vi } from 'vitest';
import { DEFAULT_TRACES, makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';

it('300 windows requested at once take eight instances at most, and each gets its own samples', async () => {
  const dataset = await openSegy(createMemorySource(makeSegy(), 'line.sgy'));
  let made = 0;
  class Counted extends WebAssembly.Instance {
    constructor(...given: ConstructorParameters<typeof WebAssembly.Instance>) {
      super(...given);
      made++;
    }
  }
  vi.stubGlobal('WebAssembly', { ...ownProperties(WebAssembly), Instance: Counted });
  try {
    const traces = Array.from({ length: 300 }, (_, i) => i % DEFAULT_TRACES);
    const first = await Promise.all(traces.map((trace) => dataset.trace.read(trace)));
    expect(first.map(([sample]) => sample)).toEqual(traces.map((trace) => 100 * trace));
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(8);
  } finally {
    vi.unstubAllGlobals();
  }
});

/** Own properties of an object, those that are not enumerable too. */
function ownProperties(object: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(object)).map(([name, { value }]) => [name, value]),
  );
}
