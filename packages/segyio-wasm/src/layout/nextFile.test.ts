import { describe, expect, it } from 'vitest';
import { makeSegy, type Recipe } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from '../write/copySegy.js';
import type { OpenOptions } from './options.js';

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function open(bytes: Uint8Array, options: OpenOptions = {}) {
  return openSegy(createMemorySource(bytes, 'x.sgy'), options);
}

async function contentOf(bytes: Uint8Array, options: OpenOptions = {}) {
  const { layout, trace } = await open(bytes, options);
  return { layout, samples: [...(await trace.readBlock())] };
}

const SHAPES: readonly (readonly [string, Recipe, Recipe])[] = [
  ['alike', { traces: 9 }, { traces: 4 }],
  ['of other lengths', { traces: 9, samples: 30 }, { traces: 4, samples: 11 }],
  [
    'of other formats and orders',
    { traces: 9 },
    { traces: 4, format: 3, sampleBytes: 2, order: 'little', word: (t, s) => t + s },
  ],
  ['whose traces are as long as file headers', { traces: 5, samples: 840 }, { traces: 3, samples: 840 }],
  ['of so many traces that their numbers tell', { traces: 900, samples: 15 }, { traces: 40, samples: 15 }],
  ['whose traces are half as long', { traces: 5, samples: 390 }, { traces: 3, samples: 20 }],
  ['of one trace each', { traces: 1 }, { traces: 1, samples: 9 }],
  ['without counts in the trace headers', { traces: 9, trace: { 115: 0, 117: 0 } }, { traces: 4 }],
  [
    'with extended text',
    { traces: 9, extendedText: ['((SEG: EndText))'] },
    { traces: 4, extendedText: ['x'] },
  ],
];

describe('two files in one', () => {
  it.each(SHAPES)('%s are opened one by one', async (_, first, second) => {
    const parts = [makeSegy(first), makeSegy(second)];
    const bytes = joined(parts);
    const dataset = await contentOf(bytes);
    const traces = first.traces ?? 0;
    expect(dataset.layout).toMatchObject({
      traceCount: traces,
      nextFileOffset: parts[0].length,
      leftOutBytes: parts[1].length,
    });
    expect(dataset.samples).toEqual((await contentOf(parts[0])).samples);
    const told = `Another SEG-Y file begins at byte ${parts[0].length + 1}, behind trace ${traces}, where a trace header is expected ("C 1 MADE FOR A TEST")`;
    expect(dataset.layout.warnings.join()).toContain(told);
    const [{ options }] = dataset.layout.remedies;
    expect(options).toEqual({ part: 2 });
    const rest = await contentOf(bytes, options);
    expect(rest.layout).toMatchObject({ traceCount: second.traces, nextFileOffset: null });
    expect(rest.samples).toEqual((await contentOf(parts[1])).samples);
  });

  it('may be three; a fourth is refused', async () => {
    const parts = [makeSegy({ traces: 3 }), makeSegy({ traces: 4, samples: 9 }), makeSegy({ traces: 2 })];
    const bytes = joined(parts);
    const counts = [1, 2, 3].map(async (part) => (await open(bytes, { part })).layout.traceCount);
    expect(await Promise.all(counts)).toEqual([3, 4, 2]);
    await expect(open(bytes, { part: 4 })).rejects.toMatchObject({
      code: 'argument.invalid',
      message: 'Part 4 requested; SEG-Y files one behind the other: 3: x.sgy',
    });
    for (const part of [0, -1, 1.5, Number.NaN])
      await expect(open(bytes, { part })).rejects.toMatchObject({ code: 'argument.invalid' });
  });

  it('are copied each by itself', async () => {
    const parts = [makeSegy({ traces: 3 }), makeSegy({ traces: 4, samples: 9 })];
    for (const [i, part] of parts.entries()) {
      const sink = createMemorySink();
      await copySegy(await open(joined(parts), { part: i + 1 }), sink);
      expect(sink.bytes()).toEqual(part);
    }
  });

  it('a text header alone is told, and no part', async () => {
    const text = makeSegy().subarray(0, 3200);
    const { layout } = await open(joined([makeSegy({ traces: 6 }), text]));
    expect(layout).toMatchObject({ traceCount: 6, leftOutBytes: 3200, nextFileOffset: null, remedies: [] });
    expect(layout.warnings.join()).toContain('A text header without a binary header begins at byte');
  });

  it('are not seen in files of traces that read as text', async () => {
    const word = () => 0x43204131;
    const { layout } = await open(makeSegy({ traces: 12, samples: 840, word }));
    expect(layout).toMatchObject({ traceCount: 12, warnings: [], nextFileOffset: null });
  });
});
